"""Everything of a place that has a name: what it is called, where it is, which elements it stands for."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from twin.guidance.locale import get_locale
from twin.guidance.space_names import name_space_in_full
from twin.model.facility import Facility, FacilityKind, WindowKind
from twin.model.ids import StoreyId
from twin.model.labels import distinct, label_of, normalise, split_languages
from twin.model.passage import Access, ConnectorKind, Point3, Portal
from twin.model.space import Space, SpaceUse, Storey
from twin.model.terms import CONNECTOR_KINDS, ENTRANCE, FACILITY_KINDS, SPACE_USES, WINDOW_KINDS, Names
from twin.model.twin import Twin


class EntryKind(StrEnum):
    """What sort of thing an entry is."""

    SPACE = "space"
    ZONE = "zone"
    """All spaces of one use."""
    FACILITY = "facility"
    KIND = "kind"
    """All facilities or connectors of one kind; the nearest is meant."""
    CONNECTOR = "connector"
    ENTRANCE = "entrance"
    SIGN = "sign"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """
    A thing with names.

    ``members`` are the elements it stands for, any of which will do.
    ``names`` are all spellings that mean it. ``listed`` entries are offered
    in a search; the others (each of two hundred seats) are only understood.
    """

    id: str
    kind: EntryKind
    use: str | None
    label: Names
    storey: StoreyId
    at: Point3
    to: str
    members: tuple[str, ...]
    names: tuple[str, ...]
    listed: bool


UNLISTED_USES: Final = frozenset({SpaceUse.PLANT, SpaceUse.STAIR, SpaceUse.UNKNOWN, SpaceUse.OUTDOOR})
"""Uses of which nobody asks for "the nearest"."""


UNLISTED_KINDS: Final = frozenset(
    {
        FacilityKind.AIR_CONDITIONER,
        FacilityKind.SOCKET,
        FacilityKind.FILING_CABINET,
        FacilityKind.DOCUMENT_CAMERA,
        FacilityKind.SCANNER,
        FacilityKind.CERTIFICATE_MACHINE,
        FacilityKind.CCTV,
        FacilityKind.NETWORK_DEVICE,
        FacilityKind.EMERGENCY_POWER,
        FacilityKind.EMERGENCY_LIGHT,
    }
)
"""Kinds that serve the building or its staff; a visitor does not look for them."""


def list_entries(twin: Twin) -> tuple[Entry, ...]:
    """Return the entries of a twin: entrances, zones, kinds, spaces, facilities, connectors, signs, in this order."""
    return (
        *_entrances(twin),
        *_zones(twin),
        *_kinds(twin),
        *_spaces(twin),
        *_facilities(twin),
        *_connectors(twin),
        *_signs(twin),
    )


def is_public_entrance(portal: Portal) -> bool:
    """Whether visitors come in by this portal: it leads out, and is not for staff or emergencies only."""
    return portal.entrance and (portal.access is None or portal.access.value is Access.PUBLIC)


def _entrances(twin: Twin) -> Iterator[Entry]:
    portals = [portal for portal in twin.portals.values() if is_public_entrance(portal)]
    labels = distinct(
        (label_of(portal.name, None, ENTRANCE) if portal.name else dict(ENTRANCE), "") for portal in portals
    )
    for portal, label in zip(portals, labels, strict=True):
        yield Entry(
            id=portal.id,
            kind=EntryKind.ENTRANCE,
            use="entrance",
            label=label,
            storey=portal.storey,
            at=portal.at,
            to=portal.id,
            members=(portal.id,),
            names=_spellings(portal.name),
            listed=True,
        )


def _zones(twin: Twin) -> Iterator[Entry]:
    for use, names in SPACE_USES.items():
        if use in UNLISTED_USES:
            continue
        spaces = [space for space in twin.spaces.values() if use in space.uses.value and _standable(space)]
        if spaces:
            first = spaces[0]
            yield Entry(
                id=f"zone:{use}",
                kind=EntryKind.ZONE,
                use=use,
                label=names,
                storey=first.storey,
                at=_middle(first),
                to=use,
                members=tuple(space.id for space in spaces),
                names=(use, *names.values()),
                listed=any(space.public is None or space.public.value for space in spaces),
            )


def _kinds(twin: Twin) -> Iterator[Entry]:
    for kind, names in FACILITY_KINDS.items():
        found = [facility for facility in twin.facilities.values() if facility.kind.value is kind]
        yield from _kind_entry(kind, names, [(facility.id, facility.storey, facility.at) for facility in found])
    for window, names in WINDOW_KINDS.items():
        found = [facility for facility in twin.facilities.values() if window in facility.window_kinds]
        yield from _kind_entry(window, names, [(facility.id, facility.storey, facility.at) for facility in found])
    for connector_kind, names in CONNECTOR_KINDS.items():
        connectors = [connector for connector in twin.connectors.values() if connector.kind is connector_kind]
        yield from _kind_entry(
            connector_kind, names, [(c.id, c.landings[0].storey, c.landings[0].at) for c in connectors if c.landings]
        )


def _kind_entry(
    kind: FacilityKind | WindowKind | ConnectorKind, names: Names, members: list[tuple[str, StoreyId, Point3]]
) -> Iterator[Entry]:
    if members:
        yield Entry(
            id=f"kind:{kind}",
            kind=EntryKind.KIND,
            use=kind,
            label=names,
            storey=members[0][1],
            at=members[0][2],
            to=f"nearest:{kind}",
            members=tuple(member[0] for member in members),
            names=(kind, *names.values()),
            listed=kind not in UNLISTED_KINDS,
        )


def _spaces(twin: Twin) -> Iterator[Entry]:
    spaces = [space for space in twin.spaces.values() if _standable(space)]
    labels = _tell_apart(twin, [(space, _label(space)) for space in spaces])
    for space, label in zip(spaces, labels, strict=True):
        yield Entry(
            id=space.id,
            kind=EntryKind.SPACE,
            use=space.use,
            label=label,
            storey=space.storey,
            at=_middle(space),
            to=space.id,
            members=(space.id,),
            names=_spellings(space.name, space.long_name),
            listed=space.public is None or space.public.value,
        )


def _label(space: Space) -> Names:
    """Return what a room is called; in a language that its author did not use as the words of a way call it."""
    label = label_of(space.name, space.long_name, _use_names(space))
    chinese, _ = split_languages(space.long_name or space.name)
    name = None if chinese else name_space_in_full(space, get_locale("zh-CN"))
    return label if name is None else label | {"zh-CN": name}


def _tell_apart(twin: Twin, named: list[tuple[Space, Names]]) -> list[Names]:
    """Add their storey to labels of several spaces where that tells them apart, else the short name on the plan."""
    shared = Counter(label["zh-CN"] for _, label in named)
    beside = Counter((label["zh-CN"], space.storey) for space, label in named)
    told = [
        _with_storey(label, twin.storeys[space.storey])
        if shared[label["zh-CN"]] > 1 and beside[label["zh-CN"], space.storey] == 1
        else label
        for space, label in named
    ]
    return distinct((label, space.name) for label, (space, _) in zip(told, named, strict=True))


def _with_storey(label: Names, storey: Storey) -> Names:
    """Return a label with the storey that it is on, as its author calls that."""
    return {"zh-CN": f"{label['zh-CN']}（{storey.long_name or storey.name}）", "en": f"{label['en']} ({storey.name})"}


def _facilities(twin: Twin) -> Iterator[Entry]:
    for facility in twin.facilities.values():
        label, names = _facility_names(facility)
        yield Entry(
            id=facility.id,
            kind=EntryKind.FACILITY,
            use=facility.kind.value,
            label=label,
            storey=facility.storey,
            at=facility.at,
            to=facility.id,
            members=(facility.id,),
            names=(*names, *facility.services),
            listed=facility.number is not None and facility.kind.value is FacilityKind.SERVICE_WINDOW,
        )


def _facility_names(facility: Facility) -> tuple[Names, tuple[str, ...]]:
    kind = WINDOW_KINDS[facility.window_kinds[0]] if facility.window_kinds else FACILITY_KINDS[facility.kind.value]
    if facility.number is None:
        return label_of(facility.name, None, kind), _spellings(facility.name)
    number = facility.number
    if facility.kind.value is FacilityKind.SERVICE_WINDOW:
        label = {"zh-CN": f"{number}号窗口", "en": f"Window {number}"}  # as its plate and the words of a way have it
        kinds = [name for window in facility.window_kinds for name in WINDOW_KINDS[window].values()]
        return label, (*_spellings(facility.name), number, f"窗口{number}", *kinds)
    label = {"zh-CN": f"{kind['zh-CN']} {number}", "en": f"{kind['en']} {number}"}
    return label, (*_spellings(facility.name), *label.values())


def _connectors(twin: Twin) -> Iterator[Entry]:
    for connector in twin.connectors.values():
        if connector.landings:
            yield Entry(
                id=connector.id,
                kind=EntryKind.CONNECTOR,
                use=connector.kind,
                label=label_of(connector.name, None, CONNECTOR_KINDS[connector.kind]),
                storey=connector.landings[0].storey,
                at=connector.landings[0].at,
                to=connector.id,
                members=(connector.id,),
                names=_spellings(connector.name),
                listed=False,
            )


def _signs(twin: Twin) -> Iterator[Entry]:
    for sign in twin.signs.values():
        yield Entry(
            id=sign.id,
            kind=EntryKind.SIGN,
            use=sign.kind.value if sign.kind else None,
            label={"zh-CN": sign.name, "en": sign.name},
            storey=sign.storey,
            at=sign.at,
            to=sign.id,
            members=(sign.id,),
            names=_spellings(sign.name),
            listed=False,
        )


def _use_names(space: Space) -> Names | None:
    return None if space.use is SpaceUse.UNKNOWN else SPACE_USES[space.use]


def _standable(space: Space) -> bool:
    return space.navigable and space.footprint is not None and not space.footprint.is_empty


def _middle(space: Space) -> Point3:
    assert space.footprint is not None  # noqa: S101  # _standable was asked first
    point = space.footprint.representative_point()
    return (point.x, point.y, space.floor_z_m or 0.0)


def _spellings(*names: str | None) -> tuple[str, ...]:
    """Return a thing's names, alone and together, without empty ones."""
    given = [name for name in names if name and normalise(name)]
    both = [" ".join(given), " ".join(reversed(given))] if len(given) > 1 else []
    return tuple(dict.fromkeys([*given, *both]))
