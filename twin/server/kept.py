"""Answers to questions that were asked before: the same bytes, but for the minute that they are told for."""

from collections.abc import Hashable
from dataclasses import dataclass, replace
from datetime import datetime

import orjson

from twin.app.documents.route import route_document
from twin.app.open_place import OpenPlace
from twin.app.way import NoWay, RouteRequest, Way


@dataclass(frozen=True, slots=True)
class KeptAnswer:
    """An answer in pieces, between which the time that it is told for is put."""

    pieces: tuple[bytes, ...]

    def __len__(self) -> int:
        """Return the memory it takes, bytes."""
        return sum(map(len, self.pieces))

    def tell(self, at: datetime) -> bytes:
        """Return the answer as it is at a time."""
        return _name(at).join(self.pieces)


def keep(way: Way | NoWay) -> KeptAnswer:
    """Return an answer as it is kept."""
    # No text can hold this piece: inside a string of JSON every quotation mark is escaped.
    return KeptAnswer(tuple(orjson.dumps(route_document(way)).split(_name(way.at))))


def key_of(place: OpenPlace, request: RouteRequest, moment: datetime) -> Hashable:
    """
    Return what an answer depends on: the place, the question, and what opening hours leave shut at that moment.

    A place never changes. A building that does, by another model or by a
    closure that staff declare, is another place, and none of the answers
    about the old one is found for it. Whether a time was asked for, or now
    is meant, makes a difference of its own: hours are strict only for the one.
    """
    return place, replace(request, at=None), request.at is None, place.hours.at(moment)


def _name(at: datetime) -> bytes:
    return b'"at":"%s"' % at.isoformat(timespec="minutes").encode()
