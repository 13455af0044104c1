"""What would make a way where there is none, with what is closed at that time."""

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from twin.app.question import Question
from twin.model.fix import Effort, Fix, FixKind, Remedy
from twin.model.ids import PortalId
from twin.model.route import Barrier, NoRoute, Route

if TYPE_CHECKING:
    from twin.routing.network import Network


@dataclass(frozen=True, slots=True, kw_only=True)
class Mending:
    """Why there is no way, and what would make one; ``remedy`` is ``None`` where nothing was found that does."""

    answer: NoRoute
    remedy: Remedy | None


def mend_closed(answer: NoRoute, way: Route) -> Mending:
    """Return what opens a way on which only closures stand; *way* leads through them."""
    opened = tuple(_open(barrier) for barrier in answer.barriers)
    return Mending(answer=answer, remedy=Remedy(fixes=opened, route=way))


def mend(question: Question, answer: NoRoute) -> Mending:
    """
    Return what makes a way that limits bar, and maybe closures with them.

    Closures are not part of the ground of all others, so where there are
    some, a ground with them is made, which takes some seconds.
    """
    from twin.routing.remedies.explain import explain  # noqa: PLC0415  # loaded with the ground
    from twin.routing.remedies.fixes import find_remedy  # noqa: PLC0415  # loaded with the ground

    network, closed = question.ground.network, question.closures.closed
    if closed:
        network = _close(network, closed)
        barriers = explain(network, answer.origin, answer.destination)
        answer = NoRoute(
            profile=answer.profile, origin=answer.origin, destination=answer.destination, barriers=barriers
        )
    return Mending(answer=answer, remedy=find_remedy(network, answer.origin, answer.destination))


@lru_cache(maxsize=2)
def _close(network: "Network", closed: frozenset[str]) -> "Network":
    from twin.routing.network import build_network  # noqa: PLC0415  # loaded with the ground

    return build_network(network.twin, network.profile, closed=closed)


def _open(barrier: Barrier) -> Fix:
    return Fix(id=barrier.id or PortalId(""), kind=FixKind.OPEN, effort=Effort.OPERATE)
