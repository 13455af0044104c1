"""From the words for a place to the elements or the point they stand for; ambiguous words are refused, never guessed."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from twin.app.entries import Entry, EntryKind, list_entries
from twin.app.search import search
from twin.errors import AmbiguousNameError, UnknownIdError
from twin.model.ids import StoreyId
from twin.model.labels import normalise
from twin.model.route import Location
from twin.model.space import Storey
from twin.model.terms import ENTRANCE, Names
from twin.model.twin import Twin

_POINT: Final = re.compile(r"(?P<storey>.+)@(?P<x>[-+]?\d+(?:\.\d*)?)\s*,\s*(?P<y>[-+]?\d+(?:\.\d*)?)")
_NEAREST: Final = "nearest:"
_SUGGESTIONS: Final = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """What a name stands for: a point, or elements of which any will do."""

    label: Names
    elements: tuple[str, ...] = ()
    point: Location | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Gazetteer:
    """The names of one place, ready to be asked."""

    storeys: tuple[Storey, ...]
    entries: tuple[Entry, ...]
    by_name: Mapping[str, tuple[Entry, ...]] = field(repr=False)
    by_id: Mapping[str, Entry] = field(repr=False)


def build_gazetteer(twin: Twin) -> Gazetteer:
    """Return the names of a twin."""
    entries = list_entries(twin)
    by_name: dict[str, dict[str, Entry]] = {}
    for entry in entries:
        for name in (*entry.names, *entry.label.values()):
            key = normalise(name)
            if key:
                by_name.setdefault(key, {})[entry.id] = entry
    return Gazetteer(
        storeys=tuple(twin.storeys.values()),
        entries=entries,
        by_name={key: tuple(found.values()) for key, found in by_name.items()},
        by_id={entry.id: entry for entry in entries},
    )


def resolve(gazetteer: Gazetteer, text: str) -> Target:
    """
    Return what *text* stands for.

    Understood are, in this order: ``STOREY@x,y`` in metres of the plan frame,
    ``entrance``, ``nearest:KIND``, an id, a name in either language, a zone
    code, a window's number.

    Raises
    ------
    UnknownIdError
        If nothing has this name; the message offers the nearest names.
    AmbiguousNameError
        If several things have it; the message lists them with their ids.

    """
    text = text.strip()
    if match := _POINT.fullmatch(text):
        return _point(gazetteer, match["storey"], float(match["x"]), float(match["y"]))
    if text.casefold() == "entrance":
        return _entrance(gazetteer)
    if text.casefold().startswith(_NEAREST):
        return _nearest(gazetteer, text[len(_NEAREST) :].strip())
    if entry := gazetteer.by_id.get(text):
        return Target(label=entry.label, elements=entry.members)
    found = gazetteer.by_name.get(normalise(text), ())
    if not found:
        raise UnknownIdError(_unknown(gazetteer, text))
    chosen = _only(found)
    if chosen is None:
        msg = f"{text!r} names {len(found)} things; say which: {_listing(found)}"
        raise AmbiguousNameError(msg, found)
    return Target(label=chosen.label, elements=chosen.members)


def _only(found: tuple[Entry, ...]) -> Entry | None:
    """Return the one entry meant: a single one, or the one that stands for all the others."""
    widest = max(found, key=lambda entry: len(entry.members))
    members = set(widest.members)
    return widest if all(members.issuperset(entry.members) for entry in found) else None


def _point(gazetteer: Gazetteer, storey_name: str, x_m: float, y_m: float) -> Target:
    storey = _find_storey(gazetteer, storey_name)
    text = f"{storey.name} ({x_m:g}, {y_m:g})"
    label = {"zh-CN": text, "en": text}
    return Target(label=label, point=Location(storey=storey.id, x_m=x_m, y_m=y_m, label=text))


def _find_storey(gazetteer: Gazetteer, name: str) -> Storey:
    for storey in gazetteer.storeys:
        if name == storey.id:
            return storey
    key = normalise(name)
    found = [s for s in gazetteer.storeys if key in {normalise(s.name), normalise(s.long_name or s.name)}]
    if len(found) == 1:
        return found[0]
    names = ", ".join(f"{storey.name} ({storey.id})" for storey in gazetteer.storeys)
    if found:
        msg = f"{len(found)} storeys are called {name!r}; use an id: {names}"
        raise AmbiguousNameError(msg, ())
    msg = f"no storey is called {name!r}; there are: {names}"
    raise UnknownIdError(msg)


def find_storey_id(gazetteer: Gazetteer, name: str) -> StoreyId:
    """Return the storey with this id, name or long name; raises as ``resolve`` does."""
    return _find_storey(gazetteer, name).id


def _entrance(gazetteer: Gazetteer) -> Target:
    """Return the doors one comes in by: those of the ground storey, since others lead to roofs and terraces."""
    doors = [entry for entry in gazetteer.entries if entry.kind is EntryKind.ENTRANCE]
    ground = {storey.id for storey in gazetteer.storeys if storey.ground}
    portals = tuple(door.id for door in doors if door.storey in ground) or tuple(door.id for door in doors)
    if not portals:
        msg = "the model has no public door that leads outside, so there is no 'entrance'; name a space or a point instead"
        raise UnknownIdError(msg)
    return Target(label=dict(ENTRANCE), elements=portals)


def _nearest(gazetteer: Gazetteer, kind: str) -> Target:
    for entry in gazetteer.entries:
        if entry.kind in {EntryKind.KIND, EntryKind.ZONE} and kind == entry.use:
            return Target(label=entry.label, elements=entry.members)
    kinds = sorted({e.use for e in gazetteer.entries if e.kind in {EntryKind.KIND, EntryKind.ZONE} and e.use})
    msg = f"nothing of kind {kind!r} is here; there are: {', '.join(kinds)}"
    raise UnknownIdError(msg)


def _unknown(gazetteer: Gazetteer, text: str) -> str:
    near = [entry for entry, _ in search(gazetteer.entries, text, limit=_SUGGESTIONS)]
    return f"nothing is called {text!r}" + (f"; did you mean: {_listing(tuple(near))}" if near else "")


def _listing(entries: tuple[Entry, ...]) -> str:
    return "; ".join(f"{entry.label['zh-CN']} ({entry.id})" for entry in entries)
