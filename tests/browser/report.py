"""Uses the report page as a person does, in headless Chromium: report.py PAGE [SCREENSHOT]

Prints what it saw as JSON: how many entries show with and without the filter, what the copy button
copied, and the errors that the browser's console got.
"""

import json
import pathlib
import sys
import tempfile

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


def browser(profile):
    options = webdriver.ChromeOptions()
    options.binary_location = "/usr/bin/chromium"
    for flag in [*FLAGS, f"--user-data-dir={profile}"]:
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    service = webdriver.ChromeService("/usr/bin/chromedriver")
    return webdriver.Chrome(options=options, service=service)


def visible(driver):
    return sum(article.is_displayed() for article in driver.find_elements(By.TAG_NAME, "article"))


def main(page, screenshot=None):
    with tempfile.TemporaryDirectory() as profile, browser(profile) as driver:
        driver.get(pathlib.Path(page).resolve().as_uri())
        seen = {"all": visible(driver)}
        if screenshot:
            driver.save_screenshot(screenshot)

        # The filter, by keyboard: the check box is the first thing that takes the focus.
        driver.find_element(By.TAG_NAME, "body").send_keys(Keys.TAB)
        driver.switch_to.active_element.send_keys(Keys.SPACE)
        seen["doubtful"] = visible(driver)
        seen["status"] = driver.find_element(By.ID, "shown").text
        driver.switch_to.active_element.send_keys(Keys.SPACE)

        # A copy button, by keyboard; then what the clipboard holds is pasted to be looked at.
        button = driver.find_element(By.CSS_SELECTOR, "button[data-copy]")
        button.send_keys(Keys.ENTER)
        WebDriverWait(driver, 5).until(lambda _: button.text in ("Copied", "Not copied"))
        seen["button"] = button.text
        driver.execute_script("document.body.append(document.createElement('textarea'))")
        area = driver.find_element(By.TAG_NAME, "textarea")
        area.send_keys(Keys.CONTROL, "v")
        seen["copied"] = area.get_attribute("value")
        seen["text"] = driver.find_element(By.CSS_SELECTOR, "[data-text]").text
        seen["errors"] = [e["message"] for e in driver.get_log("browser") if e["level"] == "SEVERE"]

        # A phone: nothing is wider than the window.
        driver.set_window_size(400, 800)
        seen["overflow"] = driver.execute_script(
            "return document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        print(json.dumps(seen))


if __name__ == "__main__":
    main(*sys.argv[1:])
