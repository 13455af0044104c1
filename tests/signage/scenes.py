"""
Random scenes with one face of a sign, and from where it can be read by ray after ray: no code of the product.

``python -m tests.signage.scenes --count 500`` holds the area of catchments
against rays to a grid of eyes 5 cm apart.
"""

import argparse
import math
import statistics
import sys
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from tests.support.signs import make_sign
from twin.geometry.shadows import list_casters
from twin.model.sign import Sign
from twin.signage.catchment import find_catchment
from twin.signage.legibility import LOW_VISION, SEATED, STANDING, Reader

READERS: dict[str, tuple[Reader, float, float]] = {
    "standing": (STANDING, 1.60, 250.0),
    "seated": (SEATED, 1.10, 250.0),
    "low vision": (LOW_VISION, 1.60, 150.0),
}
"""What a reader is in the product, and here: the height of the eyes and metres of distance for a metre of letter."""

SIDE_M = 20.0
Floats = NDArray[np.float64]


@dataclass(frozen=True, kw_only=True)
class Block:
    """An upright convex body."""

    corners: Floats
    bottom_m: float
    top_m: float


@dataclass(frozen=True, kw_only=True)
class Scene:
    """A room of 20 m by 20 m with a sign and bodies; some bodies are two blocks that make one that is not convex."""

    x: float
    y: float
    z: float
    facing_rad: float
    width_m: float
    height_m: float
    letters_m: float
    reader: str
    bodies: tuple[tuple[Block, ...], ...]

    @property
    def sign(self) -> Sign:
        """The sign as the product knows it."""
        return make_sign(
            at=(self.x, self.y, self.z),
            facing_rad=self.facing_rad,
            width_m=self.width_m,
            height_m=self.height_m,
            letters_m=self.letters_m,
        )


def draw_scene(seed: int) -> Scene:
    """Return a scene: columns, walls, furniture, other signs, things that hang, none around the face itself."""
    dice = np.random.default_rng(seed)
    x, y = dice.uniform(6, 14), dice.uniform(6, 14)
    bodies = [_draw_body(dice) for _ in range(int(dice.integers(1, 7)))]
    face = shapely.Point(x, y).buffer(1.2)
    return Scene(
        x=x,
        y=y,
        z=dice.uniform(0.8, 2.8),
        facing_rad=dice.uniform(-math.pi, math.pi),
        width_m=dice.uniform(0.3, 2.0),
        height_m=dice.uniform(0.2, 0.8),
        letters_m=dice.uniform(0.015, 0.06),
        reader=str(dice.choice(sorted(READERS))),
        bodies=tuple(body for body in bodies if not any(shapely.Polygon(one.corners).intersects(face) for one in body)),
    )


def _draw_body(dice: np.random.Generator) -> tuple[Block, ...]:
    x, y, turn = dice.uniform(2, 18), dice.uniform(2, 18), dice.uniform(0, math.pi)
    bottom_m = float(dice.choice([0.0, 0.0, 0.0, dice.uniform(0.5, 2.2)]))
    top_m = bottom_m + float(dice.choice([4.0, dice.uniform(0.4, 2.0)]))
    shape = dice.choice(["box", "wall", "round", "corner", "plate"])
    if shape == "plate":  # another sign, hung or on a post
        bottom_m = float(dice.uniform(0.8, 2.4))
        top_m = bottom_m + float(dice.uniform(0.2, 0.8))
        outlines = [_box(0, 0, dice.uniform(0.3, 2.0), 0.02)]
    elif shape == "round":
        around = np.linspace(0, 2 * math.pi, 24, endpoint=False)
        radius_m = dice.uniform(0.2, 0.8)
        outlines = [radius_m * np.stack([np.cos(around), np.sin(around)], axis=1)]
    elif shape == "corner":
        long_m, thick_m = dice.uniform(1, 3), dice.uniform(0.1, 0.5)
        outlines = [_box(0, 0, long_m, thick_m), _box(0, thick_m, thick_m, long_m)]
    else:
        long_m = dice.uniform(2, 6) if shape == "wall" else dice.uniform(0.3, 1.5)
        outlines = [_box(0, 0, long_m, dice.uniform(0.1, 0.3) if shape == "wall" else dice.uniform(0.3, 1.5))]
    spin = np.array([[math.cos(turn), math.sin(turn)], [-math.sin(turn), math.cos(turn)]])
    return tuple(Block(corners=each @ spin + [x, y], bottom_m=bottom_m, top_m=top_m) for each in outlines)


