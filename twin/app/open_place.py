"""A building that has been read, ready to be asked; safe to ask from several threads at once."""

import threading
from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property, lru_cache, partial
from typing import TYPE_CHECKING, Final

from twin.app.gazetteer import build_gazetteer, resolve
from twin.app.hours import PlaceHours
from twin.app.kept import Stands, fetch_labels, fetch_network, fetch_stands
from twin.app.ports import NetworkStore
from twin.app.space_finder import SpaceFinder
from twin.app.stop_names import name_stop
from twin.errors import UnknownIdError
from twin.guidance.restrooms import find_restroom_door
from twin.model.facility import Obstacle
from twin.model.ids import SpaceId
from twin.model.profile import Profile
from twin.model.route import Location
from twin.model.twin import Ingested
from twin.routing.profiles.named import PROFILES

if TYPE_CHECKING:
    from twin.app.quotable_signs import QuotableSigns
    from twin.guidance.scenery import Scenery
    from twin.routing.network import Network
    from twin.routing.questions.wishes import Wishes

SEARCHES_MAX: Final = 16
"""So many sets of wishes are kept priced for a profile: a megabyte each, and milliseconds to price anew."""
CLOSURES_MAX: Final = 8
"""So many sets of closures are kept for a profile: some megabytes each, and under a tenth of a second to apply anew."""
NAMES_MAX: Final = 4096
"""So many names are remembered with what they stand for."""


def get_profile(profile: str | Profile) -> Profile:
    """
    Return a profile by name, or one's own.

    Raises
    ------
    UnknownIdError
        If no profile has this name; the message lists those there are.

    """
    found = PROFILES.get(profile) if isinstance(profile, str) else profile
    if found is None:
        msg = f"no profile is called {profile!r}; there are: {', '.join(PROFILES)}"
        raise UnknownIdError(msg)
    return found


class Ground:
    """
    The floor as one kind of traveller has it: its network, and where he stands to be at an element.

    *bodies* were put down since *bare*, the network without them, was built.
    """

    def __init__(self, bare: "Network", bodies: tuple[Obstacle, ...] = ()) -> None:
        self._bare = bare
        self._bodies = bodies
        self.network = self._close(frozenset())
        self._stands: Stands = {}
        self.list_stands = lru_cache(maxsize=NAMES_MAX)(self._list_stands)
        self.under = lru_cache(maxsize=CLOSURES_MAX)(self._close)
        self.beside = lru_cache(maxsize=CLOSURES_MAX)(self._put_down)
        self._searches: OrderedDict[tuple[frozenset[str], Wishes], Network] = OrderedDict()
        self._lock = threading.Lock()

    def _close(self, closed: frozenset[str]) -> "Network":
        """Return the network with portals, connectors and spaces closed."""
        from twin.routing.changes.apply import Changes, apply_changes  # noqa: PLC0415  # loaded with the network

        if not (closed or self._bodies):
            return self._bare
        return apply_changes(self._bare, Changes(closed=closed, obstacles=self._bodies))

    def _put_down(self, bodies: tuple[Obstacle, ...]) -> "Ground":
        """Return the ground with bodies that were put down."""
        return Ground(self._bare, bodies) if bodies else self

    def know(self, stands: Stands) -> None:
        """Take over where one stands at some elements, so that nobody waits until it is worked out."""
        self._stands.update(stands)

    def stand_at(self, element: str) -> Location | None:
        """Return where one stands to be at an element, ``None`` where there is no floor to stand on."""
        from twin.routing.standing import find_standing_location  # noqa: PLC0415  # loaded with the network

        if element not in self._stands:
            self._stands[element] = find_standing_location(self.network, element)
        return self._stands[element]

    def _list_stands(self, elements: tuple[str, ...], label: str) -> tuple[Location, ...]:
        """Return where one stands to be at any of some elements that people call by one name."""
        # Who asks for any restroom is led to their doors, not through one of them.
        before = [self._stand_before_restroom(element) if len(elements) > 1 else None for element in elements]
        found = [(element, self.stand_at(element)) for element, at in zip(elements, before, strict=True) if at is None]
        inside = [replace(at, element=element) for element, at in found if at is not None]
        return tuple(replace(at, label=label) for at in (*before, *inside) if at is not None)

    def _stand_before_restroom(self, element: str) -> Location | None:
        """Return where one stands before a restroom for men or for women, ``None`` of anything else."""
        from twin.routing.standing import find_standing_before  # noqa: PLC0415  # loaded with the network

        space = self.network.twin.spaces.get(SpaceId(element))
        door = None if space is None else find_restroom_door(space, self.network.twin)
        return None if space is None or door is None else find_standing_before(self.network, door, space.id)

    def search(self, wishes: "Wishes", *, closed: frozenset[str] = frozenset()) -> "Network":
        """Return the network under closures with the prices of somebody's wishes; those asked for last are kept."""
        from twin.routing.questions.wishes import reprice  # noqa: PLC0415  # loaded with the network

        network = self.under(closed)
        if not (wishes.avoid or wishes.resting or wishes.barred):
            return network
        with self._lock:
            found = self._searches.pop((closed, wishes), None) or reprice(network, wishes)
            self._searches[closed, wishes] = found
            if len(self._searches) > SEARCHES_MAX:
                self._searches.popitem(last=False)
        return found


