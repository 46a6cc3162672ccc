"""Uses the page of `ibid serve` as a person does, in headless Chromium: serve.py ADDRESS FOLDER

The folder holds article.txt, list.docx and many.txt, and takes what the page saves. Prints what it saw as JSON.
"""

import json
import pathlib
import sys
import tempfile

from browser import browser, copied, errors, overflow, unnamed
from page import Page
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import Select

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


def doubt(page):
    """The doubts about each entry, and the words that those lead to that have a place."""
    seen = []
    for entry in page.all("#entries .entry"):
        doubts = []
        for item in page.all(".doubts li", entry):
            buttons = page.all("button", item)
            for button in buttons:
                button.click()
            words = page.run("return getSelection().toString()").strip() if buttons else ""
            doubts.append([item.text, words])
        seen.append(doubts)
    page.run("document.activeElement.blur()")
    page.press("k", "k")
    return seen


def point(page):
    """Relabels by pointer: words that are selected, and a label that is picked."""
    before = page.parts(0)
    ActionChains(page.driver).double_click(page.find("#entries .l-container-title")).perform()
    selected = page.run("return getSelection().toString()").strip()
    page.find("#palette [data-label=publisher]").click()
    page.wait(lambda: page.parts(0) != before)
    seen = {"selected": selected, "parts": page.parts(0)}
    page.find("#undo").click()
    page.run("document.querySelector('#entries .head').focus()")
    return seen


def correct(page):
    """Relabels by keyboard alone, and goes back and forth."""
    seen = {"before": page.parts(0)}
    page.press("t", Keys.HOME)
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
    seen["edited"] = page.wait_for_list("(2022). Bread and salt")
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
    page.wait_until_read()
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
        if form == "ris":
            seen["lost"] = page.texts("#lost li")
    return seen


def lose(page):
    """Corrects while no server answers, and again once one does."""
    network = {"latency": 0, "downloadThroughput": -1, "uploadThroughput": -1}
    page.tell("Network.enable")
    page.tell("Network.emulateNetworkConditions", offline=True, **network)
    page.find("#entries .head").click()
    page.press("t", "v")
    page.wait(lambda: page.find("#problem").text)
    seen = page.find("#problem").text
    # That it could not be asked is an error to the browser, too.
    errors(page.driver)
    page.tell("Network.emulateNetworkConditions", offline=False, **network)
    page.press("t", "i")
    page.wait(lambda: not page.find("#problem").text)
    page.wait_until_read()
    page.press("z", "z", held=[Keys.CONTROL])
    return seen


def measure(page, many):
    """How fast the page is with a long list."""
    lines = many.split("\n\n")
    page.run("window.confirm = () => true")
    page.find("#clear").click()
    _, first, hundred = page.paste("\n\n".join(lines[:100]))
    page.find("#clear").click()
    count, _, thousand = page.paste(many)
    page.wait(lambda: len(page.texts("#list .row")) == count)
    keys = [page.driver.execute_async_script(KEY, key) for key in "jjjjj"]
    page.press("t", Keys.ARROW_RIGHT)
    page.run("document.activeElement.focus()")
    label = page.driver.execute_async_script(KEY, "v")
    return {
        "count": count,
        "first of 100": first,
        "all of 100": hundred,
        "all of 1000": thousand,
        "key": max(keys),
        "label": label,
    }


def emulate(page):
    """A phone, and the dark."""
    phone = {"width": 320, "height": 800, "deviceScaleFactor": 1, "mobile": True}
    page.tell("Emulation.setDeviceMetricsOverride", **phone)
    seen = {"overflow": overflow(page.driver)}
    page.tell("Emulation.clearDeviceMetricsOverride")
    color = "return getComputedStyle(document.body).backgroundColor"
    light = page.run(color)
    page.tell("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": "dark"}])
    seen["colours"] = [light, page.run(color)]
    page.tell("Emulation.setEmulatedMedia", media="print")
    shown = [page.find(it).is_displayed() for it in ("#list .text", "#entries", "#copy-all")]
    page.tell("Emulation.setEmulatedMedia", media="")
    return seen | {"printed": shown}


def main(address, folder):
    folder = pathlib.Path(folder)
    settings = {
        "download.default_directory": str(folder),
        "profile.default_content_setting_values.automatic_downloads": 1,
    }
    with tempfile.TemporaryDirectory() as profile, browser(profile, **settings) as driver:
        page = Page(driver)
        page.open(address)
        seen = {"found": page.paste((folder / "article.txt").read_text())[0]}
        seen["list"] = page.wait_for_list("Reuters")
        seen["doubts"] = doubt(page)
        seen["pointed"] = point(page)
        seen["corrected"] = correct(page)
        seen["unnamed"] = unnamed(driver)
        seen["divided"] = divide(page)
        seen["taken"] = take_away(page, folder)

        held = lambda: [page.texts("#entries .source"), page.list(), page.texts("[data-copy=mark]")]
        kept = held()
        page.open(address)
        page.wait_for_list("[1]")
        seen["kept"] = kept == held()
        seen["lost"] = lose(page)

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

        page.find("#entries .head").send_keys("?")
        seen["help"] = page.find("#help").is_displayed()
        page.press(Keys.ESCAPE)
        seen |= emulate(page)
        seen["speed"] = measure(page, (folder / "many.txt").read_text())
        seen["errors"] = errors(driver)
        print(json.dumps(seen, ensure_ascii=False))


if __name__ == "__main__":
    main(*sys.argv[1:])
