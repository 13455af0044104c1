"""A route, or the reasons for none, as JSON."""

from itertools import zip_longest

from twin.app.documents.shapes import Document, degrees, metres, point, points
from twin.app.way import NoWay, Way
from twin.model.route import Leg, Location, Maneuver, Utterance


def route_document(way: Way | NoWay) -> Document:
    """Return the answer to a request."""
    if isinstance(way, NoWay):
        return _no_route(way)
    route = way.route
    return {
        "status": "ok",
        "profile": route.profile,
        "at": way.at.isoformat(timespec="minutes"),
        "length_m": metres(route.length_m),
        "duration_s": round(route.duration_s, 1),
        "cost_s": round(route.cost_s, 3),
        "from": _location(route.origin),
        "to": _location(route.destination),
        "via": [_location(stop) for stop in way.via],
        "legs": [_leg(leg) for leg in route.legs],
        "maneuvers": [_maneuver(maneuver) for maneuver in way.maneuvers],
        "instructions": [_instruction(utterance) for utterance in way.utterances],
        "notices": [
            {
                "kind": notice.kind.value,
                "id": notice.id,
                "observed": metres(notice.observed),
                "required": metres(notice.required),
                "unit": notice.unit,
                "text": text,
            }
            for notice, text in zip_longest(route.notices, way.notice_texts)
        ],
        "alternatives": [route_document(other) for other in way.alternatives],
    }


def _no_route(way: NoWay) -> Document:
    answer = way.answer
    return {
        "status": "no_route",
        "profile": answer.profile,
        "at": way.at.isoformat(timespec="minutes"),
        "from": _location(answer.origin),
        "to": _location(answer.destination),
        "barriers": [
            {
                "id": barrier.id,
                "kind": barrier.kind.value,
                "observed": metres(barrier.observed),
                "required": metres(barrier.required),
                "unit": barrier.unit,
                "text": text,
            }
            for barrier, text in zip_longest(answer.barriers, way.barrier_texts)
        ],
        "cheapest_fix": _fixes(way),
        "fixed_route": None
        if way.remedy is None
        else {
            "length_m": metres(way.remedy.route.length_m),
            "duration_s": round(way.remedy.route.duration_s, 1),
        },
        "fix_text": way.remedy_text,
        "advice": way.advice_text,
    }


def _fixes(way: NoWay) -> list[Document]:
    fixes = () if way.remedy is None else way.remedy.fixes
    return [
        {
            "id": fix.id,
            "kind": fix.kind.value,
            "effort": fix.effort.name.lower(),
            "observed": metres(fix.observed),
            "required": metres(fix.required),
            "unit": fix.unit,
            "text": text,
        }
        for fix, text in zip(fixes, way.fix_texts, strict=True)
    ]


def _location(location: Location) -> Document:
    return {
        "storey": location.storey,
        "x": metres(location.x_m),
        "y": metres(location.y_m),
        "label": location.label,
        "id": location.element,
    }


def _leg(leg: Leg) -> Document:
    connector = None if leg.connector is None else {"id": leg.connector, "kind": leg.connector_kind}
    path = points(leg.path)
    return {
        "storey": leg.storey,
        "to_storey": leg.to_storey,
        "connector": connector,
        "path": [at[:2] for at in path],
        "path_z": [at[2] for at in path],
        "length_m": metres(leg.length_m),
        "duration_s": round(leg.duration_s, 1),
        "cost_s": round(leg.cost_s, 3),
        "spaces": list(leg.spaces),
        "portals": list(leg.portals),
    }


def _maneuver(maneuver: Maneuver) -> Document:
    landmark = maneuver.landmark
    return {
        "kind": maneuver.kind.value,
        "at": point(maneuver.at[:2]),
        "z": metres(maneuver.at[2]),
        "storey": maneuver.storey,
        "turn_deg": degrees(maneuver.turn_rad),
        "length_m": metres(maneuver.length_m),
        "element": maneuver.element,
        "to_storey": maneuver.to_storey,
        "up": maneuver.up,
        "side": maneuver.side,
        "landmark": None
        if landmark is None
        else {"id": landmark.id, "kind": landmark.kind, "name": landmark.name, "side": landmark.side},
    }


def _instruction(utterance: Utterance) -> Document:
    return {
        "text": utterance.text,
        "lang": utterance.language,
        "before_m": metres(utterance.before_m),
        "maneuver": utterance.maneuver,
        "phase": utterance.phase.value,
    }
