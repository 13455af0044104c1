"""A real server over the demo hall, and Debian's Chromium to visit it."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
HALL = ROOT / "models_ifc" / "demo_hall.ifc"
BUILT_PAGE = ROOT / "twin" / "server" / "static" / "index.html"
AXE = ROOT / "web" / "node_modules" / "axe-core" / "axe.min.js"

READY_S = 120.0
"""Reading the hall and building what the first visitors need takes a tenth of it."""

PATIENCE_MS = 20_000
"""Two slow cores draw, serve and test at once."""

CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--headless",
    "--disable-gpu",
    "--use-angle=swiftshader",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def hall_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the demo hall as ``twin serve`` does, and stop when the tests are through."""
    if not BUILT_PAGE.exists():
        pytest.skip("the page is not built: run 'make setup' or 'npm --prefix web run build'")
    port = _free_port()
    log = tmp_path_factory.mktemp("server") / "log.txt"
    with log.open("wb") as sink:
        server = subprocess.Popen(  # noqa: S603  # our own command with fixed arguments
            [sys.executable, "-m", "twin", "serve", str(HALL), "--port", str(port)],
            cwd=ROOT,
            stdout=sink,
            stderr=subprocess.STDOUT,
        )
        try:
            url = f"http://127.0.0.1:{port}"
            _wait_until_ready(url, server, log)
            yield url
        finally:
            server.terminate()
            server.wait(timeout=20)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_until_ready(url: str, server: subprocess.Popen[bytes], log: Path) -> None:
    give_up = time.monotonic() + READY_S
    while time.monotonic() < give_up:
        if server.poll() is not None:
            break
        try:
            with urllib.request.urlopen(f"{url}/api/v1/readyz", timeout=2):  # noqa: S310  # our own address
                return
        except OSError:
            time.sleep(0.2)
    pytest.fail(f"the server did not become ready:\n{log.read_text(errors='replace')[-2000:]}")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Start the browser once for all tests."""
    path = os.environ.get("TWIN_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None:
        pytest.skip("no Chromium here: apt-get install chromium, or name one in TWIN_CHROMIUM")
    trial = [sys.executable, "-m", "playwright", "--version"]
    if subprocess.run(trial, capture_output=True, check=False).returncode != 0:  # noqa: S603  # fixed words
        pytest.skip("Playwright's driver does not start here: apt-get install libatomic1")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=CHROMIUM_FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def complaints() -> list[str]:
    """Return what the browser's console complained of so far; a test that expects something takes it out."""
    return []


@pytest.fixture
def phone(chromium: Browser, hall_url: str, complaints: list[str]) -> Iterator[Page]:
    """Open a fresh phone without WebGL: it shows the flat plan, which costs a tenth of drawing in space."""
    with _visit(chromium, hall_url, complaints) as page:
        page.add_init_script("HTMLCanvasElement.prototype.getContext = () => null")
        yield page
    assert complaints == []


@pytest.fixture
def phone_3d(chromium: Browser, hall_url: str, complaints: list[str]) -> Iterator[Page]:
    """Open a fresh phone that draws in space."""
    with _visit(chromium, hall_url, complaints) as page:
        yield page
    assert complaints == []


@contextmanager
def _visit(chromium: Browser, hall_url: str, complaints: list[str]) -> Iterator[Page]:
    """Open a browser with touch and no memory, 390 by 844, that keeps what its console complains of."""
    expect.set_options(timeout=PATIENCE_MS)
    with chromium.new_context(
        viewport={"width": 390, "height": 844}, has_touch=True, base_url=hall_url, locale="zh-CN"
    ) as context:
        page = context.new_page()
        page.set_default_timeout(PATIENCE_MS)
        page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        yield page
