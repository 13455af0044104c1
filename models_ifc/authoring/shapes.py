"""Short ways to say solids: boxes, prisms, cylinders, bodies with a profile seen from the side. Metres, local frame."""

from collections.abc import Iterable

from models_ifc.authoring.parts import Arc, Point, Point3, Solid

NORTHWARD: Point3 = (0.0, 1.0, 0.0)
SOUTHWARD: Point3 = (0.0, -1.0, 0.0)


def box(x: float, y: float, z: float, dx: float, dy: float, dz: float, style: str) -> Solid:
    """Return a box by its lowest corner and its sizes."""
    outline = ((x, y), (x + dx, y), (x + dx, y + dy), (x, y + dy))
    return Solid(style=style, depth=dz, outline=outline, origin=(0.0, 0.0, z))


def centred_box(dx: float, dy: float, z: float, dz: float, style: str) -> Solid:
    """Return a box whose footprint is centred on the origin."""
    return box(-dx / 2, -dy / 2, z, dx, dy, dz, style)


def prism(outline: Iterable[Point], z: float, dz: float, style: str, holes: Iterable[Iterable[Point]] = ()) -> Solid:
    """Return an upright body over a polygon."""
    return Solid(
        style=style,
        depth=dz,
        outline=tuple(outline),
        holes=tuple(tuple(hole) for hole in holes),
        origin=(0.0, 0.0, z),
    )


def cylinder(radius: float, z: float, dz: float, style: str, at: Point = (0.0, 0.0)) -> Solid:
    """Return an upright cylinder."""
    return Solid(style=style, depth=dz, radius=radius, origin=(at[0], at[1], z))


def sector(inner: float, outer: float, start: float, end: float, z: float, dz: float, style: str) -> Solid:
    """Return a ring sector about the local origin, angles in degrees."""
    return Solid(style=style, depth=dz, arc=Arc(inner=inner, outer=outer, start=start, end=end), origin=(0.0, 0.0, z))


def side(outline: Iterable[Point], width: float, style: str, y: float = 0.0) -> Solid:
    """Return a body with a profile in the x-z plane, swept from *y* by *width* along +y."""
    return Solid(
        style=style,
        depth=width,
        outline=tuple(outline),
        origin=(0.0, y + width, 0.0),
        axis=SOUTHWARD,
        ref=(1.0, 0.0, 0.0),
    )
