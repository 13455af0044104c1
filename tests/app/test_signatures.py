"""The form of what people sign: written, filled in, read back."""

from datetime import date

import pytest

from tests.support.floorplan import draw
from twin.app.signatures import hold_against, read_signatures, write_form
from twin.errors import TwinError
from twin.model.dossier import Signature
from twin.rules.attestations import list_attestations

TODAY = date(2026, 11, 24)
SIGNED = '[[signed]]\ncode = "{code}"\nwho = "{who}"\non = "{on}"\nrecord = "{record}"\n'


def fill(**said: str) -> str:
    return SIGNED.format(**{"code": "ATT101", "who": "张工", "on": "2026-11-20", "record": "验收单.pdf"} | said)


def test_an_empty_form_says_nothing() -> None:
    form = write_form(list_attestations(draw("####\n#A.#\n####"))).decode()
    assert form.count("[[signed]]") == len(list_attestations(draw("####\n#A.#\n####"))) > 0
    assert read_signatures(form, TODAY) == ()


def test_what_is_filled_in_is_read_back() -> None:
    first, *_ = list_attestations(draw("####\n#A.#\n####"))
    form = write_form([first]).decode()
    for name, said in (("who", "张工"), ("on", "2026-11-20"), ("record", "验收单.pdf")):
        form = form.replace(f'{name} = ""', f'{name} = "{said}"')
    assert read_signatures(form, TODAY) == (
        Signature(code=first.code, who="张工", on="2026-11-20", record="验收单.pdf"),
    )


def test_a_date_may_be_written_as_one() -> None:
    (read,) = read_signatures(fill().replace('on = "2026-11-20"', "on = 2026-11-20"), TODAY)
    assert read.on == "2026-11-20"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (fill(who=" "), "who is empty"),
        (fill(on="morgen"), "is no date"),
        (fill(on="2026-11-25"), "after 2026-11-24"),
        ("[[signed]]\ncode = 'ATT101'\n", "code, who, on and record"),
        ("signed = 3", "code, who, on and record"),
        ("[[signed", "no TOML"),
    ],
)
def test_what_is_signed_by_half_is_refused(text: str, said: str) -> None:
    with pytest.raises(TwinError, match=said):
        read_signatures(text, TODAY)


def test_what_nobody_asked_for_cannot_be_signed() -> None:
    with pytest.raises(TwinError, match="ATT999"):
        hold_against(read_signatures(fill(code="ATT999"), TODAY), list_attestations(draw("####\n#A.#\n####")))
