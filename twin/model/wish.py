"""What somebody would rather not use: wishes, where a profile's limits are limits."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from twin.model.passage import ConnectorKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Avoidance:
    """
    A kind of thing to avoid.

    ``connector`` is a kind of connector, in the direction ``up`` or in both
    where that is ``None``; without one, doors narrower than new doors shall
    be are meant.
    """

    name: str
    connector: ConnectorKind | None = None
    up: bool | None = None


def _list_avoidances() -> tuple[Avoidance, ...]:
    both = [Avoidance(name=kind.value, connector=kind) for kind in ConnectorKind]
    one_way = [
        Avoidance(name=f"{kind.value}_{word}", connector=kind, up=up)
        for kind in ConnectorKind
        for word, up in (("up", True), ("down", False))
    ]
    return (*both, Avoidance(name="narrow_door"), *one_way)


AVOIDABLE: Final[Mapping[str, Avoidance]] = MappingProxyType({wish.name: wish for wish in _list_avoidances()})
"""Everything that can be avoided, by name."""
