"""The sign of an orientation is that of exact arithmetic, however close the points."""

from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from twin.geometry.predicates import orientation

COORDINATES = st.one_of(st.floats(-1e4, 1e4), st.integers(-50, 50).map(float))
POINTS = st.tuples(COORDINATES, COORDINATES)
NUDGES = st.integers(-3, 3).map(lambda n: n * 2.0**-50)


def exact_sign(a: tuple[float, float], b: tuple[float, float], c: tuple[float, float]) -> int:
    (ax, ay), (bx, by), (cx, cy) = [(Fraction(x), Fraction(y)) for x, y in (a, b, c)]
    area = (ax - cx) * (by - cy) - (ay - cy) * (bx - cx)
    return (area > 0) - (area < 0)


def sign_of(a: tuple[float, float], b: tuple[float, float], c: tuple[float, float]) -> int:
    area = orientation(*a, *b, *c)
    return (area > 0.0) - (area < 0.0)


@settings(deadline=None)
@given(POINTS, POINTS, POINTS)
def test_it_agrees_with_fractions(a: tuple[float, float], b: tuple[float, float], c: tuple[float, float]) -> None:
    assert sign_of(a, b, c) == exact_sign(a, b, c)


@settings(deadline=None)
@given(POINTS, POINTS, st.floats(0.0, 1.0), NUDGES, NUDGES)
def test_it_agrees_with_fractions_next_to_the_line(
    a: tuple[float, float], b: tuple[float, float], share: float, dx: float, dy: float
) -> None:
    c = (a[0] + share * (b[0] - a[0]) + dx, a[1] + share * (b[1] - a[1]) + dy)

    assert sign_of(a, b, c) == exact_sign(a, b, c)


@settings(deadline=None)
@given(POINTS, POINTS, POINTS)
def test_turning_the_triangle_keeps_the_sign_and_swapping_flips_it(
    a: tuple[float, float], b: tuple[float, float], c: tuple[float, float]
) -> None:
    assert sign_of(a, b, c) == sign_of(b, c, a) == -sign_of(b, a, c)


def test_a_plain_determinant_would_get_this_wrong() -> None:
    a, b, c = (0.5, 0.5), (12.0, 12.0), (24.0, 24.000000000000004)

    assert sign_of(a, b, c) == exact_sign(a, b, c) == 1
