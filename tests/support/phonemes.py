"""What espeak-ng would pronounce, as its own phoneme names: the only way to listen without ears."""

import ctypes
import os
from functools import cache
from pathlib import Path

import espeakng_loader

SYNCHRONOUS = 2
CHARS_UTF8 = 1


@cache
def _library() -> ctypes.CDLL:
    os.environ["ESPEAK_DATA_PATH"] = str(Path(espeakng_loader.get_data_path()).parent)
    library = ctypes.CDLL(espeakng_loader.get_library_path())
    library.espeak_Initialize(SYNCHRONOUS, 0, None, 0)
    library.espeak_TextToPhonemes.restype = ctypes.c_char_p
    library.espeak_TextToPhonemes.argtypes = [ctypes.POINTER(ctypes.c_char_p), ctypes.c_int, ctypes.c_int]
    return library


def phonemes_of(text: str, voice: str) -> str:
    """Return the phonemes of *text*, without stress and pause marks: ``tS;hi55`` is qī, the number is the tone."""
    library = _library()
    if library.espeak_SetVoiceByName(voice.encode()) != 0:
        msg = f"espeak-ng has no voice {voice!r}"
        raise ValueError(msg)
    rest = ctypes.c_char_p(text.encode())
    found = []
    while rest.value is not None:
        clause = library.espeak_TextToPhonemes(ctypes.pointer(rest), CHARS_UTF8, 0)
        found.append((clause or b"").decode())
    return " ".join(" ".join(found).replace("_|", " ").replace("'", "").replace(",", "").split())
