"""What is to be drawn over the plans of a place to show its signage. Metres, plan frame."""

from dataclasses import dataclass

from shapely.geometry.base import BaseGeometry

from twin.model.ids import StoreyId
from twin.model.passage import Point2


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A region of floor with what it is: a sign's catchment, a place of decision."""

    storey: StoreyId
    shape: BaseGeometry
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """A line from where a person reads to the sign that is proved readable there."""

    storey: StoreyId
    reader: Point2
    sign: Point2
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """Where the chain of signs breaks, with what is missing."""

    storey: StoreyId
    at: Point2
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SignageOverlay:
    """What a proof found, as shapes with names."""

    catchments: tuple[Area, ...] = ()
    decisions: tuple[Area, ...] = ()
    links: tuple[Tie, ...] = ()
    breaks: tuple[Gap, ...] = ()
