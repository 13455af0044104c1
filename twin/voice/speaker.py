"""Words to sound: pyttsx3 over the bundled espeak-ng, each utterance in a process of its own."""

import io
import subprocess
import sys
import tempfile
import threading
import wave
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from twin.errors import VoiceError
from twin.voice.reading import Run, list_runs
from twin.voice.sound import join_wavs

VOICES: Final[Mapping[str, str]] = {"zh-CN": "sit/cmn", "en": "gmw/en-us"}
"""espeak-ng's voice by language tag."""

WORKER: Final = Path(__file__).with_name("worker.py")

SPEEDS_WPM: Final = (80, 450)
"""What espeak-ng accepts."""

START_S: Final = 10.0
"""Time given to a process to start, on a machine that is busy with other things."""

PER_CHARACTER_S: Final = 0.05
"""More time for longer texts; measured: under 0.001 s a character."""

RUN_GAP_S: Final = 0.05
"""Silence where one sentence changes voice; espeak ends each run with a pause of its own."""

PROCESSES: Final = 2
"""At most so many utterances at once, whatever the number of callers."""


class EspeakSpeaker:
    """Makes WAVs: 16 bit, mono, 22,050 Hz. The same text gives the same bytes; safe to call from any thread."""

    def __init__(self, *, start_s: float = START_S) -> None:
        self._start_s = start_s
        self._turns = threading.BoundedSemaphore(PROCESSES)

    def render(self, text: str, language: str, *, words_per_minute: int = 160) -> bytes:
        """
        Return a WAV of *text*, numbers and units read as people read them.

        Words of another script than the language's are read by the voice of
        theirs: Chinese names in an English sentence by the Chinese voice.

        Raises
        ------
        VoiceError
            If the language has no voice, the speed is out of range, there
            is nothing to say, or the synthesis fails or takes too long.
        """
        if language not in VOICES:
            msg = f"no voice for language {language!r}; there are: {', '.join(sorted(VOICES))}"
            raise VoiceError(msg)
        if not SPEEDS_WPM[0] <= words_per_minute <= SPEEDS_WPM[1]:
            msg = f"{words_per_minute} words per minute cannot be spoken; choose {SPEEDS_WPM[0]} to {SPEEDS_WPM[1]}"
            raise VoiceError(msg)
        runs = list_runs(text, language)
        if not runs:
            msg = f"nothing to say: {text!r} has no letter and no digit"
            raise VoiceError(msg)
        return join_wavs([self._render_run(run, words_per_minute) for run in runs], RUN_GAP_S)

    def _render_run(self, run: Run, words_per_minute: int) -> bytes:
        timeout_s = self._start_s + PER_CHARACTER_S * len(run.text)
        with tempfile.TemporaryDirectory(prefix="twin-voice-") as folder, self._turns:
            target = Path(folder) / "speech.wav"
            command = [sys.executable, "-P", str(WORKER), VOICES[run.language], str(words_per_minute), str(target)]
            try:
                done = subprocess.run(  # noqa: S603  # our own interpreter and file; the text goes over standard input
                    command, input=run.text.encode("utf-8"), capture_output=True, timeout=timeout_s, check=False
                )
            except subprocess.TimeoutExpired as error:
                msg = f"speech for {run.text[:40]!r} was not ready after {timeout_s:.0f} s and was given up"
                raise VoiceError(msg) from error
            if done.returncode != 0:
                reason = done.stderr.decode("utf-8", errors="replace").strip().splitlines()
                msg = (
                    f"espeak-ng failed on {run.text[:40]!r}: {reason[-1] if reason else f'exit code {done.returncode}'}"
                )
                raise VoiceError(msg)
            return _read_speech(target, run)


def _read_speech(path: Path, run: Run) -> bytes:
    """Return the bytes of a finished WAV; pyttsx3 also ends well without having written one."""
    try:
        data = path.read_bytes()
        with wave.open(io.BytesIO(data)) as sound:
            frames = sound.getnframes()
    except (OSError, wave.Error, EOFError) as error:
        msg = f"espeak-ng made no sound file for {run.text[:40]!r}"
        raise VoiceError(msg) from error
    if frames == 0:
        msg = f"espeak-ng made no sound for {run.text[:40]!r}"
        raise VoiceError(msg)
    return data
