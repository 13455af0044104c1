"""The use case of the citizen: from here to there, for somebody who moves like this, in words."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Final, TypeVar

from twin.app.closures import find_shut_whole
from twin.app.course import seek_course
from twin.app.mending import Mending, mend, mend_closed
from twin.app.open_place import OpenPlace
from twin.app.put_down import PutDown
from twin.app.question import Question, join_stages, list_via, put_question
from twin.app.starts import list_start_notices
from twin.errors import RequestError, UnknownIdError
from twin.guidance.modes import Mode, mode_for
from twin.guidance.notices import say_advice
from twin.guidance.phrases import say, say_barriers, say_notices
from twin.guidance.remedies import say_fixes, say_remedy
from twin.guidance.restrooms import list_restrooms_around
from twin.model.fix import Remedy
from twin.model.profile import Profile
from twin.model.route import Barrier, BarrierKind, Location, Maneuver, NoRoute, Notice, NoticeKind, Route, Utterance
from twin.model.terms import LANGUAGES

if TYPE_CHECKING:
    from twin.routing.questions.course import Course

Answer = TypeVar("Answer", Route, NoRoute)

VIA_ORDERS: Final = ("given", "best")
"""How the stops on the way may be visited."""
ALTERNATIVES_MAX: Final = 3
"""More ways than this nobody compares."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RouteRequest:
    """
    What somebody asks: names of places as ``resolve`` understands them, who they are, what they avoid.

    ``via_order`` is ``given`` or ``best``. ``at`` is when they go, by the
    clock of the place, ``None`` for now; ``closed`` names what is closed
    beside that, ``obstacles`` stand there since the model was drawn.
    ``mode`` is how it is worded; ``None`` leaves that to the
    profile. Without ``instructions`` the way is told by its legs alone.
    """

    origin: str
    destination: str
    via: tuple[str, ...] = ()
    via_order: str = "given"
    alternatives: int = 0
    profile: str | Profile = "walking"
    avoid: tuple[str, ...] = ()
    at: datetime | None = None
    closed: tuple[str, ...] = ()
    obstacles: tuple[PutDown, ...] = ()
    language: str = "zh-CN"
    mode: str | None = None
    instructions: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """
    A route that was found, with its maneuvers and words; several stops are one route.

    ``notice_texts`` stands beside ``route.notices``, sentence by sentence.
    ``via`` are the stops in the order of the way, ``at`` is the time that
    the answer holds for.
    """

    language: str
    at: datetime
    route: Route
    via: tuple[Location, ...]
    maneuvers: tuple[Maneuver, ...]
    utterances: tuple[Utterance, ...]
    notice_texts: tuple[str, ...]
    alternatives: "tuple[Way, ...]" = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NoWay:
    """
    No route, with its reasons in words, and what would make one.

    ``fix_texts`` stands beside ``remedy.fixes``; ``remedy_text`` says all of
    it in one sentence, also that nothing was found. That is for those who run
    the building; ``advice_text`` is what the traveller can do.
    """

    language: str
    at: datetime
    answer: NoRoute
    barrier_texts: tuple[str, ...]
    remedy: Remedy | None
    fix_texts: tuple[str, ...]
    remedy_text: str
    advice_text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """That there is no way, before anybody has looked for what would make one; *course* leads through what is closed."""

    question: Question
    language: str
    answer: NoRoute
    course: "Course | None" = None


def find_way(place: OpenPlace, request: RouteRequest, *, now: datetime | None = None) -> Way | NoWay:
    """
    Answer a request.

    Where a name stands for several elements (an entrance, the nearest
    toilet, a zone), the one with the cheapest way is taken, over all stops.

    What somebody wishes to avoid is used only where there is no other way,
    and named in a notice. At a time that is asked for, what is outside its
    opening hours is closed; where none is asked for, now is meant, and it is
    passed with a notice if there is no other way.

    Parameters
    ----------
    now
        By the clock of the place, for who has read it already.

    Raises
    ------
    UnknownIdError, AmbiguousNameError
        If a name, profile, kind to avoid, language or mode is not understood.
    RequestError
        If alternatives are asked for together with stops.

    """
    found = seek_way(place, request, now=now)
    return tell_bar(found) if isinstance(found, Bar) else found


def seek_way(place: OpenPlace, request: RouteRequest, *, now: datetime | None = None) -> Way | Bar:
    """Answer a request as ``find_way`` does, but leave it to ``tell_bar`` to look for what would make a way."""
    language, mode = _language(request.language), _mode(request)
    _check(request)
    question = put_question(
        place,
        (request.origin, *request.via, request.destination),
        profile=request.profile,
        language=language,
        avoid=request.avoid,
        closed=request.closed,
        obstacles=request.obstacles,
        at=request.at,
        now=now,
    )
    answer = seek_course(question, best_order=request.via_order == "best")
    if isinstance(answer, NoRoute):
        return Bar(question=question, language=language, answer=answer)
    barred = question.find_barred(answer.stages)
    if barred is not None:
        return Bar(question=question, language=language, answer=barred, course=answer)
    return _tell(question, answer, request, language, mode)


def is_prompt(place: OpenPlace, request: RouteRequest) -> bool:
    """Tell whether ``seek_way`` takes about a millisecond: from here to there, on ground that has its labels."""
    return not (request.via or request.alternatives or request.closed or request.obstacles) and place.has_labels(
        request.profile
    )


def tell_bar(bar: Bar) -> NoWay:
    """Return in words why there is no way, and what would make one; this may take seconds."""
    if bar.course is None:
        return _tell_none(bar.question, mend(bar.question, bar.answer), bar.language)
    return _tell_none(bar.question, mend_closed(bar.answer, join_stages(bar.course.stages, ())), bar.language)


