"""What lies in an .ifczip, unpacked within limits: plain deflate, and the deflate64 that Windows writes for large files."""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import Final

import inflate64

from twin.errors import IntegrityError, UnusableInputError

MAX_UNPACKED_BYTES: Final = 1024 * 1024 * 1024
"""The most that an .ifczip may unpack to."""
MAX_UNPACKING_RATIO: Final = 100
"""How many times its packed size an .ifczip may unpack to."""
ZIP_MAGIC: Final = b"PK\x03\x04"

_DEFLATE64: Final = 9
_ENCRYPTED: Final = 1
_LOCAL_HEAD: Final = struct.Struct("<4s5H3L2H")
_CHUNK_BYTES: Final = 1 << 16
_MODELS: Final = (".ifc", ".ifcxml")


def unpack(packed: bytes, shown: str) -> bytes:
    """
    Return the one model in an archive.

    Raises
    ------
    UnusableInputError
        If there is not exactly one, or it is packed in a way that is not read.
    IntegrityError
        If the archive is damaged, or the model swells beyond the limits.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(packed)) as archive:
            inside = [info for info in archive.infolist() if info.filename.lower().endswith(_MODELS)]
            if len(inside) != 1:
                msg = f"{shown} is an archive with {len(inside)} .ifc files in it; it should hold exactly one"
                raise UnusableInputError(msg)
            return _unpack_member(archive, inside[0], packed, shown)
    except (zipfile.BadZipFile, zlib.error, struct.error, EOFError, ValueError) as error:
        msg = f"{shown} is a damaged archive ({error}); pack the .ifc file again"
        raise IntegrityError(msg) from error
    except (NotImplementedError, RuntimeError) as error:
        msg = f"{shown} is packed in a way that cannot be unpacked here ({error}); pack it again with plain deflate"
        raise UnusableInputError(msg) from error


def _unpack_member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, packed: bytes, shown: str) -> bytes:
    limit = min(MAX_UNPACKED_BYTES, max(1, info.compress_size) * MAX_UNPACKING_RATIO)
    if info.compress_type == _DEFLATE64 and not info.flag_bits & _ENCRYPTED:
        return _unpack_deflate64(info, packed, limit, shown)
    with archive.open(info) as stream:
        # The directory's own figure for the size is not to be trusted: count what comes out.
        content = stream.read(limit + 1)
    if len(content) > limit:
        raise _too_large(limit, shown)
    return content


def _unpack_deflate64(info: zipfile.ZipInfo, packed: bytes, limit: int, shown: str) -> bytes:
    inflater = inflate64.Inflater()
    content = bytearray()
    for chunk in _member_chunks(info, packed):
        content += inflater.inflate(chunk)
        if len(content) > limit:
            raise _too_large(limit, shown)
    if len(content) != info.file_size or zlib.crc32(content) != info.CRC:
        msg = f"{shown} is a damaged archive (bad checksum of {info.filename!r}); pack the .ifc file again"
        raise IntegrityError(msg)
    return bytes(content)


def _member_chunks(info: zipfile.ZipInfo, packed: bytes) -> Iterator[bytes]:
    """Yield the packed bytes of a member; the head before them has a length of its own."""
    head = _LOCAL_HEAD.unpack_from(packed, info.header_offset)
    begin = info.header_offset + _LOCAL_HEAD.size + head[-2] + head[-1]
    for at in range(begin, begin + info.compress_size, _CHUNK_BYTES):
        yield packed[at : min(at + _CHUNK_BYTES, begin + info.compress_size)]


def _too_large(limit: int, shown: str) -> IntegrityError:
    return IntegrityError(f"{shown} unpacks to more than {limit / 1e6:.0f} MB; give the .ifc file itself")
