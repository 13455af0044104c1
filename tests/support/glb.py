"""A second reader of GLB files, written from the format's specification and sharing nothing with the writer."""

import json
import struct
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

COMPONENTS = {5121: "<u1", 5123: "<u2", 5125: "<u4", 5126: "<f4"}
WIDTHS = {"SCALAR": 1, "VEC3": 3}


@dataclass(frozen=True, slots=True, kw_only=True)
class Glb:
    """The two chunks of a GLB."""

    tree: dict[str, Any]
    binary: bytes

    def nodes(self, layer: str | None = None) -> list[dict[str, Any]]:
        """Return the nodes of the scene, of one layer if given."""
        nodes = [self.tree["nodes"][index] for index in self.tree["scenes"][0].get("nodes", [])]
        return [node for node in nodes if layer in {None, node["extras"]["layer"]}]

    def primitives(self, node: dict[str, Any]) -> list[dict[str, Any]]:
        """Return what a node draws."""
        found: list[dict[str, Any]] = self.tree["meshes"][node["mesh"]]["primitives"]
        return found

    def array(self, accessor: int) -> NDArray[Any]:
        """Return the values of an accessor, (n, 1) or (n, 3)."""
        entry = self.tree["accessors"][accessor]
        view = self.tree["bufferViews"][entry["bufferView"]]
        start = view.get("byteOffset", 0) + entry.get("byteOffset", 0)
        width = WIDTHS[entry["type"]]
        kind = np.dtype(COMPONENTS[entry["componentType"]])
        values = np.frombuffer(self.binary, kind, entry["count"] * width, start)
        return values.reshape(-1, width)

    def triangles(self, node: dict[str, Any]) -> NDArray[np.float64]:
        """Return the triangles of a node where they are drawn, (m, 3, 3), in the file's axes."""
        found = [
            self.array(part["attributes"]["POSITION"])[self.array(part["indices"])[:, 0]].reshape(-1, 3, 3)
            for part in self.primitives(node)
        ]
        points = np.concatenate(found).astype(np.float64)
        if "matrix" in node:
            matrix = np.array(node["matrix"]).reshape(4, 4).T
            placed: NDArray[np.float64] = points @ matrix[:3, :3].T + matrix[:3, 3]
            return placed
        x, y, z, w = node.get("rotation", (0.0, 0.0, 0.0, 1.0))
        axis = np.array([x, y, z])
        turned: NDArray[np.float64] = points + 2 * np.cross(axis, np.cross(axis, points) + w * points)
        return turned + np.array(node.get("translation", (0.0, 0.0, 0.0)), np.float64)


def parse_glb(data: bytes) -> Glb:
    """Read a GLB, checking the header, the chunks and their lengths."""
    magic, version, length = struct.unpack_from("<4sII", data)
    assert (magic, version, length) == (b"glTF", 2, len(data))
    chunks = {}
    at = 12
    while at < len(data):
        size, kind = struct.unpack_from("<I4s", data, at)
        assert size % 4 == 0
        chunks[kind] = data[at + 8 : at + 8 + size]
        at += 8 + size
    assert at == len(data)
    return Glb(tree=json.loads(chunks[b"JSON"]), binary=chunks.get(b"BIN\0", b""))
