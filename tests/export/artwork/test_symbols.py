"""Own symbols: for all that the hall's signs name, on their grid, and none under a false name."""

import pytest

from tests.support.readings import DEMO_HALL, read_once
from twin.export.artwork.key import NAMES_BY_SYMBOL
from twin.export.artwork.outline import bound
from twin.export.artwork.symbols import SYMBOLS
from twin.model.symbols import CONNECTOR_SYMBOLS, FACILITY_SYMBOLS, SPACE_SYMBOLS

NOT_OURS = {"logo"}
"""The owner's own."""


def test_every_symbol_of_the_halls_signs_is_drawn_but_the_owners_logo() -> None:
    signs = read_once(DEMO_HALL).twin.signs.values()
    named = {legend.symbol for sign in signs for face in sign.faces for legend in face.legends or () if legend.symbol}

    assert named - set(SYMBOLS) == NOT_OURS


@pytest.mark.parametrize("name", SYMBOLS)
def test_a_symbol_stays_on_its_grid(name: str) -> None:
    box = bound(part.outline for part in SYMBOLS[name].parts)

    assert box is not None
    assert min(box) >= 0
    assert max(box) <= 100
    assert box[2] - box[0] > 25
    assert box[3] - box[1] > 60


def test_kinds_stand_for_symbols_that_there_are_and_plans_can_name() -> None:
    for table in (SPACE_SYMBOLS, CONNECTOR_SYMBOLS, FACILITY_SYMBOLS):
        assert set(table.values()) <= set(SYMBOLS)
    assert set(NAMES_BY_SYMBOL) <= set(SYMBOLS)
