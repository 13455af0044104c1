"""
Which bodies the fast kernel makes truly.

Measured against OpenCASCADE on the demo hall and four real models: extrusions
of straight-sided profiles and faceted bodies come out the same. Circles are
left out without a word, arcs become chords or coordinates from nowhere, and
some half spaces are not cut; such bodies are made by the thorough kernel.
"""

from typing import Any, Final

_FACETED: Final = (
    "IfcFacetedBrep",
    "IfcFaceBasedSurfaceModel",
    "IfcShellBasedSurfaceModel",
    "IfcTriangulatedFaceSet",
    "IfcPolygonalFaceSet",
)
_STRAIGHT_PROFILES: Final = frozenset({"IfcRectangleProfileDef", "IfcRectangleHollowProfileDef"})


class PlainShapes:
    """Says of products whether they are plain; remembers mapped representations, which many products share."""

    def __init__(self) -> None:
        self._mapped: dict[int, bool] = {}

    def has_plain_body(self, product: Any) -> bool:
        """Whether every solid of a product is one that the fast kernel makes truly."""
        shape = product.Representation
        return shape is None or all(self._is_plain_representation(part) for part in shape.Representations)

    def _is_plain_representation(self, representation: Any) -> bool:
        if representation.RepresentationIdentifier not in {None, "Body", "Facetation"}:
            return True  # not what a body is made from
        return all(self._is_plain(item) for item in representation.Items)

    def _is_plain(self, item: Any) -> bool:
        if item.is_a("IfcMappedItem"):
            source = item.MappingSource.MappedRepresentation
            if source.id() not in self._mapped:
                self._mapped[source.id()] = self._is_plain_representation(source)
            return self._mapped[source.id()]
        if item.is_a() == "IfcExtrudedAreaSolid":
            return _is_straight_profile(item.SweptArea)
        return any(item.is_a(faceted) for faceted in _FACETED)


def _is_straight_profile(profile: Any) -> bool:
    if profile.is_a() in _STRAIGHT_PROFILES:
        return not (getattr(profile, "InnerFilletRadius", None) or getattr(profile, "OuterFilletRadius", None))
    if profile.is_a("IfcArbitraryClosedProfileDef"):
        inner = profile.InnerCurves if profile.is_a("IfcArbitraryProfileDefWithVoids") else ()
        return all(_is_straight_curve(curve) for curve in (profile.OuterCurve, *inner))
    return False


def _is_straight_curve(curve: Any) -> bool:
    if curve.is_a("IfcPolyline"):
        return True
    if curve.is_a("IfcIndexedPolyCurve"):
        return not any(segment.is_a("IfcArcIndex") for segment in curve.Segments or ())
    if curve.is_a("IfcCompositeCurve"):
        return all(_is_straight_curve(segment.ParentCurve) for segment in curve.Segments)
    return False