class OpenPlace:
    """
    One place: its twin, its names, and the ground for each kind of traveller that has been asked for.

    A ground takes seconds to build, so each is built once, by the first who
    asks; others who ask for the same wait for it. *networks* keeps what was
    built for other processes.
    """

    def __init__(self, ingested: Ingested, *, networks: NetworkStore | None = None) -> None:
        self.ingested = ingested
        self.twin = ingested.twin
        self.gazetteer = build_gazetteer(ingested.twin)
        self.resolve = lru_cache(maxsize=NAMES_MAX)(partial(resolve, self.gazetteer))
        self._name_stop = lru_cache(maxsize=NAMES_MAX)(partial(name_stop, ingested.twin))
        self.hours = PlaceHours(ingested.twin)
        self.spaces = SpaceFinder(ingested.twin)
        self._networks = networks
        self._grounds: dict[Profile, Ground] = {}
        self._lock = threading.Lock()
        self._labelling = threading.Lock()

    def with_name(self, stop: Location, language: str) -> Location:
        """Return a stop that is labelled as it is called on the way there."""
        label = self._name_stop(stop.element, stop.label, language)
        return stop if label == stop.label else replace(stop, label=label)

    @cached_property
    def scenery(self) -> "Scenery":
        """What stands where, as guidance looks at it."""
        from twin.guidance.scenery import Scenery  # noqa: PLC0415  # loaded with the ground

        return Scenery(self.twin)

    @cached_property
    def signs(self) -> "QuotableSigns":
        """The signs that instructions may quote."""
        from twin.app.quotable_signs import QuotableSigns  # noqa: PLC0415  # loaded with the ground

        return QuotableSigns(self.twin)

    def has_labels(self, profile: str | Profile) -> bool:
        """Tell whether the ground for a profile is built, with the labels that answer in microseconds."""
        built = self._grounds.get(get_profile(profile))
        return built is not None and built.network.aids.atlas is not None

    def label(self, profile: str | Profile) -> None:
        """Let the ground for a profile answer in microseconds, which is worth seconds to who is asked often."""
        ground = self.ground(profile)
        with self._labelling:  # not the lock of the grounds: who asks for another profile does not wait for labels
            if not self.has_labels(profile):
                fetch_labels(ground.network, self._networks)
                ground.know(fetch_stands(ground.network, self._list_named(), self._networks))

    def _list_named(self) -> Iterator[str]:
        """Yield the elements that have names."""
        return (element for entry in self.gazetteer.entries for element in entry.members)

    def ground(self, profile: str | Profile) -> Ground:
        """Return the ground for a profile, built if nobody has asked before; raises ``UnknownIdError``."""
        key = get_profile(profile)
        built = self._grounds.get(key)
        if built is not None:  # nobody waits for what is built while another is being built
            return built
        with self._lock:
            if key not in self._grounds:
                self._grounds[key] = Ground(fetch_network(self.twin, key, self._networks))
            return self._grounds[key]
