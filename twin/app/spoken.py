"""The use case of listening: the words of a way as one sound, with the transcript of what is said."""

from dataclasses import dataclass
from typing import Final

from twin.app.services import Services
from twin.app.way import NoWay, Way

GAP_S: Final = 0.6
"""Silence between two instructions: long enough to tell them apart, short enough not to seem the end."""

WORDS_PER_MINUTE: Final = {"normal": 160, "slow": 115}
"""Speeds offered. The normal one is a little under espeak's 175, because these words are acted on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SpokenWay:
    """A WAV, and what it says, sentence by sentence."""

    wav: bytes
    transcript: tuple[str, ...]


def speak_way(services: Services, way: Way | NoWay, *, rate: str = "normal") -> SpokenWay:
    """Return a way, or the reasons for none, as sound; raises ``VoiceError``."""
    sentences = sentences_of(way)
    wavs = [services.speaker.render(text, way.language, words_per_minute=WORDS_PER_MINUTE[rate]) for text in sentences]
    return SpokenWay(wav=services.sound.join(wavs, GAP_S), transcript=sentences)


def sentences_of(way: Way | NoWay) -> tuple[str, ...]:
    """Return what is said of a way, in the order of walking: notices first, then each instruction."""
    if isinstance(way, NoWay):
        return (*dict.fromkeys(way.barrier_texts), way.advice_text)
    return (*way.notice_texts, *(utterance.text for utterance in way.utterances))
