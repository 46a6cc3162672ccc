"""Uses the page of `ibid serve` as a person does, in headless Chromium: serve.py ADDRESS FOLDER [SCREENSHOT]

The folder holds article.txt, list.docx and many.txt, and takes what the page saves. Prints what it saw as JSON.
"""

import json
import pathlib
import sys
import tempfile
import time

from browser import browser, copied, errors, overflow
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import Select, WebDriverWait

PASTE = """
const [text, done] = arguments;
const clipboardData = new DataTransfer();
clipboardData.setData("text/plain", text);
const start = performance.now();
const entries = document.querySelector("#entries");
const before = entries.childElementCount;
new MutationObserver((_, observer) => {
  if (entries.childElementCount === before) return;
  observer.disconnect();
  requestAnimationFrame(() => setTimeout(() => done([performance.now() - start, entries.childElementCount])));
}).observe(entries, { childList: true });
document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
"""

# A browser under test can only choose a file; from there it is dropped.
HOLD = "document.addEventListener('change', (event) => event.stopPropagation(), { capture: true, once: true })"
DROP = """
const input = document.querySelector("#files");
const dataTransfer = new DataTransfer();
for (const file of input.files) dataTransfer.items.add(file);
document.body.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
"""

# How long a key keeps the page busy, until what it changed is painted.
KEY = """
const [key, done] = arguments;
const start = performance.now();
document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
requestAnimationFrame(() => setTimeout(() => done(performance.now() - start)));
"""


class Page:
    def __init__(self, driver):
        self.driver = driver

    def run(self, script, *arguments):
        return self.driver.execute_script(script, *arguments)

    def find(self, selector):
        return self.driver.find_element(By.CSS_SELECTOR, selector)

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
        return self.driver.execute_async_script(PASTE, text)

    def list(self):
        return self.texts("#list .text")

    def wait_for_list(self, part):
        """The list, once it says this; as it is if it never does."""
        try:
            self.wait(lambda: any(part in text for text in self.list()))
        except Exception:
            pass
        return self.list()

    def parts(self, entry):
        """The text of an entry, with the label of each part."""
        spans = self.run(
            "return Array.from(arguments[0].querySelectorAll('.s[title]'), (it) => [it.title, it.textContent])",
            self.driver.find_elements(By.CSS_SELECTOR, "#entries .source")[entry],
        )
        return [f"{label}: {text.strip()}" for label, text in spans]

    def open(self, address):
        self.driver.get(address)
        self.wait(lambda: self.run("return document.body.matches('.ready')"))


def correct(page):
    """Relabels by keyboard alone, and goes back and forth."""
    seen = {"before": page.parts(0)}
    page.press("t")
    page.press(Keys.ARROW_RIGHT, held=[Keys.SHIFT])
    page.press("e", "d")
    page.wait(lambda: page.parts(0) != seen["before"])
    seen["after"] = page.parts(0)
    seen["list"] = page.wait_for_list("AP News (Ed.)")
    page.press("z", held=[Keys.CONTROL])
    seen["undone"] = page.parts(0) == seen["before"]
    page.press("z", held=[Keys.CONTROL, Keys.SHIFT])
    seen["done again"] = page.parts(0) == seen["after"]
    page.press(Keys.ESCAPE)

    # The fields, and the type.
    page.press("e")
    title = page.find("#entries [name=title]")
    title.clear()
    title.send_keys("Bread and salt")
    Select(page.find("#entries [name=type]")).select_by_value("book")
    seen["edited"] = page.wait_for_list("Bread and salt")
    page.press("z", held=[Keys.CONTROL])
    page.press("z", held=[Keys.CONTROL])
    seen["title undone"] = page.find("#entries [name=title]").get_attribute("value")
    page.press(Keys.ESCAPE)
    page.press("e")
    return seen


def divide(page):
    """Splits the first entry, and joins the halves again."""
    before = page.texts("#entries .source")
    page.press("t")
    page.press(Keys.HOME)
    page.press(*[Keys.ARROW_RIGHT] * 4)
    page.press(Keys.ENTER)
    page.wait(lambda: len(page.texts("#entries .entry")) == 4)
    halves = page.texts("#entries .source")[:2]
    page.press("k")
    page.press("J")
    page.wait(lambda: len(page.texts("#entries .entry")) == 3)
    page.wait(lambda: not page.run("return document.querySelector('[aria-busy=true]')"))
    return {"halves": halves, "whole": page.texts("#entries .source")[0], "before": before[0]}


