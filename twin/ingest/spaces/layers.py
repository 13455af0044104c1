"""
Spaces that lie over each other: copies by exporter, gross and net areas, legal layers.

One layer is walked on; the others are kept as data. A small space inside a
large one (a waiting corner of a hall) is no copy: both are walked on.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final

import shapely
from shapely import MultiPolygon

from twin.ingest.findings import issues
from twin.ingest.storeys import Storeys, storey_subject
from twin.model.finding import Finding
from twin.model.ids import SpaceId, StoreyId
from twin.model.space import Space, SpaceUse

COPY_RATIO: Final = 0.8
"""Two spaces are copies of each other where they share this much of their union (a gross and a net area do)."""
INSIDE_RATIO: Final = 0.5
"""A space lies in another with more than this part of its area."""
COVERED_RATIO: Final = 0.6
"""A space is the gross of others where they cover this much of it."""
GROSS: Final = "gross"
COPY: Final = "copy"
"""Names for layers whose model gives none."""
_SAME_LEVEL_M: Final = 1.5
"""Floors further apart than this lie over each other like storeys, not like copies."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Overlap:
    """Two spaces by index and the share of their union that is common."""

    smaller: int
    larger: int
    union_ratio: float


def choose_layers(
    spaces: Iterable[Space], labels: Mapping[SpaceId, str | None], storeys: Storeys
) -> tuple[tuple[Space, ...], tuple[Finding, ...]]:
    """Return all spaces, those not walked on marked and their layer named, and a finding for each storey with copies."""
    by_storey: dict[StoreyId, list[Space]] = defaultdict(list)
    for space in spaces:
        by_storey[space.storey].append(space)
    chosen: list[Space] = []
    findings: list[Finding] = []
    for key, group in by_storey.items():
        dropped = _dropped(group, labels)
        chosen += [replace(s, navigable=False, layer=dropped[s.id]) if s.id in dropped else s for s in group]
        if dropped:
            kept = Counter(labels[s.id] or "" for s in group if s.navigable and s.id not in dropped).most_common(1)
            findings.append(
                issues.overlapping_spaces(
                    storey_subject(storeys.by_id[key]), kept[0][0] if kept else "", set(dropped.values()), len(dropped)
                )
            )
    return tuple(sorted(chosen, key=lambda space: space.id)), tuple(findings)


def _dropped(group: list[Space], labels: Mapping[SpaceId, str | None]) -> dict[SpaceId, str]:
    """Return the spaces of one storey that are not walked on, with the names of their layers."""
    walked = sorted((s for s in group if s.navigable), key=lambda s: s.id)
    overlaps = _find_overlaps(walked)
    if not overlaps:
        return {}
    ranks = _rank_labels(walked, labels)
    dropped: dict[SpaceId, str] = {}
    for overlap in overlaps:
        if overlap.union_ratio < COPY_RATIO:
            continue
        pair = sorted((walked[overlap.smaller], walked[overlap.larger]), key=lambda s: (ranks[labels[s.id]], s.id))
        if pair[0].id not in dropped:
            dropped[pair[1].id] = labels[pair[1].id] or COPY
    _drop_rest_of_layers(walked, overlaps, dropped, labels)
    _drop_gross(walked, overlaps, dropped, labels)
    return dropped


def _rank_labels(walked: list[Space], labels: Mapping[SpaceId, str | None]) -> dict[str | None, int]:
    """Return the order of layers, best first: with most spaces, then with most known uses, then by name."""
    sizes = Counter(labels[space.id] for space in walked)
    known = Counter(labels[space.id] for space in walked if space.use is not SpaceUse.UNKNOWN)
    order = sorted(sizes, key=lambda label: (-sizes[label], -known[label], label or ""))
    return {label: rank for rank, label in enumerate(order)}


def _drop_rest_of_layers(
    walked: list[Space], overlaps: list[_Overlap], dropped: dict[SpaceId, str], labels: Mapping[SpaceId, str | None]
) -> None:
    """Drop what overlaps and belongs to a layer most of which is dropped: its spaces are cut a little differently."""
    sizes = Counter(labels[space.id] for space in walked)
    gone = Counter(labels[key] for key in dropped)
    for overlap in overlaps:
        one, other = walked[overlap.smaller], walked[overlap.larger]
        for space, kept in ((one, other), (other, one)):
            label = labels[space.id]
            if label is not None and 2 * gone[label] > sizes[label] and not {space.id, kept.id} & dropped.keys():
                dropped[space.id] = label


def _drop_gross(
    walked: list[Space], overlaps: list[_Overlap], dropped: dict[SpaceId, str], labels: Mapping[SpaceId, str | None]
) -> None:
    parts: dict[int, list[int]] = defaultdict(list)
    for overlap in overlaps:
        if overlap.union_ratio < COPY_RATIO:
            parts[overlap.larger].append(overlap.smaller)
    for larger in sorted(parts, key=lambda index: (-(walked[index].area_m2 or 0.0), walked[index].id)):
        left = [walked[i].footprint for i in parts[larger] if walked[i].id not in dropped]
        whole = walked[larger]
        if len(left) < 2 or whole.footprint is None or whole.id in dropped:  # noqa: PLR2004  # one part is a corner, not a division
            continue
        covered = shapely.intersection(shapely.union_all(left), whole.footprint).area
        if covered > COVERED_RATIO * whole.footprint.area:
            dropped[whole.id] = labels[whole.id] or GROSS


def _find_overlaps(spaces: list[Space]) -> list[_Overlap]:
    """Return the pairs where more than half of the smaller lies in the larger, in order of index."""
    shapes = [space.footprint or MultiPolygon() for space in spaces]
    pairs = shapely.STRtree(shapes).query(shapes, predicate="intersects").T.tolist() if shapes else []
    found = []
    for first, second in sorted((a, b) for a, b in pairs if a < b):
        one, other = shapes[first], shapes[second]
        if not _same_level(spaces[first], spaces[second]):
            continue
        common = shapely.intersection(one, other).area
        small, large = (first, second) if one.area <= other.area else (second, first)
        inside = common / min(one.area, other.area)
        if inside > INSIDE_RATIO:
            union = one.area + other.area - common
            found.append(_Overlap(smaller=small, larger=large, union_ratio=common / union))
    return found


def _same_level(one: Space, other: Space) -> bool:
    return abs((one.floor_z_m or 0.0) - (other.floor_z_m or 0.0)) < _SAME_LEVEL_M
