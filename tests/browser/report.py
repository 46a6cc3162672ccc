"""Uses the report page as a person does, in headless Chromium: report.py PAGE [SCREENSHOT]

Prints what it saw as JSON: how many entries show with and without the filter, what the copy buttons
copied, and the errors that the browser's console got.
"""

import json
import pathlib
import sys
import tempfile

from browser import browser, copied, errors, overflow
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys


def visible(driver):
    return sum(article.is_displayed() for article in driver.find_elements(By.TAG_NAME, "article"))


def main(page, screenshot=None):
    with tempfile.TemporaryDirectory() as profile, browser(profile) as driver:
        driver.get(pathlib.Path(page).resolve().as_uri())
        seen = {"entries": visible(driver)}
        if screenshot:
            driver.save_screenshot(screenshot)

        # The filter, by keyboard: the check box is the first thing that takes the focus.
        driver.find_element(By.TAG_NAME, "body").send_keys(Keys.TAB)
        driver.switch_to.active_element.send_keys(Keys.SPACE)
        seen["doubtful"] = visible(driver)
        seen["status"] = driver.find_element(By.ID, "shown").text
        driver.switch_to.active_element.send_keys(Keys.SPACE)

        # Copying, by keyboard: one entry, whole lists, and one where copying as an event is refused.
        seen["apa"] = copied(driver, "article:last-of-type [aria-label='Copy APA']")
        seen["all"] = {
            form: copied(driver, f"[data-copy-all={form}]") for form in ("APA", "Harvard", "BibTeX")
        }
        driver.execute_script("document.execCommand = () => false")
        seen["by interface"] = copied(driver, "article:last-of-type [aria-label='Copy Harvard']")
        seen["errors"] = errors(driver)

        # A phone: nothing is wider than the window.
        driver.set_window_size(400, 800)
        seen["overflow"] = overflow(driver)
        print(json.dumps(seen))


if __name__ == "__main__":
    main(*sys.argv[1:])
