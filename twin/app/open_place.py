"""A building that has been read, ready to be asked; safe to ask from several threads at once."""

import threading
from dataclasses import replace

from twin.app.gazetteer import build_gazetteer
from twin.errors import UnknownIdError
from twin.model.passage import ConnectorKind
from twin.model.profile import Profile
from twin.model.twin import Ingested
from twin.routing.network import Network, build_network
from twin.routing.profiles import PROFILES


def get_profile(name: str, avoid: frozenset[ConnectorKind] = frozenset()) -> Profile:
    """
    Return a profile by name, less the connectors to avoid.

    Raises
    ------
    UnknownIdError
        If no profile has this name; the message lists those there are.

    """
    profile = PROFILES.get(name)
    if profile is None:
        msg = f"no profile is called {name!r}; there are: {', '.join(PROFILES)}"
        raise UnknownIdError(msg)
    return replace(profile, connectors=profile.connectors - avoid) if avoid else profile


class OpenPlace:
    """
    One place: its twin, its names, and a network for each kind of traveller that has been asked for.

    Networks take seconds to build, so each is built once, by the first who
    asks; others who ask for the same wait for it.
    """

    def __init__(self, ingested: Ingested) -> None:
        self.ingested = ingested
        self.twin = ingested.twin
        self.gazetteer = build_gazetteer(ingested.twin)
        self._networks: dict[tuple[str, frozenset[ConnectorKind]], Network] = {}
        self._lock = threading.Lock()

    def network(self, profile_name: str, avoid: frozenset[ConnectorKind] = frozenset()) -> Network:
        """Return the network for a profile, building it if nobody has asked before; raises ``UnknownIdError``."""
        profile = get_profile(profile_name, avoid)
        key = (profile_name, avoid)
        with self._lock:
            if key not in self._networks:
                self._networks[key] = build_network(self.twin, profile)
            return self._networks[key]
