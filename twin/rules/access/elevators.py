"""The elevators that wheelchairs are to use."""

from twin.model.passage import Access, ConnectorKind, VerticalConnector
from twin.model.twin import Twin


def list_elevators(twin: Twin) -> tuple[VerticalConnector, ...]:
    """Return the elevators of a building."""
    return tuple(one for one in twin.connectors.values() if one.kind is ConnectorKind.ELEVATOR)


def is_for_wheels(elevator: VerticalConnector) -> bool:
    """Tell whether the model declares an elevator accessible, and lets the public in."""
    open_to_all = elevator.access is None or elevator.access.value is Access.PUBLIC
    return open_to_all and elevator.accessible is not None and elevator.accessible.value
