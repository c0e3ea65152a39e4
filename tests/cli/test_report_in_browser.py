"""The report in a real browser: no error, nothing fetched, no sideways scrolling, no words cut off or overprinted.

Needs Chromium and its driver; elsewhere these tests are skipped with the command that would enable them.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fake_comparison import fake_comparison

from cxsim.reports.html import write_report

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
DRIVER = shutil.which("chromedriver")

pytestmark = pytest.mark.skipif(
    not (CHROMIUM and DRIVER), reason="needs Chromium: apt-get install -y chromium chromium-driver"
)
PHONE_PX, TABLET_PX, DESKTOP_PX = 390, 768, 1280
LONG_TITLES = (
    "Managing by fear, sanctions, stopwatches and a great many other things",
    "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverleihung",
)

OVERPRINTED = """
const found = [];
for (const svg of document.querySelectorAll('figure svg')) {
  const frame = svg.getBoundingClientRect();
  const words = [...svg.querySelectorAll('text')].filter(t => t.textContent.trim());
  const boxes = words.map(t => t.getBoundingClientRect());
  boxes.forEach((box, i) => {
    if (box.left < frame.left - 1 || box.right > frame.right + 1 || box.top < frame.top - 1
        || box.bottom > frame.bottom + 1) found.push('cut off: ' + words[i].textContent);
    for (let j = 0; j < i; j++) {
      const wide = Math.min(box.right, boxes[j].right) - Math.max(box.left, boxes[j].left);
      const high = Math.min(box.bottom, boxes[j].bottom) - Math.max(box.top, boxes[j].top);
      if (wide > 2 && high > 4) found.push(words[i].textContent + ' over ' + words[j].textContent);
    }
  });
}
return found;
"""
OVERFLOWING = """
const right = e => e.getBoundingClientRect().right;
const page = document.documentElement.clientWidth;
return [...document.querySelectorAll('th, td, h1, h2, h3, p, li, dd, summary, figcaption, caption, pre')]
  .filter(e => !e.closest('.scroll') && e.getClientRects().length
    && (right(e) > page + 1 || e.closest('.card') && right(e) > right(e.closest('.card')) + 1))
  .map(e => e.textContent.trim().slice(0, 60));
"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """One headless browser for all tests; ended by its own driver."""
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service

    options = webdriver.ChromeOptions()
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"):
        options.add_argument(argument)
    options.binary_location = CHROMIUM or ""
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = webdriver.Chrome(options=options, service=Service(DRIVER))
    try:
        yield driver
    finally:
        driver.quit()


@pytest.fixture(scope="module", params=["two", "seven", "long-titles"])
def address(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> str:
    """Where a report lies: of two policies, of seven, and of two with titles that nobody planned for."""
    comparison = {
        "two": lambda: fake_comparison(2),
        "seven": lambda: fake_comparison(7, weeks=40, warm_up_weeks=4),
        "long-titles": lambda: fake_comparison(2, company_title="Hotel " * 30, policy_titles=LONG_TITLES),
    }[request.param]()
    path: Path = write_report(comparison, tmp_path_factory.mktemp(request.param))
    return path.as_uri()


def show(browser: Any, address: str, width_px: int) -> None:
    """Open the report at a width, with every list unfolded."""
    browser.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": width_px, "height": 844, "deviceScaleFactor": 1, "mobile": width_px < TABLET_PX},
    )
    browser.get(address)
    browser.execute_script("for (const e of document.querySelectorAll('details')) e.open = true;")


@pytest.mark.parametrize("width_px", [PHONE_PX, TABLET_PX, DESKTOP_PX])
def test_the_page_fits_its_window(browser: Any, address: str, width_px: int) -> None:
    """No sideways scrolling of the page, and nothing sticks out of its card."""
    show(browser, address, width_px)
    assert browser.execute_script("return document.documentElement.scrollWidth") <= width_px
    assert browser.execute_script(OVERFLOWING) == []


def test_it_opens_without_an_error_and_fetches_nothing(browser: Any, address: str) -> None:
    """The console stays empty: the style sheet passes its own security policy."""
    show(browser, address, DESKTOP_PX)
    assert browser.get_log("browser") == []
    assert browser.execute_script("return performance.getEntriesByType('resource').length") == 0
    assert browser.execute_script("return getComputedStyle(document.body).backgroundColor") == "rgb(241, 228, 205)"


@pytest.mark.parametrize("width_px", [PHONE_PX, DESKTOP_PX])
def test_words_in_pictures_are_whole_and_apart(browser: Any, address: str, width_px: int) -> None:
    """No label is cut off by its picture or printed over another one."""
    show(browser, address, width_px)
    assert browser.execute_script(OVERPRINTED) == []


def test_words_stay_large_enough_on_a_phone(browser: Any, address: str) -> None:
    """At least 9 px in pictures and 13 px elsewhere."""
    show(browser, address, PHONE_PX)
    small = browser.execute_script("""
        return [...document.querySelectorAll('svg text')].filter(t => {
          const svg = t.ownerSVGElement;
          const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
          return parseFloat(getComputedStyle(t).fontSize) * scale < 9;
        }).map(t => t.textContent).concat([...document.querySelectorAll('p, li, td, th, small, figcaption')]
          .filter(e => parseFloat(getComputedStyle(e).fontSize) < 13).map(e => e.textContent));""")
    assert small == []


def test_the_keyboard_reaches_every_part(browser: Any, address: str) -> None:
    """The first stop of the keyboard leads past the head, and wide tables can be scrolled without a mouse."""
    from selenium.webdriver.common.by import By
    from selenium.webdriver.common.keys import Keys

    show(browser, address, DESKTOP_PX)
    browser.find_element(By.TAG_NAME, "body").send_keys(Keys.TAB)
    assert browser.execute_script("return document.activeElement.className") == "skip"
    assert browser.execute_script(
        "return [...document.querySelectorAll('.scroll')].every(e => e.tabIndex === 0 && e.getAttribute('aria-label'))"
    )
