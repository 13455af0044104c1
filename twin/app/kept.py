"""What was built once of a place is not built again: it is kept beside the twin."""

import logging
from collections.abc import Iterable
from typing import TYPE_CHECKING

from twin.app.ports import NetworkStore
from twin.errors import TwinError
from twin.model.codec import from_bytes, to_bytes
from twin.model.profile import Profile, hash_profile
from twin.model.route import Location
from twin.model.twin import Twin

if TYPE_CHECKING:
    from twin.routing.labels.atlas import Survey
    from twin.routing.network import Network

Stands = dict[str, Location | None]
"""Where one stands to be at an element, ``None`` where there is no floor to stand on."""

log = logging.getLogger("twin.app")


def fetch_network(twin: Twin, profile: Profile, store: NetworkStore | None) -> "Network":
    """Return the network of a building for a profile: the kept one, else one that is built and kept from now on."""
    from twin.routing.network import build_network  # noqa: PLC0415  # its compiler loads slowly: only who walks pays
    from twin.routing.packed import pack_network  # noqa: PLC0415  # the same

    kept = _find_network(twin, profile, store)
    if kept is not None:
        return kept
    network = build_network(twin, profile)
    if store is not None:
        store.put(twin.file.sha256, hash_profile(profile), pack_network(network))
    return network


def fetch_labels(network: "Network", store: NetworkStore | None) -> None:
    """Label a network, so that it answers in microseconds: with the labels that were kept, else with new ones."""
    from twin.routing.labels.atlas import label_core  # noqa: PLC0415  # loaded with the network
    from twin.routing.labels.keep import label_network  # noqa: PLC0415  # the same
    from twin.routing.labels.packed import pack_labels  # noqa: PLC0415  # the same

    survey = _find_labels(network, store)
    if survey is None:
        survey = label_core(network)
        if store is not None:
            store.put(network.twin.file.sha256, _name_labels(network.profile), pack_labels(survey, network))
    label_network(network, survey)


def fetch_stands(network: "Network", elements: Iterable[str], store: NetworkStore | None) -> Stands:
    """Return where one stands at each of some elements: as it was kept, else worked out and kept from now on."""
    from twin.routing.standing import find_standing_location  # noqa: PLC0415  # loaded with the network

    stands = _find_stands(network, store)
    new = [element for element in dict.fromkeys(elements) if element not in stands]
    stands |= {element: find_standing_location(network, element) for element in new}
    if new and store is not None:
        store.put(network.twin.file.sha256, _name_stands(network.profile), to_bytes(stands))
    return stands


def _find_network(twin: Twin, profile: Profile, store: NetworkStore | None) -> "Network | None":
    from twin.routing.packed import unpack_network  # noqa: PLC0415  # its compiler loads slowly: only who walks pays

    data = None if store is None else store.get(twin.file.sha256, hash_profile(profile))
    try:
        return None if data is None else unpack_network(data, twin, profile)
    except TwinError as error:
        log.warning("a kept network for %s cannot be used and is built again: %s", profile.name, error)
        return None


def _find_labels(network: "Network", store: NetworkStore | None) -> "Survey | None":
    from twin.routing.labels.packed import unpack_labels  # noqa: PLC0415  # loaded with the network

    data = None if store is None else store.get(network.twin.file.sha256, _name_labels(network.profile))
    try:
        return None if data is None else unpack_labels(data, network)
    except TwinError as error:
        log.warning("kept labels for %s cannot be used and are made again: %s", network.profile.name, error)
        return None


def _find_stands(network: "Network", store: NetworkStore | None) -> Stands:
    data = None if store is None else store.get(network.twin.file.sha256, _name_stands(network.profile))
    try:
        return {} if data is None else from_bytes(data, dict[str, Location | None])
    except TwinError as error:
        log.warning("kept places to stand for %s cannot be used and are found again: %s", network.profile.name, error)
        return {}


def _name_labels(profile: Profile) -> str:
    return f"{hash_profile(profile)}-labels"


def _name_stands(profile: Profile) -> str:
    return f"{hash_profile(profile)}-stands"
