"""WAVs put together, measured, and made small."""

import io
import wave
from collections.abc import Sequence

import soundfile

from twin.errors import VoiceError


def join_wavs(wavs: Sequence[bytes], gap_s: float) -> bytes:
    """
    Return one WAV of several, with *gap_s* of silence between two.

    Raises
    ------
    VoiceError
        If there is none, one is not a WAV, or they differ in rate, width or
        channels.
    """
    parts = [_read(wav) for wav in wavs]
    if not parts:
        msg = "there is no sound to join"
        raise VoiceError(msg)
    form = parts[0][0]
    if any(other != form for other, _ in parts):
        msg = f"sounds of different form cannot be joined: {sorted({other for other, _ in parts})}"
        raise VoiceError(msg)
    channels, width, rate = form
    silence = bytes(channels * width * round(max(gap_s, 0.0) * rate))
    joined = io.BytesIO()
    with wave.open(joined, "wb") as sound:
        sound.setnchannels(channels)
        sound.setsampwidth(width)
        sound.setframerate(rate)
        sound.writeframes(silence.join(frames for _, frames in parts))
    return joined.getvalue()


def to_mp3(wav: bytes) -> bytes:
    """Return the same sound as MP3, about a ninth of the size; raises ``VoiceError`` if *wav* is not a WAV."""
    try:
        samples, rate = soundfile.read(io.BytesIO(wav), dtype="int16")
    except soundfile.LibsndfileError as error:
        msg = f"not a sound that can be made an MP3: {error}"
        raise VoiceError(msg) from error
    small = io.BytesIO()
    soundfile.write(small, samples, rate, format="MP3")
    return small.getvalue()


def measure_duration_s(wav: bytes) -> float:
    """Return how long a WAV lasts; raises ``VoiceError`` if it is none."""
    (channels, width, rate), frames = _read(wav)
    return len(frames) / (channels * width * rate)


def _read(wav: bytes) -> tuple[tuple[int, int, int], bytes]:
    """Return the form (channels, bytes a sample, rate) and the frames."""
    try:
        with wave.open(io.BytesIO(wav)) as sound:
            form = (sound.getnchannels(), sound.getsampwidth(), sound.getframerate())
            return form, sound.readframes(sound.getnframes())
    except (wave.Error, EOFError) as error:
        msg = f"not a WAV: {str(error) or 'it is cut off'}"
        raise VoiceError(msg) from error