def _tell_none(question: Question, mending: Mending, language: str) -> NoWay:
    """Return in words why there is no way, and what would make one."""
    twin, remedy = question.ground.network.twin, mending.remedy
    barriers = mending.answer.barriers
    return NoWay(
        language=language,
        at=question.closures.at,
        answer=_named(mending.answer, question.place, language),
        barrier_texts=tuple(text for barrier in barriers for text in _say_barrier(question, barrier, language)),
        remedy=remedy,
        fix_texts=() if remedy is None else say_fixes(remedy.fixes, twin, language),
        remedy_text=say_remedy(remedy, twin, language),
        advice_text=say_advice(twin, language, by_hours=all(_is_shut_by_hours(question, each) for each in barriers)),
    )


def _tell(question: Question, course: "Course", request: RouteRequest, language: str, mode: Mode) -> Way:
    """Return a course in words, with the ways that really differ from it if any were asked for."""
    alternatives, worded = request.alternatives, mode if request.instructions else None
    others = _list_others(question, course.stages[0], alternatives) if alternatives else ()
    notices = [*list_start_notices(question, course.stages[0]), *question.list_notices(course.stages)]
    if not course.proved:
        notices.append(Notice(kind=NoticeKind.ORDER_NOT_PROVED, id=None))
    if len(others) < alternatives:
        few = Notice(kind=NoticeKind.FEW_ALTERNATIVES, id=None, observed=len(others), required=alternatives)
        notices.append(few)
    told = tuple(_in_words(question, (other,), question.list_notices((other,)), language, worded) for other in others)
    way = _in_words(question, course.stages, tuple(notices), language, worded)
    return replace(way, alternatives=told) if told else way


def _say_barrier(question: Question, barrier: Barrier, language: str) -> tuple[str, ...]:
    """Return a barrier in words: with its hours, where those close it."""
    twin = question.ground.network.twin
    if _is_shut_by_hours(question, barrier):
        shut = find_shut_whole(question.place, question.closures, barrier.id)
        return say_notices((Notice(kind=NoticeKind.OUTSIDE_HOURS, id=shut),), twin, language)
    return say_barriers((barrier,), twin, language)


def _is_shut_by_hours(question: Question, barrier: Barrier) -> bool:
    return barrier.kind is BarrierKind.CLOSED and question.closures.is_by_hours(barrier.id)


def _list_others(question: Question, best: Route, count: int) -> tuple[Route, ...]:
    from twin.routing.questions.alternatives import find_alternatives  # noqa: PLC0415  # only who asks for them pays

    spared = set(question.list_spared((best,)))
    return find_alternatives(
        question.network,
        best,
        count,
        search=question.search if question.keeps_hours((best,)) else question.restless_search,
        suits=lambda route: spared.issuperset(question.list_spared((route,))),
    )


def _in_words(
    question: Question, stages: Sequence[Route], notices: tuple[Notice, ...], language: str, mode: Mode | None
) -> Way:
    """Return stages as one way, with instructions in a mode, or with none."""
    from twin.guidance.maneuvers import build_maneuvers  # noqa: PLC0415  # loaded with the ground

    place = question.place
    maneuvers: list[Maneuver] = []
    utterances: list[Utterance] = []
    for stage in stages:
        if mode is None:
            break
        done = build_maneuvers(stage, place.twin, scenery=place.scenery, readable_signs=place.signs.along(stage))
        done = list_restrooms_around(done, stage, place.twin)
        words = say(done, place.twin, language, mode=mode)
        moved = len(maneuvers)
        utterances.extend(replace(word, maneuver=word.maneuver + moved) if moved else word for word in words)
        maneuvers.extend(done)
    return Way(
        language=language,
        at=question.closures.at,
        route=_named(join_stages(stages, notices), place, language),
        via=tuple(place.with_name(stop, language) for stop in list_via(stages)),
        maneuvers=tuple(maneuvers),
        utterances=tuple(utterances),
        notice_texts=say_notices(notices, place.twin, language, now=not question.closures.is_asked_for),
    )


def _named(answer: Answer, place: OpenPlace, language: str) -> Answer:
    """Return an answer whose ends are labelled as its words call them."""
    origin, destination = (place.with_name(stop, language) for stop in (answer.origin, answer.destination))
    return replace(answer, origin=origin, destination=destination)


def _check(request: RouteRequest) -> None:
    if request.via_order not in VIA_ORDERS:
        msg = f"no order of stops is called {request.via_order!r}; there are: {', '.join(VIA_ORDERS)}"
        raise RequestError(msg)
    if not 0 <= request.alternatives <= ALTERNATIVES_MAX:
        msg = f"{request.alternatives} alternatives were asked for; 0 to {ALTERNATIVES_MAX} can be"
        raise RequestError(msg)
    if request.alternatives and request.via:
        msg = "alternatives are found for a way from A to B without stops: leave out the stops, or the alternatives"
        raise RequestError(msg)


def _language(name: str) -> str:
    if name not in LANGUAGES:
        msg = f"no language {name!r}; there are: {', '.join(LANGUAGES)}"
        raise UnknownIdError(msg)
    return name


def _mode(request: RouteRequest) -> Mode:
    if request.mode is None:
        return mode_for(request.profile if isinstance(request.profile, str) else request.profile.name)
    if request.mode not in set(Mode):
        msg = f"no mode {request.mode!r}; there are: {', '.join(Mode)}"
        raise UnknownIdError(msg)
    return Mode(request.mode)
