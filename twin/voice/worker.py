"""
The child process that makes one WAV: text on standard input, voice, speed and file as arguments.

One process, one utterance: espeak keeps state from one utterance to the next
(the second rendering of a sentence has other bytes than the first, and a new
speed comes an utterance late), and pyttsx3 may hang. A fresh process costs
some 80 ms and has neither trouble. This file imports nothing of the package,
so that it starts fast and from anywhere.
"""

import ctypes
import os
import sys
import tempfile
from pathlib import Path
from typing import Final

import espeakng_loader

VOLUME_RATIO: Final = 0.8
"""At full volume the Mandarin voice reaches 0.999 of the range: no room for a player's own gain."""

LONGEST_PATH: Final = 120
"""espeak-ng keeps its path in a short buffer; a longer one is reached through a link."""


def main(arguments: list[str]) -> int:
    """Render standard input with ``[voice, words per minute, file]``."""
    voice, words_per_minute, target = arguments
    text = sys.stdin.buffer.read().decode("utf-8")
    with tempfile.TemporaryDirectory() as folder:
        preload_espeak(Path(folder))
        render(text, voice, int(words_per_minute), target)
    return 0


def preload_espeak(folder: Path) -> None:
    """
    Load the bundled espeak-ng before pyttsx3 looks for one.

    Debian's own 1.51 cannot read Chinese characters. The name under which
    pyttsx3 asks is taken already once this library is loaded.
    """
    home = Path(espeakng_loader.get_data_path()).parent
    if len(os.fsencode(home)) > LONGEST_PATH:
        link = folder / "espeak"
        link.symlink_to(home, target_is_directory=True)
        home = link
    os.environ["ESPEAK_DATA_PATH"] = str(home)
    ctypes.CDLL(espeakng_loader.get_library_path(), mode=ctypes.RTLD_GLOBAL)


def render(text: str, voice: str, words_per_minute: int, target: str) -> None:
    """Write *text* as a WAV; returns when the file is there."""
    import pyttsx3  # noqa: PLC0415  # it binds the library at import, so this has to come after the preload
    from pyttsx3.drivers import _espeak  # noqa: PLC0415  # the same

    engine = pyttsx3.init("espeak")
    engine.setProperty("voice", voice)
    engine.setProperty("rate", words_per_minute)
    engine.setProperty("volume", VOLUME_RATIO)
    engine.save_to_file(text, target)
    engine.runAndWait()
    _espeak.Synchronize()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
