"""What would make a way where there is none, with what is closed at that time."""

from dataclasses import dataclass

from twin.app.question import Question
from twin.model.fix import Effort, Fix, FixKind, Remedy
from twin.model.ids import PortalId
from twin.model.route import Barrier, NoRoute, Route


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

    What bars its ways is looked up once for each ground and set of closures, which takes some seconds.
    """
    from twin.routing.remedies.explain import explain  # noqa: PLC0415  # loaded with the ground
    from twin.routing.remedies.fixes import find_remedy  # noqa: PLC0415  # loaded with the ground

    network = question.network
    if question.closures.closed:
        barriers = explain(network, answer.origin, answer.destination)
        answer = NoRoute(
            profile=answer.profile, origin=answer.origin, destination=answer.destination, barriers=barriers
        )
    return Mending(answer=answer, remedy=find_remedy(network, answer.origin, answer.destination))


def _open(barrier: Barrier) -> Fix:
    return Fix(id=barrier.id or PortalId(""), kind=FixKind.OPEN, effort=Effort.OPERATE)
