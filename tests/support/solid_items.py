"""Solids of every kind as items of a representation, drawn for tests: profiles, sweeps, clips, sums."""

import math
from collections.abc import Callable
from typing import Any

from tests.support.make_ifc import Drawing

Corner = tuple[float, ...]
Item = Callable[[Drawing], Any]


def profile(kind: str, **sizes: float) -> Item:
    """Extrude a section given by lengths in metres, turned and moved in its plane."""

    def draw(d: Drawing) -> Any:
        position = d.add("IfcAxis2Placement2D", Location=d.point((0.3, -0.2)), RefDirection=direction(d, (0.8, 0.6)))
        lengths = {name: size * d.scale for name, size in sizes.items()}
        return extruded(d, d.add(kind, ProfileType="AREA", Position=position, **lengths))

    return draw


def extruded(d: Drawing, area: Any, *, along: Corner = (0.0, 0.0, 1.0), depth: float = 2.5, at: Any = None) -> Any:
    return d.add(
        "IfcExtrudedAreaSolid",
        SweptArea=area,
        Position=at or d.frame((1.0, 2.0, 0.5)),
        ExtrudedDirection=direction(d, along),
        Depth=depth * d.scale,
    )


def direction(d: Drawing, ratios: Corner) -> Any:
    return d.add("IfcDirection", DirectionRatios=[float(ratio) for ratio in ratios])


def polyline(d: Drawing, *corners: Corner, closed: bool = True) -> Any:
    points = [d.point(corner) for corner in corners]
    return d.add("IfcPolyline", Points=[*points, points[0]] if closed else points)


def closed(d: Drawing, outer: Any, *inner: Any) -> Any:
    if inner:
        return d.add("IfcArbitraryProfileDefWithVoids", ProfileType="AREA", OuterCurve=outer, InnerCurves=list(inner))
    return d.add("IfcArbitraryClosedProfileDef", ProfileType="AREA", OuterCurve=outer)


def square(d: Drawing, low: float, high: float) -> Any:
    return polyline(d, (low, low), (high, low), (high, high), (low, high))


def wall(d: Drawing, height: float = 3.0) -> Any:
    area = closed(d, polyline(d, (0.0, 0.0), (5.0, 0.0), (5.0, 0.2), (0.0, 0.2)))
    return extruded(d, area, depth=height, at=d.frame((0.0, 0.0, 0.0)))


def outline_with_holes(d: Drawing) -> Any:
    return extruded(d, closed(d, square(d, 0.0, 4.0), square(d, 1.0, 1.5), square(d, 2.0, 3.5)))


def outline_not_repeated(d: Drawing) -> Any:
    return extruded(d, closed(d, polyline(d, (0.0, 0.0), (2.0, 0.0), (2.0, 1.0), (0.5, 1.5), closed=False)))


def indexed_with_arcs(d: Drawing) -> Any:
    corners = [(0.0, 0.0), (3.0, 0.0), (3.6, 0.8), (3.0, 1.6), (0.0, 1.6), (0.5, 0.8)]
    points = d.add("IfcCartesianPointList2D", CoordList=[[x * d.scale, y * d.scale] for x, y in corners])
    line, arc, back, inward = ((1, 2), (2, 3, 4), (4, 5), (5, 6, 1))
    segments = [
        d.model.create_entity(kind, indices)
        for kind, indices in (
            ("IfcLineIndex", line), ("IfcArcIndex", arc), ("IfcLineIndex", back), ("IfcArcIndex", inward)
        )
    ]  # fmt: skip  # one goes round
    return extruded(d, closed(d, d.add("IfcIndexedPolyCurve", Points=points, Segments=segments)))


def circle(d: Drawing, radius: float, at: Corner = (0.0, 0.0), x: Corner = (1.0, 0.0)) -> Any:
    position = d.add("IfcAxis2Placement2D", Location=d.point(at), RefDirection=direction(d, x))
    return d.add("IfcCircle", Position=position, Radius=radius * d.scale)


def half_disc(*, by_points: bool, backwards: bool) -> Item:
    """Draw an arc of a turned circle from one end of its diameter to the other, and the diameter."""

    def draw(d: Drawing) -> Any:
        arc = d.add(
            "IfcTrimmedCurve",
            BasisCurve=circle(d, 1.2, (0.5, 0.0), (0.0, 1.0)),
            Trim1=[d.point((1.7, 0.0)) if by_points else d.model.create_entity("IfcParameterValue", 1.5 * math.pi)],
            Trim2=[d.point((-0.7, 0.0)) if by_points else d.model.create_entity("IfcParameterValue", 0.5 * math.pi)],
            SenseAgreement=not backwards,
            MasterRepresentation="CARTESIAN" if by_points else "PARAMETER",
        )
        chord = polyline(d, (1.7, 0.0), (-0.7, 0.0), closed=False)
        segments = [
            d.add("IfcCompositeCurveSegment", Transition="CONTINUOUS", SameSense=same, ParentCurve=curve)
            for curve, same in ((arc, True), (chord, False))
        ]
        return extruded(d, closed(d, d.add("IfcCompositeCurve", Segments=segments, SelfIntersect=False)))

    return draw


