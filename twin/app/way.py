"""The use case of the citizen: from here to there, for somebody who moves like this, in words."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise

from twin.app.gazetteer import Target, resolve
from twin.app.open_place import Ground, OpenPlace
from twin.errors import UnknownIdError
from twin.guidance.maneuvers import build_maneuvers
from twin.guidance.modes import Mode, mode_for
from twin.guidance.phrases import say, say_barriers, say_notices
from twin.model.passage import ConnectorKind
from twin.model.profile import Profile
from twin.model.route import Location, Maneuver, NoRoute, Route, Utterance
from twin.model.terms import LANGUAGES


@dataclass(frozen=True, slots=True, kw_only=True)
class RouteRequest:
    """
    What somebody asks: names of places as ``resolve`` understands them, who they are, what they avoid.

    ``mode`` is how it is worded; ``None`` leaves that to the profile.
    """

    origin: str
    destination: str
    via: tuple[str, ...] = ()
    profile: str | Profile = "walking"
    avoid: tuple[str, ...] = ()
    language: str = "zh-CN"
    mode: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """
    A route that was found, with its maneuvers and words; several stops are one route.

    ``notice_texts`` stands beside ``route.notices``, sentence by sentence.
    """

    language: str
    route: Route
    maneuvers: tuple[Maneuver, ...]
    utterances: tuple[Utterance, ...]
    notice_texts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NoWay:
    """No route, with its reasons in words."""

    language: str
    answer: NoRoute
    barrier_texts: tuple[str, ...]


def find_way(place: OpenPlace, request: RouteRequest) -> Way | NoWay:
    """
    Answer a request.

    Where a name stands for several elements (an entrance, the nearest
    toilet, a zone), the one with the cheapest way is taken.

    Raises
    ------
    UnknownIdError, AmbiguousNameError
        If a name, profile, kind to avoid, language or mode is not understood.

    """
    from twin.routing.nearest import find_nearest_route  # noqa: PLC0415  # loaded with the ground

    language, mode = _language(request.language), _mode(request)
    ground = place.ground(request.profile, _kinds(request.avoid))
    names = (request.origin, *request.via, request.destination)
    stops = [_stand_at(ground, resolve(place.gazetteer, name), name, language) for name in names]
    parts: list[Route] = []
    for starts, goals in pairwise(stops):
        answer = find_nearest_route(ground.network, [parts[-1].destination] if parts else starts, goals)
        if isinstance(answer, NoRoute):
            return NoWay(
                language=language, answer=answer, barrier_texts=say_barriers(answer.barriers, place.twin, language)
            )
        parts.append(answer)
    return _in_words(place, parts, language, mode)


def _in_words(place: OpenPlace, parts: list[Route], language: str, mode: Mode) -> Way:
    maneuvers: list[Maneuver] = []
    utterances: list[Utterance] = []
    for part in parts:
        done = build_maneuvers(part, place.twin, scenery=place.scenery, readable_signs=place.signs.along(part))
        words = say(done, place.twin, language, mode=mode)
        utterances.extend(replace(word, maneuver=word.maneuver + len(maneuvers)) for word in words)
        maneuvers.extend(done)
    notices = tuple(dict.fromkeys(notice for part in parts for notice in part.notices))
    route = replace(
        parts[0],
        destination=parts[-1].destination,
        legs=tuple(leg for part in parts for leg in part.legs),
        notices=notices,
    )
    return Way(
        language=language,
        route=route,
        maneuvers=tuple(maneuvers),
        utterances=tuple(utterances),
        notice_texts=say_notices(notices, place.twin, language),
    )


def _stand_at(ground: Ground, target: Target, name: str, language: str) -> list[Location]:
    """Return where one stands for a target, labelled as people call it."""
    label = target.label[language]
    if target.point is not None:
        return [replace(target.point, label=label)]
    found = [(element, ground.stand_at(element)) for element in target.elements]
    places = [replace(at, label=label, element=element) for element, at in found if at is not None]
    if not places:
        msg = f"{name!r} is in the model, but without floor that one could stand on; see the import findings of `twin ingest`"
        raise UnknownIdError(msg)
    return places


def _kinds(names: Iterable[str]) -> frozenset[ConnectorKind]:
    known = {kind.value: kind for kind in ConnectorKind}
    unknown = sorted(set(names) - known.keys())
    if unknown:
        msg = f"cannot avoid {', '.join(unknown)}; what can be avoided: {', '.join(known)}"
        raise UnknownIdError(msg)
    return frozenset(known[name] for name in names)


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
