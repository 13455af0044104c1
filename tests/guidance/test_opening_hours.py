"""Opening hours as people say them, and what nobody understands as it stands."""

import pytest

from twin.guidance.locale import get_locale
from twin.guidance.opening_hours import say_hours

SAID = {
    "Mo-Fr 08:30-12:00,14:30-17:30": (
        "周一至周五 08:30至12:00和14:30至17:30",
        "Monday to Friday 08:30 to 12:00 and 14:30 to 17:30",
    ),
    "Mo-Fr 09:00-17:00; PH off": (
        "周一至周五 09:00至17:00；此外法定节假日 不开放",
        "Monday to Friday 09:00 to 17:00; also public holidays closed",
    ),
    "Sa,Su 09:00-12:00": ("周六和周日 09:00至12:00", "Saturday and Sunday 09:00 to 12:00"),
    "24/7": ("全天", "round the clock"),
    "Jan-Mar 10:00-12:00": ("Jan-Mar 10:00-12:00", "Jan-Mar 10:00-12:00"),
    "工作日上午": ("工作日上午", "工作日上午"),
}


@pytest.mark.parametrize("text", SAID)
def test_hours_are_said_in_both_languages(text: str) -> None:
    assert tuple(say_hours(text, get_locale(language)) for language in ("zh-CN", "en")) == SAID[text]
