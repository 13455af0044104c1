"""Model values to bytes and back, without loss: MessagePack by the types' own annotations."""

from typing import Any, TypeVar

import msgspec
import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from twin.errors import TwinError

T = TypeVar("T")


def to_bytes(value: object) -> bytes:
    """
    Encode a model value.

    Equal values give equal bytes: mappings keep their order, which the
    builders make the order of ids.
    """
    return msgspec.msgpack.encode(value, enc_hook=_encode_array)


def from_bytes(data: bytes, kind: type[T]) -> T:
    """
    Decode what ``to_bytes`` made of a value of type *kind*.

    Safe on bytes from a process that is not trusted: only the annotated
    types are ever built.

    Raises
    ------
    TwinError
        If the bytes are not such a value.
    """
    try:
        return msgspec.msgpack.decode(data, type=kind, dec_hook=_decode_array)
    except (msgspec.DecodeError, ValueError, shapely.errors.ShapelyError) as error:
        msg = f"bytes are not a {kind.__name__}: {error}"
        raise TwinError(msg) from error


def _encode_array(value: object) -> object:
    if isinstance(value, BaseGeometry):
        return shapely.to_wkb(value, byte_order=1)
    if isinstance(value, np.ndarray):
        return (value.dtype.str, value.shape, value.tobytes())
    msg = f"no bytes for {type(value)}"
    raise NotImplementedError(msg)


def _decode_array(kind: type, value: Any) -> object:
    if issubclass(kind, BaseGeometry):
        return shapely.from_wkb(value)
    dtype, shape, data = value
    if dtype not in {"<f8", "<i4"}:
        msg = f"unexpected array type {dtype!r}"
        raise ValueError(msg)
    return np.frombuffer(data, dtype=dtype).reshape(shape)
