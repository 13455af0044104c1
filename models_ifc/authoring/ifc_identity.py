"""GlobalIds from keys, so that the same thing has the same id in every file and every run."""

import uuid

import ifcopenshell.guid

_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "https://example.org/twin/models_ifc/demo_hall")


def global_id(key: str) -> str:
    """Return the GlobalId of the thing with this key."""
    code: str = ifcopenshell.guid.compress(uuid.uuid5(_NAMESPACE, key).hex)
    return code


def resolved(target: str) -> str:
    """Return a target with the key of a thing replaced by its GlobalId; codes, kinds and bare words stay."""
    kind, colon, name = target.partition(":")
    if kind == "storey":
        return f"storey:{global_id(f'storey/{name}')}"
    return f"{kind}:{global_id(name)}" if colon and "/" in name else target


def resolved_legend(line: str) -> str:
    """Return a sign's line with its target resolved."""
    parts = line.split(" | ")
    return " | ".join([parts[0], resolved(parts[1]), *parts[2:]]) if len(parts) > 1 else line
