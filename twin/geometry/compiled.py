"""Functions turned into machine code, once, and kept on disk."""

from collections.abc import Callable
from typing import Any, TypeVar, cast

from numba import njit

F = TypeVar("F", bound=Callable[..., Any])


def compiled(function: F) -> F:
    """
    Compile a function on its first call; later processes load what was compiled.

    The type of the function stays what it is written as, which numba's own
    decorator would lose. Compiled code is strict IEEE arithmetic: no fast
    maths, so error bounds hold.
    """
    return cast("F", njit(cache=True)(function))