def take_away(page, folder):
    """Marks, styles, copies and files."""
    field = page.find("#list .page")
    field.send_keys("12")
    page.wait(lambda: any("p. 12" in mark for mark in page.texts("[data-copy=mark]")))
    seen = {
        "mark": copied(page.driver, "#list [data-copy=mark]"),
        "entry": copied(page.driver, "#list [data-copy=entry]"),
        "all": copied(page.driver, "#copy-all"),
    }
    Select(page.find("#style")).select_by_value("ieee")
    seen["ieee"] = page.wait_for_list("[1]")
    seen["numbered"] = copied(page.driver, "#copy-all")
    for form, name in [
        ("docx", "references.docx"),
        ("ris", "references.ris"),
        ("csl-json", "references.json"),
        ("corrections", "corrections.jsonl"),
        ("bibtex", "references.bib"),
    ]:
        Select(page.find("#export")).select_by_value(form)
        file = pathlib.Path(folder, name)
        page.wait(lambda: file.exists() and file.stat().st_size > 0)
        seen[form] = file.read_bytes()[:2].decode() if form == "docx" else file.read_text()
        seen["lost"] = page.texts("#lost li")
    return seen


def measure(page, many):
    """How fast the page is with a long list."""
    lines = many.split("\n\n")
    page.run("window.confirm = () => true")
    page.find("#clear").click()
    first, _ = page.paste("\n\n".join(lines[:100]))
    page.find("#clear").click()
    shown, count = page.paste(many)
    page.wait(lambda: len(page.texts("#list .row")) == count)
    keys = [page.driver.execute_async_script(KEY, key) for key in "jjjjj"]
    page.press("t", Keys.ARROW_RIGHT)
    page.run("document.activeElement.focus()")
    label = page.driver.execute_async_script(KEY, "v")
    return {"100 shown": first, "all shown": shown, "count": count, "key": max(keys), "label": label}


def main(address, folder, screenshot=None):
    folder = pathlib.Path(folder)
    settings = {
        "download.default_directory": str(folder),
        "profile.default_content_setting_values.automatic_downloads": 1,
    }
    with tempfile.TemporaryDirectory() as profile, browser(profile, **settings) as driver:
        page = Page(driver)
        page.open(address)
        seen = {"found": page.paste((folder / "article.txt").read_text())[1]}
        seen["list"] = page.wait_for_list("Reuters")
        if screenshot:
            driver.save_screenshot(screenshot)
        seen["corrected"] = correct(page)
        seen["divided"] = divide(page)
        seen["taken"] = take_away(page, folder)

        kept = page.texts("#entries .source"), page.list(), page.texts("[data-copy=mark]")
        page.open(address)
        page.wait_for_list("[1]")
        seen["kept"] = kept == (page.texts("#entries .source"), page.list(), page.texts("[data-copy=mark]"))

        # Only the doubtful ones, then a file that is dropped.
        page.run(HOLD)
        page.find("#files").send_keys(str(folder / "list.docx"))
        count = len(page.texts("#entries .entry"))
        page.run(DROP)
        page.wait(lambda: len(page.texts("#entries .entry")) > count)
        seen["dropped"] = len(page.texts("#entries .entry")) - count
        page.find("#only").click()
        seen["doubtful"] = len(page.texts("#entries .entry"))
        page.find("#only").click()

        # The help, a phone, and the dark.
        page.find("#entries .head").send_keys("?")
        seen["help"] = page.find("#help").is_displayed()
        page.press(Keys.ESCAPE)
        driver.execute_cdp_cmd(
            "Emulation.setDeviceMetricsOverride",
            {"width": 320, "height": 800, "deviceScaleFactor": 1, "mobile": True},
        )
        seen["overflow"] = overflow(driver)
        driver.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
        color = "return getComputedStyle(document.body).backgroundColor"
        light = page.run(color)
        dark = [{"name": "prefers-color-scheme", "value": "dark"}]
        driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": dark})
        seen["colours"] = [light, page.run(color)]

        seen["speed"] = measure(page, (folder / "many.txt").read_text())
        seen["errors"] = errors(driver)
        print(json.dumps(seen, ensure_ascii=False))


if __name__ == "__main__":
    main(*sys.argv[1:])
