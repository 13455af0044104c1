"""Every kind a visitor may meet has a name in both languages."""

from enum import StrEnum

import pytest

from twin.model.facility import FacilityKind, WindowKind
from twin.model.passage import ConnectorKind
from twin.model.space import SpaceUse
from twin.model.terms import names_of

KINDS: list[StrEnum] = [*SpaceUse, *WindowKind, *FacilityKind, *ConnectorKind]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: f"{type(kind).__name__}.{kind}")
def test_a_kind_has_a_chinese_and_an_english_name(kind: StrEnum) -> None:
    names = names_of(kind)

    assert any("\u4e00" <= letter <= "\u9fff" for letter in names["zh-CN"])
    assert names["en"].isascii()


def test_a_stair_space_is_not_named_as_a_stair_connector() -> None:
    assert (names_of(SpaceUse.STAIR)["en"], names_of(ConnectorKind.STAIR)["en"]) == ("Stairwell", "Stairs")
