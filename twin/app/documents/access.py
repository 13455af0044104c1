"""The accessibility of a building as JSON."""

from twin.app.access import Access, ProfileAccess
from twin.app.access_names import ElementNames
from twin.app.access_words import quantile, say_dead_end, say_fairness, say_reach
from twin.app.documents.shapes import Document, metres
from twin.app.entries import Entry
from twin.model.access import Bottleneck, DeadEnd, Detour, Detours, Lengthening, Outage
from twin.model.limits import ROOM_DISTANCE_M
from twin.model.terms import LANGUAGES
from twin.model.twin import Twin

QUANTILES = (0.0, 0.1, 0.25, 0.5, 0.75, 0.9, 0.99, 1.0)


def access_document(access: Access, twin: Twin, names: ElementNames) -> Document:
    """Return the whole analysis; lists are in the order of importance."""
    return {
        "model": {"sha256": twin.file.sha256},
        "places": [_place(entry) for entry in access.places],
        "profiles": [_profile(access, one, names) for one in access.profiles],
    }


def _place(entry: Entry) -> Document:
    return {"id": entry.id, "kind": entry.kind.value, "label": entry.label, "storey": entry.storey}


def _profile(access: Access, one: ProfileAccess, names: ElementNames) -> Document:
    statements = {
        language: [say_reach(access, one, language), *filter(None, [say_fairness(one, names, language)])]
        for language in LANGUAGES
    }
    return {
        "profile": one.profile,
        "statements": statements,
        "entrances": list(one.entrances),
        "unreached": list(one.unreached),
        "no_room_to_stand": list(one.placeless),
        "outages": [_outage(outage, names) for outage in one.outages],
        "lengthenings": [_lengthening(found, names) for found in one.lengthenings],
        "detours": None if one.detours is None else _detours(one.detours),
        "dead_ends": [_dead_end(end, names) for end in one.dead_ends],
        "bottlenecks": [_bottleneck(found, names) for found in one.bottlenecks],
        "ways": one.ways,
    }


def _element(element: str, names: ElementNames) -> Document:
    label = {language: names.label(element, language) for language in LANGUAGES}
    return {"id": element, "kind": names.kind(element), "label": label}


def _outage(outage: Outage, names: ElementNames) -> Document:
    return {
        "element": _element(outage.element, names),
        "unreached": list(outage.unreached),
        "stranded": list(outage.stranded),
    }


def _lengthening(found: Lengthening, names: ElementNames) -> Document:
    return {
        "element": _element(found.element, names),
        "places": found.places,
        "worst": found.worst,
        "before_m": metres(found.before_m),
        "extra_m": metres(found.extra_m),
        "extra_s": round(found.extra_s, 1),
        "mean_extra_s": round(found.mean_extra_s, 2),
    }


def _detours(detours: Detours) -> Document:
    quantiles = (
        {f"{share:g}": round(quantile(detours.ratios, share), 4) for share in QUANTILES} if detours.ratios else {}
    )
    return {
        "pairs": detours.pairs,
        "without_way": detours.without_way,
        "too_near": detours.too_near,
        "compared": len(detours.ratios),
        "mean_ratio": round(sum(detours.ratios) / len(detours.ratios), 4) if detours.ratios else None,
        "quantiles": quantiles,
        "worst": [_detour(detour) for detour in detours.worst],
    }


def _detour(detour: Detour) -> Document:
    return {
        "from": detour.start,
        "to": detour.goal,
        "ratio": round(detour.ratio, 4),
        "length_m": metres(detour.length_m),
        "walking_length_m": metres(detour.walking_length_m),
        "cost_s": round(detour.cost_s, 3),
        "walking_cost_s": round(detour.walking_cost_s, 3),
    }


def _dead_end(end: DeadEnd, names: ElementNames) -> Document:
    at = end.farthest
    advice = {language: say_dead_end(end, names.kind(end.element), language) for language in LANGUAGES}
    over = advice["en"] is not None
    clause = {"standard": ROOM_DISTANCE_M.standard, "section": ROOM_DISTANCE_M.clause, "severity": "advice"}
    return {
        "element": _element(end.element, names),
        "storey": end.storey,
        "spaces": list(end.spaces),
        "length_m": metres(end.length_m),
        "farthest": None if at is None else {"storey": at.storey, "x": metres(at.x_m), "y": metres(at.y_m)},
        "clause": clause if over else None,
        "advice": advice if over else None,
    }


def _bottleneck(found: Bottleneck, names: ElementNames) -> Document:
    return {
        "element": _element(found.element, names),
        "ways": found.ways,
        "share_ratio": round(found.share_ratio, 4),
        "clear_width_m": metres(found.clear_width_m),
        "flow_per_min": None if found.flow_per_min is None else round(found.flow_per_min, 1),
        "flow_source": None
        if found.flow_per_min is None
        else "SFPE: 1.32 / (s·m), clear width less 0.15 m on each side",
    }
