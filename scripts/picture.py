"""
Draw the README's picture: the visitor's page on a phone, with a route, as it is served.

Serve the demo hall in one terminal (``make run``), then::

    .venv/bin/python scripts/picture.py [http://127.0.0.1:8000]
"""

import base64
import sys
from pathlib import Path
from typing import Final

from playwright.sync_api import Browser, Page, sync_playwright

TARGET: Final = Path(__file__).resolve().parents[1] / "docs" / "pictures" / "visitor.png"
PHONE: Final = {"width": 390, "height": 844}
GAP_PX: Final = 24
FLAGS: Final = [
    "--no-sandbox",
    "--disable-gpu",
    "--use-angle=swiftshader",
    "--no-first-run",
    "--disable-background-networking",
]
ROUTE: Final = "?s=entrance&to=nursing_room&p=wheelchair"


def main() -> None:
    """Photograph the first screen, the route in space and the storeys stacked, side by side."""
    url = sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:8000"
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        shots = [_first_screen(browser, url), *_route_screens(browser, url)]
        TARGET.write_bytes(_side_by_side(browser, shots))
        browser.close()
    sys.stdout.write(f"wrote {TARGET.name}\n")


def _open(browser: Browser, url: str) -> Page:
    page = browser.new_page(viewport=PHONE, reduced_motion="reduce")  # type: ignore[arg-type]  # a plain dict of two sizes
    page.goto(url)
    page.wait_for_load_state("networkidle")
    return page


def _first_screen(browser: Browser, url: str) -> bytes:
    page = _open(browser, url)
    page.wait_for_timeout(1000)
    return page.screenshot()


def _route_screens(browser: Browser, url: str) -> list[bytes]:
    page = _open(browser, f"{url}/{ROUTE}")
    page.wait_for_selector("canvas")
    page.wait_for_timeout(8000)
    near = page.screenshot()
    page.get_by_role("button", name="叠层").click()
    page.wait_for_timeout(6000)
    return [near, page.screenshot()]


def _side_by_side(browser: Browser, shots: list[bytes]) -> bytes:
    images = "".join(f'<img src="data:image/png;base64,{base64.b64encode(shot).decode()}">' for shot in shots)
    style = (
        f"body{{margin:0;padding:{GAP_PX}px;display:flex;gap:{GAP_PX}px;background:#dfe6e6}}img{{border-radius:18px}}"
    )
    width = len(shots) * (PHONE["width"] + GAP_PX) + GAP_PX
    page = browser.new_page(viewport={"width": width, "height": PHONE["height"] + 2 * GAP_PX})
    page.set_content(f"<style>{style}</style>{images}")
    page.wait_for_timeout(500)
    return page.screenshot()


if __name__ == "__main__":
    main()
