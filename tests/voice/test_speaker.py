"""Sound that is made from words: looked at, since nobody listens."""

import io
import shutil
import subprocess
import sys
import threading
import time
from itertools import pairwise
from pathlib import Path

import espeakng_loader
import numpy as np
import numpy.typing as npt
import pytest
import soundfile

from twin.errors import VoiceError
from twin.voice import speaker as speaker_module
from twin.voice.sound import measure_duration_s
from twin.voice.speaker import EspeakSpeaker

SENTENCES = {"zh-CN": "直行约20米，然后向左转。", "en": "Go straight for about 20 m, then turn left."}
SILENCE_RMS = 0.005
FULL_SCALE = 0.98


def _samples(wav: bytes) -> npt.NDArray[np.float64]:
    samples, rate = soundfile.read(io.BytesIO(wav))
    assert rate == 22050
    assert samples.ndim == 1
    return np.asarray(samples, dtype=np.float64)


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_a_sentence_becomes_audible_speech_that_is_not_clipped(language: str) -> None:
    wav = EspeakSpeaker().render(SENTENCES[language], language)

    samples = _samples(wav)
    assert 2.0 < len(samples) / 22050 < 6.0
    assert np.sqrt(np.mean(samples**2)) > 10 * SILENCE_RMS
    assert np.abs(samples).max() < FULL_SCALE


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_speech_has_its_energy_where_voices_have_it(language: str) -> None:
    """Between 80 Hz and 4 kHz; noise at 22,050 Hz would have two thirds of it above."""
    samples = _samples(EspeakSpeaker().render(SENTENCES[language], language))

    power = np.abs(np.fft.rfft(samples)) ** 2
    frequency_hz = np.fft.rfftfreq(len(samples), 1 / 22050)
    assert power[(frequency_hz > 80) & (frequency_hz < 4000)].sum() > 0.9 * power.sum()


def test_the_same_words_give_the_same_bytes_whatever_was_said_before() -> None:
    speaker = EspeakSpeaker()
    first = speaker.render(SENTENCES["zh-CN"], "zh-CN")
    speaker.render(SENTENCES["en"], "en", words_per_minute=115)

    assert first == speaker.render(SENTENCES["zh-CN"], "zh-CN")
    assert first == EspeakSpeaker().render(SENTENCES["zh-CN"], "zh-CN")


def test_twenty_sentences_in_a_row_are_all_there_and_longer_ones_last_longer() -> None:
    speaker = EspeakSpeaker()

    durations_s = [measure_duration_s(speaker.render("直行" + "约二十米" * n, "zh-CN")) for n in range(1, 21)]

    assert all(longer - shorter > 0.3 for shorter, longer in pairwise(durations_s))


def test_slow_speech_lasts_longer() -> None:
    speaker = EspeakSpeaker()
    normal = speaker.render(SENTENCES["zh-CN"], "zh-CN", words_per_minute=160)
    slow = speaker.render(SENTENCES["zh-CN"], "zh-CN", words_per_minute=115)

    assert measure_duration_s(slow) / measure_duration_s(normal) == pytest.approx(160 / 115, rel=0.1)


def test_a_chinese_name_in_an_english_sentence_is_not_spelled_as_chinese_letters() -> None:
    """The English voice says "Chinese letter" five times for it, which takes over four seconds."""
    wav = EspeakSpeaker().render("业务受理区", "en")

    assert 0.8 < measure_duration_s(wav) < 2.5


def test_words_from_several_threads_do_not_mix() -> None:
    speaker = EspeakSpeaker()
    alone = {text: speaker.render(text, "zh-CN") for text in ("向左转", "向右转", "到达", "上楼")}
    together: dict[str, bytes] = {}

    threads = [
        threading.Thread(target=lambda text=text: together.update({text: speaker.render(text, "zh-CN")}))
        for text in alone
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert alone == together


@pytest.mark.parametrize("nothing", ["", "  ", "。。"])
def test_nothing_to_say_is_said_so(nothing: str) -> None:
    with pytest.raises(VoiceError, match="nothing to say"):
        EspeakSpeaker().render(nothing, "zh-CN")


def test_an_unknown_language_names_those_that_there_are() -> None:
    with pytest.raises(VoiceError, match=r"'fr'.*en, zh-CN"):
        EspeakSpeaker().render("bonjour", "fr")


def test_a_speed_that_nobody_could_follow_is_refused() -> None:
    with pytest.raises(VoiceError, match="80 to 450"):
        EspeakSpeaker().render("向左转", "zh-CN", words_per_minute=5)


def test_a_synthesis_that_hangs_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hanging = tmp_path / "hanging.py"
    hanging.write_text("import time; time.sleep(60)")
    monkeypatch.setattr(speaker_module, "WORKER", hanging)
    start_s = time.monotonic()

    with pytest.raises(VoiceError, match="not ready after"):
        EspeakSpeaker(start_s=0.5).render("向左转", "zh-CN")

    assert time.monotonic() - start_s < 5


@pytest.mark.parametrize(
    ("program", "reason"),
    [
        ("raise RuntimeError('no voice here')", "no voice here"),
        ("import os; os.kill(os.getpid(), 11)", "exit code -11"),
        ("pass", "no sound file"),
    ],
    ids=["raises", "crashes", "writes-nothing"],
)
def test_a_synthesis_that_fails_gives_its_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, program: str, reason: str
) -> None:
    broken = tmp_path / "broken.py"
    broken.write_text(program)
    monkeypatch.setattr(speaker_module, "WORKER", broken)

    with pytest.raises(VoiceError, match=reason):
        EspeakSpeaker().render("向左转", "zh-CN")


def test_nothing_is_printed(capfd: pytest.CaptureFixture[str]) -> None:
    """pyttsx3 prints where it saved a file, which would spoil a JSON document on standard output."""
    EspeakSpeaker().render("向左转", "zh-CN")

    assert capfd.readouterr() == ("", "")


def test_the_worker_reaches_espeak_through_a_link_where_its_path_is_too_long(tmp_path: Path) -> None:
    """espeak-ng cuts its data path off after some 150 bytes and then finds nothing."""
    deep = tmp_path / "很长 的路径" / ("x" * 200)
    deep.mkdir(parents=True)
    package = Path(espeakng_loader.__file__).parent
    shutil.copytree(package, deep / "espeakng_loader", ignore=shutil.ignore_patterns("__pycache__"))
    target = tmp_path / "speech.wav"

    done = subprocess.run(  # noqa: S603  # our own interpreter and file
        [sys.executable, "-P", str(speaker_module.WORKER), "sit/cmn", "160", str(target)],
        input="向左转".encode(),
        env={"PYTHONPATH": str(deep)},
        capture_output=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    assert measure_duration_s(target.read_bytes()) > 0.5
