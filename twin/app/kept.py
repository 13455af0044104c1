"""Networks that were built once are not built again: they are kept beside the twin."""

import logging
from typing import TYPE_CHECKING

from twin.app.ports import NetworkStore
from twin.errors import TwinError
from twin.model.profile import Profile, hash_profile
from twin.model.twin import Twin

if TYPE_CHECKING:
    from twin.routing.network import Network

log = logging.getLogger("twin.app")


def fetch_network(twin: Twin, profile: Profile, store: NetworkStore | None) -> "Network":
    """Return the network of a building for a profile: the kept one, else one that is built and kept from now on."""
    from twin.routing.network import build_network  # noqa: PLC0415  # its compiler loads slowly: only who walks pays
    from twin.routing.packed import pack_network  # noqa: PLC0415  # the same

    kept = _find_kept(twin, profile, store)
    if kept is not None:
        return kept
    network = build_network(twin, profile)
    if store is not None:
        store.put(twin.file.sha256, hash_profile(profile), pack_network(network))
    return network


def _find_kept(twin: Twin, profile: Profile, store: NetworkStore | None) -> "Network | None":
    from twin.routing.packed import unpack_network  # noqa: PLC0415  # its compiler loads slowly: only who walks pays

    data = None if store is None else store.get(twin.file.sha256, hash_profile(profile))
    if data is None:
        return None
    try:
        return unpack_network(data, twin, profile)
    except TwinError as error:
        log.warning("a kept network for %s cannot be used and is built again: %s", profile.name, error)
        return None
