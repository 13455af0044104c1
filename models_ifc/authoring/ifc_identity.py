"""GlobalIds from keys, so that the same thing has the same id in every file and every run."""

import uuid

import ifcopenshell.guid

_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "https://example.org/twin/models_ifc/demo_hall")


def global_id(key: str) -> str:
    """Return the GlobalId of the thing with this key."""
    code: str = ifcopenshell.guid.compress(uuid.uuid5(_NAMESPACE, key).hex)
    return code
