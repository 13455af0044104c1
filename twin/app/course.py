"""The way to choose under closures and wishes: exact for what is closed, as good as it can be for what is to be spared."""

from typing import TYPE_CHECKING

from twin.app.question import Question
from twin.model.route import NoRoute

if TYPE_CHECKING:
    from twin.routing.questions.course import Course


def seek_course(question: Question, *, best_order: bool) -> "Course | NoRoute":
    """Return the course that spares as much as it can of what is closed, resting or avoided."""
    from twin.routing.questions.course import find_course  # noqa: PLC0415  # loaded with the ground

    network, stops = question.ground.network, question.stops
    answer = find_course(network, stops, best_order=best_order)
    if isinstance(answer, NoRoute):
        return answer
    if not question.list_spared(answer.stages) and question.is_clear(answer.stages):
        return (
            answer  # dearer things, and fewer ways, only make other ways dearer: the cheapest without them stays that
        )
    if question.closures.closed:
        opened = find_course(network, stops, search=question.opening_search, best_order=best_order)
        if isinstance(opened, NoRoute) or question.find_barred(opened.stages) is not None:
            return opened
    network = question.network
    answer = find_course(network, stops, search=question.search, best_order=best_order)
    if isinstance(answer, NoRoute) or question.keeps_hours(answer.stages):
        return answer
    # Where hours cannot be kept, keeping to as many as possible would only be a detour.
    return find_course(network, stops, search=question.restless_search, best_order=best_order)