def _box(x: float, y: float, to_x: float, to_y: float) -> Floats:
    return np.array([[x, y], [to_x, y], [to_x, to_y], [x, to_y]], dtype=float)


def sample(scene: Scene, step_m: float) -> Floats:
    """Return the middles of the cells from which all nine places on the face are seen well, shape (n, 2)."""
    _, eye_m, ratio = READERS[scene.reader]
    ticks = np.arange(step_m / 2, SIDE_M, step_m)
    eyes = np.stack(np.meshgrid(ticks, ticks), axis=-1).reshape(-1, 2)
    ahead = np.array([math.cos(scene.facing_rad), math.sin(scene.facing_rad)])
    right = np.array([-ahead[1], ahead[0]])
    front = np.array([scene.x, scene.y]) + 0.02 * ahead
    away = eyes - front
    up_m = scene.z + scene.height_m / 2 - eye_m
    far_m = np.sqrt((away**2).sum(axis=1) + up_m**2)
    straight = (away @ ahead) / far_m
    good = (straight >= math.cos(math.radians(45))) & (far_m <= ratio * scene.letters_m * straight)
    good &= np.degrees(np.arctan2(up_m, np.hypot(*away.T))) <= 30
    eyes = eyes[good]
    for share in (0.05, 0.5, 0.95):
        for aside in (-0.45, 0.0, 0.45):
            spot = np.append(front + aside * scene.width_m * right, scene.z + share * scene.height_m)
            for block in (block for body in scene.bodies for block in body):
                eyes = eyes[~_is_met(np.column_stack([eyes, np.full(len(eyes), eye_m)]), spot, block)]
    return np.asarray(eyes)


def _is_met(eyes: Floats, spot: Floats, block: Block) -> NDArray[np.bool_]:
    """Return which lines from eyes to a spot enter a convex body: what is left when its faces have cut them."""
    enter, leave = np.zeros(len(eyes)), np.ones(len(eyes))
    ways = spot - eyes
    sides = np.roll(block.corners, -1, axis=0) - block.corners
    planes = [
        (np.array([side[1], -side[0], 0.0]), np.append(at, 0.0)) for at, side in zip(block.corners, sides, strict=True)
    ]
    planes += [
        (np.array([0.0, 0.0, -1.0]), np.array([0.0, 0.0, block.bottom_m])),
        (np.array([0.0, 0.0, 1.0]), np.array([0.0, 0.0, block.top_m])),
    ]
    for outward, at in planes:
        speed = ways @ outward
        ahead = (at - eyes) @ outward
        with np.errstate(divide="ignore", invalid="ignore"):
            crossed = ahead / speed
        enter = np.where(speed < 0, np.maximum(enter, crossed), enter)
        leave = np.where(speed > 0, np.minimum(leave, crossed), leave)
        leave = np.where((speed == 0) & (ahead < 0), -1.0, leave)
    return np.asarray(enter < leave)


def compare(seed: int, step_m: float) -> tuple[float, float]:
    """Return the area of a catchment as the product has it, and as rays have it, m²."""
    scene = draw_scene(seed)
    sign = scene.sign
    bodies = [
        (shapely.union_all([shapely.Polygon(block.corners) for block in body]), body[0].bottom_m, body[0].top_m)
        for body in scene.bodies
    ]
    catchment = find_catchment(
        sign,
        sign.faces[0],
        READERS[scene.reader][0],
        floor=shapely.box(0, 0, SIDE_M, SIDE_M),
        floor_z_m=0.0,
        casters=list_casters(bodies),
    )
    return catchment.region.area, len(sample(scene, step_m)) * step_m**2


def main() -> None:
    """Compare many scenes and print how far apart they are."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=500)
    parser.add_argument("--step", type=float, default=0.05)
    options = parser.parse_args()
    pairs = [compare(seed, options.step) for seed in range(options.count)]
    apart = [abs(exact - rays) / rays for exact, rays in pairs if rays > 1.0]
    sys.stdout.write(
        f"{len(apart)} of {options.count} scenes have more than 1 m²: areas {statistics.median(apart):.3%} apart in the median, "
        f"{max(apart):.3%} at most; the others {max((abs(a - b) for a, b in pairs if b <= 1.0), default=0.0):.3f} m² at most\n"
    )


if __name__ == "__main__":
    main()