def trimmed_lines(d: Drawing) -> Any:
    """Draw a triangle of trimmed lines, by parameters in lengths of their vectors."""
    sides = []
    corners = [(0.0, 0.0), (2.0, 0.0), (0.5, 1.5)]
    for start, end in zip(corners, [*corners[1:], corners[0]], strict=True):
        away = (end[0] - start[0], end[1] - start[1])
        vector = d.add("IfcVector", Orientation=direction(d, away), Magnitude=d.scale * math.hypot(*away) / 2.0)
        line = d.add("IfcLine", Pnt=d.point(start), Dir=vector)
        ends = [[d.model.create_entity("IfcParameterValue", value)] for value in (0.0, 2.0)]
        side = d.add(
            "IfcTrimmedCurve", BasisCurve=line, Trim1=ends[0], Trim2=ends[1], SenseAgreement=True,
            MasterRepresentation="PARAMETER",
        )  # fmt: skip  # one curve
        sides.append(d.add("IfcCompositeCurveSegment", Transition="CONTINUOUS", SameSense=True, ParentCurve=side))
    return extruded(d, closed(d, d.add("IfcCompositeCurve", Segments=sides, SelfIntersect=False)))


def ring_of_circles(d: Drawing) -> Any:
    return extruded(d, closed(d, circle(d, 1.0), circle(d, 0.4, (0.2, 0.1))))


def two_areas(d: Drawing) -> Any:
    parts = [closed(d, square(d, 0.0, 1.0)), closed(d, square(d, 2.0, 2.5))]
    return extruded(d, d.add("IfcCompositeProfileDef", ProfileType="AREA", Profiles=parts))


def derived(d: Drawing) -> Any:
    operator = d.add(
        "IfcCartesianTransformationOperator2D", Axis1=direction(d, (0.0, 1.0)), Axis2=direction(d, (1.0, 0.0)),
        LocalOrigin=d.point((0.5, 0.25)), Scale=1.5,
    )  # fmt: skip  # one operator
    parent = closed(d, polyline(d, (0.0, 0.0), (2.0, 0.0), (0.0, 1.0)))
    return extruded(d, d.add("IfcDerivedProfileDef", ProfileType="AREA", ParentProfile=parent, Operator=operator))


def mirrored(d: Drawing) -> Any:
    parent = closed(d, polyline(d, (0.2, 0.0), (2.0, 0.0), (0.2, 1.0)))
    return extruded(d, d.add("IfcMirroredProfileDef", ProfileType="AREA", ParentProfile=parent))


def swept(along: Corner, axis: Corner = (0.0, 0.0, 1.0), x: Corner = (1.0, 0.0, 0.0)) -> Item:
    """Sweep an L along a direction of a frame."""

    def draw(d: Drawing) -> Any:
        corners = ((0.0, 0.0), (2.0, 0.0), (2.0, 0.3), (0.3, 0.3), (0.3, 1.0), (0.0, 1.0))
        at = d.add(
            "IfcAxis2Placement3D",
            Location=d.point((0.4, 0.3, 0.2)),
            Axis=direction(d, axis),
            RefDirection=direction(d, x),
        )
        return extruded(d, closed(d, polyline(d, *corners)), along=along, at=at)

    return draw


def half_space(d: Drawing, at: Corner, normal: Corner, *, agreement: bool, boundary: Any = None) -> Any:
    plane = d.add(
        "IfcPlane",
        Position=d.add("IfcAxis2Placement3D", Location=d.point(at), Axis=direction(d, normal), RefDirection=None),
    )
    plane.Position.RefDirection = direction(d, (0.0, 1.0, 0.0))
    if boundary is None:
        return d.add("IfcHalfSpaceSolid", BaseSurface=plane, AgreementFlag=agreement)
    return d.add(
        "IfcPolygonalBoundedHalfSpace", BaseSurface=plane, AgreementFlag=agreement,
        Position=d.frame((0.0, 0.0, 1.0)), PolygonalBoundary=boundary,
    )  # fmt: skip  # one half space


def less(
    d: Drawing, first: Any, *seconds: Any, operator: str = "DIFFERENCE", kind: str = "IfcBooleanClippingResult"
) -> Any:
    for second in seconds:
        first = d.add(kind, Operator=operator, FirstOperand=first, SecondOperand=second)
    return first


def cut_by_roof(*, agreement: bool) -> Item:
    return lambda d: less(d, wall(d), half_space(d, (0.0, 0.0, 2.0), (-0.3, 0.0, 1.0), agreement=agreement))


def cut_within_a_boundary(*, agreement: bool) -> Item:
    def draw(d: Drawing) -> Any:
        boundary = polyline(d, (1.0, -1.0), (2.5, -1.0), (2.5, 1.0), (1.0, 1.0))
        return less(d, wall(d), half_space(d, (0.0, 0.0, 1.5), (0.2, 0.0, 1.0), agreement=agreement, boundary=boundary))

    return draw


