"""Words as sound, for phones whose browser cannot speak."""

import unicodedata
from enum import StrEnum
from typing import Annotated, Final

from fastapi import APIRouter, Query, Request, Response
from fastapi.exceptions import RequestValidationError

from twin.app.services import Services
from twin.app.spoken import WORDS_PER_MINUTE
from twin.server.answers import Asset, build_asset
from twin.server.desk import Desk

LETTERS_MAX: Final = 300
KEEP: Final = "public, max-age=86400"


class Language(StrEnum):
    """Languages with a voice."""

    CHINESE = "zh-CN"
    ENGLISH = "en"


class Rate(StrEnum):
    """How fast."""

    NORMAL = "normal"
    SLOW = "slow"


class Sound(StrEnum):
    """File formats."""

    MP3 = "mp3"
    WAV = "wav"


MEDIA_TYPES: Final = {Sound.MP3: "audio/mpeg", Sound.WAV: "audio/wav"}


def build_speech_router(desk: Desk) -> APIRouter:
    """Return ``GET /speech``."""
    router = APIRouter(tags=["speech"])

    @router.get("/speech", summary="A sentence as sound")
    async def speak(
        request: Request,
        text: Annotated[str, Query(min_length=1, max_length=LETTERS_MAX)],
        lang: Language = Language.CHINESE,
        rate: Rate = Rate.NORMAL,
        format: Sound = Sound.MP3,  # noqa: A002  # the public name of the parameter
    ) -> Response:
        words = clean(text)
        key = f"{lang} {rate} {format} {words}"
        sound = desk.speech.find(key)
        if sound is None:
            desk.speech_rate.take(request.client.host if request.client else "")
            services = desk.places.services
            sound = await desk.speech.get(key, lambda: _render(services, words, lang, rate, format))
        return sound.answer(request)

    return router


def clean(text: str) -> str:
    """
    Return a text in one spelling, without control characters: the same words share one sound.

    Raises
    ------
    RequestValidationError
        If nothing is left to say.
    """
    composed = unicodedata.normalize("NFC", text)
    words = " ".join("".join(" " if unicodedata.category(one) == "Cc" else one for one in composed).split())
    if not words:
        raise RequestValidationError(
            [{"loc": ("query", "text"), "msg": "there is nothing to say in it", "type": "empty"}]
        )
    return words


def _render(services: Services, words: str, lang: Language, rate: Rate, sound: Sound) -> Asset:
    wav = services.speaker.render(words, lang.value, words_per_minute=WORDS_PER_MINUTE[rate.value])
    body = services.sound.to_mp3(wav) if sound is Sound.MP3 else wav
    return build_asset(body, MEDIA_TYPES[sound], cache_control=KEEP, shorten=False)
