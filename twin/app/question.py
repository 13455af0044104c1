"""A request for a way, put in terms of the building: where one stands, what is wished, what is shut."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import pairwise
from typing import TYPE_CHECKING

from twin.app.closures import Closures, find_closures, list_hours_notices
from twin.app.gazetteer import Target
from twin.app.open_place import Ground, OpenPlace
from twin.app.put_down import PutDown, find_bodies
from twin.errors import UnknownIdError
from twin.model.ids import PortalId
from twin.model.profile import Profile
from twin.model.route import Barrier, BarrierKind, Location, NoRoute, Notice, Route
from twin.model.twin import Twin
from twin.model.wish import AVOIDABLE, Avoidance

if TYPE_CHECKING:
    from twin.routing.network import Network


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """
    All that the router has to know.

    ``stops`` are, from the origin to the destination, where one may stand
    for each.
    """

    place: OpenPlace
    ground: Ground
    stops: tuple[tuple[Location, ...], ...]
    avoid: tuple[Avoidance, ...]
    closures: Closures

    @property
    def network(self) -> "Network":
        """The ground under the closures: what is closed is not there."""
        return self.ground.under(self.closures.closed)

    @property
    def search(self) -> "Network":
        """The ground under the closures with the prices of all wishes."""
        return self._price(self.closures.resting)

    @property
    def restless_search(self) -> "Network":
        """The ground under the closures with the prices of all wishes but to keep to opening hours."""
        return self._price(frozenset())

    @property
    def opening_search(self) -> "Network":
        """The ground with nothing closed, but what is so dear that a way needs as little of it opened as it can."""
        from twin.routing.questions.wishes import Wishes  # noqa: PLC0415  # loaded with the ground

        return self.ground.search(Wishes(avoid=frozenset(self.avoid), barred=self.closures.closed))

    def _price(self, resting: frozenset[str]) -> "Network":
        from twin.routing.questions.wishes import Wishes  # noqa: PLC0415  # loaded with the ground

        wishes = Wishes(avoid=frozenset(self.avoid), resting=resting)
        return self.ground.search(wishes, closed=self.closures.closed)

    def keeps_hours(self, stages: Sequence[Route]) -> bool:
        """Tell whether stages use nothing that is outside its opening hours."""
        from twin.routing.questions.wishes import list_used  # noqa: PLC0415  # loaded with the ground

        return not any(list_used(stage, self.place.twin, self.closures.resting) for stage in stages)

    def is_clear(self, stages: Sequence[Route]) -> bool:
        """Tell whether stages, found with nothing closed, stay as they are: no doorway that is shut is stepped into."""
        from twin.routing.changes.floor import is_clear_of  # noqa: PLC0415  # loaded with the ground

        closed = self.closures.closed
        return not closed or all(is_clear_of(self.ground.network, stage, closed) for stage in stages)

    def find_barred(self, stages: Sequence[Route]) -> NoRoute | None:
        """Return that there is no way where one leads through what is closed, ``None`` where it does not."""
        from twin.routing.questions.wishes import list_used  # noqa: PLC0415  # loaded with the ground

        for stage in stages:
            used = list_used(stage, self.place.twin, self.closures.closed)
            if used:
                barriers = tuple(Barrier(id=element, kind=BarrierKind.CLOSED) for element in used)
                return NoRoute(
                    profile=stage.profile, origin=stage.origin, destination=stage.destination, barriers=barriers
                )
        return None

    def list_spared(self, stages: Sequence[Route]) -> tuple[str, ...]:
        """Return what stages use of that which they should spare: avoided, outside its hours, closed."""
        from twin.routing.questions.wishes import list_unmet, list_used  # noqa: PLC0415  # loaded with the ground

        twin, shut = self.place.twin, self.closures.resting | self.closures.closed
        unmet = [str(notice.id) for stage in stages for notice in list_unmet(stage, twin, self.avoid)]
        return (*unmet, *(element for stage in stages for element in list_used(stage, twin, shut)))

    def list_notices(self, stages: Sequence[Route]) -> tuple[Notice, ...]:
        """Return the notices of stages, of wishes that are not met, and of opening hours, each once."""
        from twin.routing.questions.wishes import list_unmet  # noqa: PLC0415  # loaded with the ground

        own = [notice for stage in stages for notice in stage.notices]
        unmet = [notice for stage in stages for notice in list_unmet(stage, self.place.twin, self.avoid)]
        return tuple(dict.fromkeys([*own, *unmet, *list_hours_notices(self.place, self.closures, stages)]))


def put_question(
    place: OpenPlace,
    names: Sequence[str],
    *,
    profile: str | Profile,
    language: str,
    avoid: Sequence[str] = (),
    closed: Sequence[str] = (),
    obstacles: Sequence[PutDown] = (),
    at: datetime | None = None,
    now: datetime | None = None,
) -> Question:
    """
    Return the question about a way over places with these names.

    Raises
    ------
    UnknownIdError, AmbiguousNameError
        If a name or a kind to avoid is not understood.
    RequestError
        If something that was put down has no outline, or stands on no floor.
    """
    wished = tuple(_avoidance(name) for name in dict.fromkeys(avoid))
    targets = [place.resolve(name) for name in names]
    ground = place.ground(profile).beside(find_bodies(place.twin, place.gazetteer, obstacles))
    stops = tuple(_stand_at(ground, target, name, language) for target, name in zip(targets, names, strict=True))
    moment = (at or now or datetime.now()).replace(second=0, microsecond=0, tzinfo=None)  # noqa: DTZ005  # a building's clock has no zone
    closures = find_closures(place, closed, moment, stops, strict=at is not None)
    stops = tuple(_leave_out_shut(place.twin, stop, closures.closed) for stop in stops)
    return Question(place=place, ground=ground, stops=stops, avoid=wished, closures=closures)


def join_stages(stages: Sequence[Route], notices: tuple[Notice, ...]) -> Route:
    """Return routes that follow on one another as one."""
    return replace(
        stages[0],
        destination=stages[-1].destination,
        legs=tuple(leg for stage in stages for leg in stage.legs),
        notices=notices,
    )


def list_via(stages: Sequence[Route]) -> tuple[Location, ...]:
    """Return the stops between the first and the last."""
    return tuple(before.destination for before, _ in pairwise(stages))


def _stand_at(ground: Ground, target: Target, name: str, language: str) -> tuple[Location, ...]:
    """Return where one stands for a target, labelled as people call it."""
    label = target.label[language]
    if target.point is not None:
        return (replace(target.point, label=label),)
    places = ground.list_stands(target.elements, label)
    if not places:
        msg = f"{name!r} is in the model, but without floor that one could stand on; see the import findings of `twin ingest`"
        raise UnknownIdError(msg)
    return places


def _leave_out_shut(twin: Twin, stop: tuple[Location, ...], closed: frozenset[str]) -> tuple[Location, ...]:
    """Return where one may stand for any of several things, without the doors that are shut if others are open."""
    doors = [twin.portals.get(PortalId(at.element or "")) for at in stop]
    shut = [door is not None and (door.id in closed or not closed.isdisjoint(door.spaces)) for door in doors]
    return tuple(at for at, is_shut in zip(stop, shut, strict=True) if not is_shut) or stop


def _avoidance(name: str) -> Avoidance:
    found = AVOIDABLE.get(name)
    if found is None:
        msg = f"cannot avoid {name}; what can be avoided: {', '.join(AVOIDABLE)}"
        raise UnknownIdError(msg)
    return found
