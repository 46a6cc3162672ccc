"""Takes the picture of the page that the README shows: picture.py ADDRESS FILE

    ibid serve &
    python3 tests/browser/picture.py http://127.0.0.1:4243 docs/page.png

It needs Pillow beside what the tests need.
"""

import sys
import tempfile

from browser import browser
from page import Page
from PIL import Image
from selenium.webdriver.common.keys import Keys

TEXT = """
Granovetter, M. S. (1973). The strength of weak ties. American Journal of Sociology, 78(6), 1360-1380. https://doi.org/10.1086/225469

Shannon CE. A mathematical theory of communication. Bell Syst Tech J. 1948;27(3):379-423.

AP News. (2022, February 10). Denmark may allow US troops on its soil, pact in the
AP News. [online]. Available at:

Anderson, Benedict. Imagined Communities: Reflections on the Origin and Spread of Nationalism. Rev. ed. London: Verso, 2006.

J. & Jacobsen, S. (2022, February 10). Denmark talks on hosting U.S.
troops not triggered by Ukraine crisis-PM
. Reuters. [online]. Available at:

Haraway, Donna. "Situated Knowledges: The Science Question in Feminism and the Privilege of Partial Perspective." Feminist Studies 14, no. 3 (1988): 575–99.
"""


def main(address, file):
    with tempfile.TemporaryDirectory() as profile, browser(profile) as driver:
        page = Page(driver)
        size = {"width": 1280, "height": 860, "deviceScaleFactor": 1, "mobile": False}
        page.tell("Emulation.setDeviceMetricsOverride", **size)
        page.open(address)
        page.paste(TEXT)
        page.wait_for_list("Reuters")
        page.find("#list .page").send_keys("6")
        # The outlet of the first doubtful entry is selected, and half of a label's mark is typed.
        page.find("#entries .head").click()
        page.press("n", "t", *[Keys.ARROW_DOWN] * 4)
        page.press("p")
        page.run("scrollTo(0, 0)")
        page.wait(lambda: not page.find("#status").text)
        driver.save_screenshot(file)
    # As many colours as are told apart make a smaller file.
    Image.open(file).quantize(256).save(file, optimize=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
