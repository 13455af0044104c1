"""The stairs of a building."""

from twin.model.passage import ConnectorKind, VerticalConnector
from twin.model.twin import Twin


def list_stairs(twin: Twin) -> tuple[VerticalConnector, ...]:
    """Return the stairs of a building; escalators have rules of their own."""
    return tuple(one for one in twin.connectors.values() if one.kind is ConnectorKind.STAIR)
