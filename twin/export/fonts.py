"""Fonts for words in pictures: Chinese letters vanish without one that has them."""

import importlib.util
import re
import shutil
import subprocess
from functools import cache
from pathlib import Path
from typing import Final

from twin.errors import ExportError

HANZI: Final = re.compile(r"[\u3000-\u303f\u3400-\u4dbf\u4e00-\u9fff\uff00-\uffef]")

PREFERRED: Final = ("NotoSansCJK-Regular", "NotoSansSC-Regular", "SourceHanSans", "wqy-microhei", "wqy-zenhei")
"""Plain upright faces come first; any other face with Chinese letters will do."""

FONT_PACKAGE: Final = "pylopdf_fonts_zh_cn"
"""A package of PyPI that brings Noto Sans SC as a file, for machines without fontconfig."""


def needs_chinese(text: str) -> bool:
    """Whether a text has letters that Western fonts lack."""
    return bool(HANZI.search(text))


@cache
def find_font() -> str:
    """
    Return the path of a font file with Chinese letters.

    Raises
    ------
    ExportError
        If there is none; the message says what to install.
    """
    found = _list_fontconfig() or _list_packaged()
    if not found:
        msg = "no font with Chinese letters here: install Debian's fonts-noto-cjk, or PyPI's pylopdf-fonts-zh-cn"
        raise ExportError(msg)
    return min(found, key=_rank)


def find_packaged_folder() -> str:
    """Return the folder of Noto Sans SC, for documents that are the same on any machine; raises ``ExportError``."""
    found = _list_packaged()
    if not found:
        msg = f"no packaged font with Chinese letters here: install PyPI's {FONT_PACKAGE.replace('_', '-')}"
        raise ExportError(msg)
    return str(Path(found[0]).parent)


def _rank(path: str) -> tuple[int, str]:
    name = Path(path).name
    return next((rank for rank, start in enumerate(PREFERRED) if name.startswith(start)), len(PREFERRED)), path


def _list_fontconfig() -> list[str]:
    command = shutil.which("fc-list")
    if command is None:
        return []
    listing = subprocess.run([command, ":lang=zh-cn", "file"], capture_output=True, text=True, timeout=30, check=False)  # noqa: S603  # a fixed query
    return sorted({line.split(":")[0].strip() for line in listing.stdout.splitlines() if line.strip()})


def _list_packaged() -> list[str]:
    spec = importlib.util.find_spec(FONT_PACKAGE)
    folders = [] if spec is None else (spec.submodule_search_locations or [])
    return sorted(str(path) for folder in folders for path in Path(folder).glob("*Sans*.otf"))
