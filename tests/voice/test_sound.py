"""WAVs put together and made small."""

import io
import wave

import numpy as np
import pytest
import soundfile

from twin.errors import VoiceError
from twin.voice.sound import join_wavs, measure_duration_s, to_mp3


def _tone(hz: float, duration_s: float, rate: int = 22050) -> bytes:
    t = np.arange(round(duration_s * rate)) / rate
    samples = (0.5 * 32767 * np.sin(2 * np.pi * hz * t)).astype("<i2")
    file = io.BytesIO()
    with wave.open(file, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(rate)
        sound.writeframes(samples.tobytes())
    return file.getvalue()


def test_joined_sounds_keep_their_samples_with_silence_between() -> None:
    joined = join_wavs([_tone(440, 0.5), _tone(880, 0.25)], 0.2)

    samples, rate = soundfile.read(io.BytesIO(joined))
    assert rate == 22050
    assert measure_duration_s(joined) == pytest.approx(0.95, abs=1e-3)
    assert not samples[round(0.51 * rate) : round(0.69 * rate)].any()
    assert np.abs(samples[: round(0.5 * rate)]).max() == pytest.approx(0.5, abs=0.01)
    assert np.abs(samples[round(0.71 * rate) :]).max() == pytest.approx(0.5, abs=0.01)


def test_sounds_of_different_rates_are_not_joined() -> None:
    with pytest.raises(VoiceError, match="different form"):
        join_wavs([_tone(440, 0.1), _tone(440, 0.1, rate=16000)], 0.1)


def test_no_sound_cannot_be_joined() -> None:
    with pytest.raises(VoiceError, match="no sound"):
        join_wavs([], 0.1)


@pytest.mark.parametrize("damaged", [b"", b"RIFF", b"not a sound at all", _tone(440, 0.1)[:30]])
def test_what_is_not_a_wav_is_refused(damaged: bytes) -> None:
    with pytest.raises(VoiceError, match="not a WAV"):
        join_wavs([damaged], 0.1)
    with pytest.raises(VoiceError, match="not a sound"):
        to_mp3(damaged)


def test_an_mp3_is_small_and_sounds_the_same() -> None:
    wav = _tone(440, 2.0)

    mp3 = to_mp3(wav)

    samples, rate = soundfile.read(io.BytesIO(mp3))
    spectrum = np.abs(np.fft.rfft(samples[:rate]))
    assert len(mp3) < len(wav) / 3
    assert soundfile.info(io.BytesIO(mp3)).format == "MP3"
    assert len(samples) / rate == pytest.approx(2.0, abs=0.1)
    assert np.argmax(spectrum) == pytest.approx(440, abs=2)
    assert to_mp3(wav) == mp3
