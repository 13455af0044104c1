"""Functions turned into machine code, once, and kept on disk."""

from collections.abc import Callable
from typing import Any, TypeVar, cast

import numpy as np
from numba import njit

F = TypeVar("F", bound=Callable[..., Any])
A = TypeVar("A", bound=tuple[Any, ...])


def compiled(function: F) -> F:
    """
    Compile a function on its first call; later processes load what was compiled.

    The type of the function stays what it is written as, which numba's own
    decorator would lose. Compiled code is strict IEEE arithmetic: no fast
    maths, so error bounds hold.
    """
    return cast("F", njit(cache=True)(function))


def compiled_aside(function: F) -> F:
    """
    Compile a function that takes long and writes only what it makes itself.

    Other threads go on meanwhile: a server goes on answering.
    """
    return cast("F", njit(cache=True, nogil=True)(function))


def frozen(arrays: A) -> A:
    """
    Make the arrays of a named tuple read-only and return it.

    Kernels are compiled once for arrays that may be written and once for
    those that may not: what is built once is frozen at once, so that there is
    one version only.
    """
    for array in arrays:
        if isinstance(array, np.ndarray):
            array.setflags(write=False)
    return arrays
