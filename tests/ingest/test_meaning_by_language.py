"""Toilet, stair, elevator, corridor and entrance are understood in the languages of common drawing offices."""

from pathlib import Path

import pytest

from tests.support.make_ifc import Drawing, guid, rectangle
from twin.ingest.contents.vocabulary import Category, find_meaning
from twin.ingest.read import read_ifc
from twin.model.origin import Origin
from twin.model.passage import ConnectorKind
from twin.model.space import SpaceUse

USES = {
    "de": {
        SpaceUse.TOILET: ["WC Herren", "Toilette EG", "Damen-WC 2", "Gästetoilette"],
        SpaceUse.STAIR: ["Treppenhaus 1", "Stiegenhaus", "Fluchttreppe"],
        SpaceUse.ELEVATOR_LOBBY: ["Aufzugsvorraum"],
        SpaceUse.CIRCULATION: ["Flur 1.OG", "Gang", "Eingangshalle", "Windfang", "Haupteingang", "Verbindungsgang"],
    },
    "fr": {
        SpaceUse.TOILET: ["Toilettes femmes", "Sanitaires"],
        SpaceUse.STAIR: ["Cage d'escalier B"],
        SpaceUse.ELEVATOR_LOBBY: ["Palier d'ascenseur"],
        SpaceUse.CIRCULATION: ["Couloir", "Dégagement", "Hall d'entrée"],
    },
    "nl": {
        SpaceUse.TOILET: ["Toilet heren", "Toiletruimte"],
        SpaceUse.STAIR: ["Trappenhuis"],
        SpaceUse.ELEVATOR_LOBBY: ["Lifthal"],
        SpaceUse.CIRCULATION: ["Gang 0.12", "Verkeersruimte", "Entree", "Tochtsluis", "Hoofdingang"],
    },
    "ja": {
        SpaceUse.TOILET: ["男子トイレ", "便所"],
        SpaceUse.STAIR: ["階段室"],
        SpaceUse.ELEVATOR_LOBBY: ["エレベーターホール"],
        SpaceUse.CIRCULATION: ["廊下", "玄関", "風除室"],
    },
    "ru": {
        SpaceUse.TOILET: ["Санузел 12", "Туалет", "Сан. узел"],
        SpaceUse.STAIR: ["Лестничная клетка", "ЛК-1"],
        SpaceUse.ELEVATOR_LOBBY: ["Лифтовой холл"],
        SpaceUse.CIRCULATION: ["Коридор", "Вестибюль"],
    },
}
CONNECTORS = {
    ConnectorKind.ELEVATOR: [
        "Personenaufzug",
        "Fahrstuhl 2",
        "Ascenseur",
        "Personenlift",
        "エレベーター1号機",
        "Лифт пассажирский",
    ],
    ConnectorKind.ESCALATOR: ["Rolltreppe", "Escalier mécanique", "Roltrap", "エスカレーター", "Эскалатор"],
    ConnectorKind.STAIR: [
        "Treppe",
        "Wendeltreppe",
        "Escalier",
        "Trap",
        "Steektrap",
        "階段",
        "Лестница",
        "Лестничный марш",
    ],
    ConnectorKind.RAMP: ["Rampe", "Hellingbaan", "スロープ", "Пандус"],
}


@pytest.mark.parametrize("language", sorted(USES))
def test_spaces_are_understood(language: str) -> None:
    wanted = {name: use for use, names in USES[language].items() for name in names}

    found = {name: find_meaning(Category.SPACE_USE, name) for name in wanted}

    assert {name: match and match.meaning for name, match in found.items()} == wanted


@pytest.mark.parametrize("kind", sorted(CONNECTORS))
def test_connectors_are_understood(kind: ConnectorKind) -> None:
    found = {name: find_meaning(Category.CONNECTOR, name) for name in CONNECTORS[kind]}

    assert {name: match and match.meaning for name, match in found.items()} == dict.fromkeys(CONNECTORS[kind], kind)


def test_a_use_that_only_a_name_tells_is_derived_and_says_from_which(tmp_path: Path) -> None:
    drawing = Drawing()
    storey = drawing.storey("EG", 0.0)
    drawing.space(storey, "0.07", rectangle(0.0, 0.0, 3.0, 2.0), LongName="Toiletruimte")

    (space,) = read_ifc(drawing.write(tmp_path / "named.ifc")).twin.spaces.values()

    assert space.id == guid("0.07")
    assert (space.use, space.uses.origin, space.uses.carrier) == (SpaceUse.TOILET, Origin.DERIVED, "LongName")
