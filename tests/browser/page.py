"""The page of `ibid serve` under a person's hands."""

from selenium.common.exceptions import TimeoutException
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

PASTE = """
const [text, done] = arguments;
const clipboardData = new DataTransfer();
clipboardData.setData("text/plain", text);
const start = performance.now();
const [preview, entries] = ["#preview", "#entries"].map((list) => document.querySelector(list));
const before = entries.childElementCount;
const shown = (list) => {
  const isThere = () => list.childElementCount > (list === entries ? before : 0);
  const painted = (tell) => requestAnimationFrame(() => setTimeout(() => tell(performance.now() - start)));
  return new Promise((tell) => new MutationObserver((_, observer) => {
    if (!isThere()) return;
    observer.disconnect();
    painted(tell);
  }).observe(list, { childList: true }));
};
const all = shown(entries);
Promise.all([Promise.race([shown(preview), all]), all]).then(([first, last]) =>
  done([entries.childElementCount, first, last]));
document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
"""


class Page:
    def __init__(self, driver):
        self.driver = driver

    def run(self, script, *arguments):
        return self.driver.execute_script(script, *arguments)

    def find(self, selector):
        return self.driver.find_element(By.CSS_SELECTOR, selector)

    def all(self, selector, within=None):
        return (within or self.driver).find_elements(By.CSS_SELECTOR, selector)

    def tell(self, command, **settings):
        """Tells the browser to behave in some way."""
        return self.driver.execute_cdp_cmd(command, settings)

    def texts(self, selector):
        return self.run(
            "return Array.from(document.querySelectorAll(arguments[0]), (it) => it.textContent)", selector
        )

    def press(self, *keys, held=()):
        actions = ActionChains(self.driver)
        for key in held:
            actions.key_down(key)
        actions.send_keys(*keys)
        for key in held:
            actions.key_up(key)
        actions.perform()

    def wait(self, condition):
        return WebDriverWait(self.driver, 10, poll_frequency=0.05).until(lambda _: condition())

    def paste(self, text):
        """Pastes; gives how many entries there are, and the milliseconds until the first and all were shown."""
        return self.driver.execute_async_script(PASTE, text)

    def list(self):
        return self.texts("#list .text")

    def wait_for_list(self, part):
        """The list, once it says this; as it is if it never does."""
        try:
            self.wait(lambda: any(part in text for text in self.list()))
        except TimeoutException:
            pass
        return self.list()

    def wait_until_read(self):
        self.wait(lambda: not self.all("[aria-busy=true]"))

    def parts(self, entry):
        """The text of an entry, with the label of each part."""
        spans = self.run(
            "return Array.from(arguments[0].querySelectorAll('.s[title]'), (it) => [it.title, it.textContent])",
            self.all("#entries .source")[entry],
        )
        return [f"{label}: {text.strip()}" for label, text in spans]

    def open(self, address):
        self.driver.get(address)
        self.wait(lambda: self.run("return document.body.matches('.ready')"))