def cut_again_and_again(d: Drawing) -> Any:
    boundaries = [
        polyline(d, (x, -0.1), (x + 0.3, -0.1), (x + 0.3, 0.1), (x, 0.1)) for x in (-3.0, 0.0, 0.2, 1.0, 2.0, 9.0)
    ]
    cuts = [half_space(d, (0.0, 0.0, 2.0), (0.0, 0.0, 1.0), agreement=False, boundary=one) for one in boundaries]
    return less(d, wall(d), *cuts, half_space(d, (4.9, 0.0, 0.0), (1.0, 1.0, 0.0), agreement=False))


def cut_by_a_plane_that_misses(d: Drawing) -> Any:
    return less(d, wall(d), half_space(d, (0.0, 0.0, 4.0), (0.0, 0.0, 1.0), agreement=False))


def with_a_solid(operator: str) -> Item:
    def draw(d: Drawing) -> Any:
        other = extruded(d, closed(d, square(d, -0.5, 1.0)), depth=1.0, at=d.frame((0.3, 0.1, 1.0)))
        return less(d, wall(d), other, operator=operator, kind="IfcBooleanResult")

    return draw


ITEMS: dict[str, Item] = {
    "rectangle": profile("IfcRectangleProfileDef", XDim=2.0, YDim=0.5),
    "rounded rectangle": profile("IfcRoundedRectangleProfileDef", XDim=2.0, YDim=0.5, RoundingRadius=0.1),
    "hollow rectangle": profile(
        "IfcRectangleHollowProfileDef", XDim=2.0, YDim=0.5, WallThickness=0.05, InnerFilletRadius=0.03, OuterFilletRadius=0.08
    ),
    "circle": profile("IfcCircleProfileDef", Radius=0.35),
    "thin pole": profile("IfcCircleProfileDef", Radius=0.02),
    "pipe": profile("IfcCircleHollowProfileDef", Radius=0.35, WallThickness=0.05),
    "ellipse": profile("IfcEllipseProfileDef", SemiAxis1=0.8, SemiAxis2=0.3),
    "trapezium": profile("IfcTrapeziumProfileDef", BottomXDim=2.0, TopXDim=1.0, YDim=0.6, TopXOffset=0.3),
    "I": profile(
        "IfcIShapeProfileDef", OverallWidth=0.3, OverallDepth=0.4, WebThickness=0.02, FlangeThickness=0.03, FilletRadius=0.02
    ),
    "uneven I": profile(
        "IfcAsymmetricIShapeProfileDef", BottomFlangeWidth=0.3, OverallDepth=0.4, WebThickness=0.02,
        BottomFlangeThickness=0.03, TopFlangeWidth=0.2, TopFlangeThickness=0.02,
    ),
    "L": profile("IfcLShapeProfileDef", Depth=0.4, Width=0.3, Thickness=0.03, FilletRadius=0.02, EdgeRadius=0.01),
    "T": profile("IfcTShapeProfileDef", Depth=0.4, FlangeWidth=0.3, WebThickness=0.02, FlangeThickness=0.03, FilletRadius=0.02),
    "U": profile(
        "IfcUShapeProfileDef", Depth=0.4, FlangeWidth=0.2, WebThickness=0.02, FlangeThickness=0.03, FilletRadius=0.02,
        EdgeRadius=0.01,
    ),
    "C": profile("IfcCShapeProfileDef", Depth=0.4, Width=0.2, WallThickness=0.01, Girth=0.05, InternalFilletRadius=0.01),
    "outline with holes": outline_with_holes,
    "outline that is not repeated": outline_not_repeated,
    "arcs through three points": indexed_with_arcs,
    "half a disc by parameters": half_disc(by_points=False, backwards=False),
    "half a disc by parameters, backwards": half_disc(by_points=False, backwards=True),
    "half a disc by points": half_disc(by_points=True, backwards=False),
    "half a disc by points, backwards": half_disc(by_points=True, backwards=True),
    "trimmed lines": trimmed_lines,
    "ring of circles": ring_of_circles,
    "two areas": two_areas,
    "derived": derived,
    "mirrored": mirrored,
    "swept downwards": swept((0.0, 0.0, -1.0)),
    "swept obliquely": swept((0.5, 0.2, 0.8)),
    "lying": swept((0.0, 0.0, 1.0), axis=(1.0, 0.0, 0.0), x=(0.0, 1.0, 0.0)),
    "upside down": swept((0.0, 0.0, 1.0), axis=(0.0, 0.0, -1.0)),
    "turned": swept((0.0, 0.0, 1.0), x=(0.6, 0.8, 0.0)),
    "leaning": swept((0.0, 0.0, 1.0), axis=(0.3, 0.0, 0.9)),
    "cut by a roof": cut_by_roof(agreement=False),
    "cut from below": cut_by_roof(agreement=True),
    "cut within a boundary": cut_within_a_boundary(agreement=False),
    "cut within a boundary from below": cut_within_a_boundary(agreement=True),
    "cut again and again": cut_again_and_again,
    "cut by a plane that misses": cut_by_a_plane_that_misses,
    "less a solid": with_a_solid("DIFFERENCE"),
    "and a solid": with_a_solid("UNION"),
    "where a solid is": with_a_solid("INTERSECTION"),
}  # fmt: skip  # a table
