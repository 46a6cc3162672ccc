"""What the tests in a browser share: headless Chromium, and a look at the clipboard."""

from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

FLAGS = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--window-size=1200,1400",
]


def browser(profile, **settings):
    """A browser whose files are in the folder `profile`; `settings` are preferences of Chromium's."""
    options = webdriver.ChromeOptions()
    options.binary_location = "/usr/bin/chromium"
    for flag in [*FLAGS, f"--user-data-dir={profile}"]:
        options.add_argument(flag)
    options.add_experimental_option("prefs", settings)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    service = webdriver.ChromeService("/usr/bin/chromedriver")
    return webdriver.Chrome(options=options, service=service)


def errors(driver):
    """What the console got as errors since the last look."""
    return [entry["message"] for entry in driver.get_log("browser") if entry["level"] == "SEVERE"]


def overflow(driver):
    """By how many pixels the page is wider than the window."""
    return driver.execute_script(
        "return document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )


def copied(driver, button):
    """What a copy button says after it was pressed, and what it copied, as each kind of text."""
    button = driver.find_element(By.CSS_SELECTOR, button)
    button.send_keys(Keys.ENTER)
    said = WebDriverWait(driver, 5).until(lambda _: button.get_attribute("data-said"))
    return {"button": said, "text": pasted(driver, "text"), "html": pasted(driver, "html")}


def pasted(driver, kind):
    """The clipboard, pasted as a person does into another page, into a field for plain or rich text."""
    page = driver.current_window_handle
    driver.switch_to.new_window("tab")
    field = driver.execute_script(
        """
        const field = document.createElement(arguments[0] === "html" ? "div" : "textarea");
        field.contentEditable = arguments[0] === "html" ? "true" : "inherit";
        document.body.append(field);
        return field;
        """,
        kind,
    )
    field.send_keys(Keys.CONTROL, "v")
    content = driver.execute_script("return arguments[0].value ?? arguments[0].innerHTML", field)
    driver.close()
    driver.switch_to.window(page)
    return content
