"""What the routers share: the places, the kept answers, and the threads for each kind of work."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Final

import orjson

from twin.app.open_place import OpenPlace
from twin.app.services import OpenPlaces
from twin.model.ids import StoreyId
from twin.model.scene import Scene
from twin.routing.profiles.named import FIRST_ASKED, PROFILES
from twin.server.answers import JSON, Asset, build_asset
from twin.server.kept import KeptAnswer
from twin.server.rate import RateLimit
from twin.server.shelf import Shelf
from twin.server.workers import Workers

GLB: Final = "model/gltf-binary"
GEOJSON: Final = "application/geo+json"

MODEL_BYTES_MAX: Final = 256 << 20
SPEECH_BYTES_MAX: Final = 32 << 20
ANSWER_BYTES_MAX: Final = 32 << 20
"""Some ten thousand answers."""

SPEECH_BURST: Final = 60
"""A route has some twenty sentences: a page may fetch those of three at once."""
SPEECH_PER_S: Final = 1.0
"""Then as fast as sentences can be listened to, with room to spare."""


PROOF_BYTES_MAX: Final = 64 << 20
PROOF_BURST: Final = 4
PROOF_PER_S: Final = 1.0 / 30.0
"""Proofs that nobody has asked for yet take seconds each: other days and profiles are few."""


@dataclass(slots=True, kw_only=True)
class Desk:
    """
    One server's working state.

    Places do not change while it runs, so what is made of them is made once.
    ``fault`` says why it will never be ready.
    """

    places: OpenPlaces
    shelf: Shelf[Asset] = field(
        default_factory=lambda: Shelf(Workers(threads=2, waiting_max=200), bytes_max=MODEL_BYTES_MAX)
    )
    speech: Shelf[Asset] = field(
        default_factory=lambda: Shelf(Workers(threads=1, waiting_max=50), bytes_max=SPEECH_BYTES_MAX)
    )
    speech_rate: RateLimit = field(default_factory=lambda: RateLimit(burst=SPEECH_BURST, per_s=SPEECH_PER_S))
    proofs: Shelf[Asset] = field(
        default_factory=lambda: Shelf(Workers(threads=1, waiting_max=8), bytes_max=PROOF_BYTES_MAX)
    )
    proof_rate: RateLimit = field(default_factory=lambda: RateLimit(burst=PROOF_BURST, per_s=PROOF_PER_S))
    questions: Workers = field(default_factory=lambda: Workers(threads=4, waiting_max=400))
    answers: Shelf[KeptAnswer] = field(init=False)
    ready: bool = False
    fault: str | None = None

    def __post_init__(self) -> None:
        """Let answers be made by those who work on questions."""
        self.answers = Shelf(self.questions, bytes_max=ANSWER_BYTES_MAX)

    async def document(self, place_id: str, name: str, build: Callable[[OpenPlace], Any], media: str = JSON) -> Asset:
        """Return a document about a place that is the same for everybody; *name* tells it from others."""
        place = self.places.get(place_id)
        return await self.shelf.get(f"{place_id} {name}", lambda: build_asset(orjson.dumps(build(place)), media))

    async def model(self, place_id: str, storey: str | None) -> Asset:
        """Return the GLB of a storey, or of the whole place."""
        place = self.places.get(place_id)
        chosen = None if storey is None else place.twin.get_storey(StoreyId(storey)).id
        return await self.shelf.get(f"{place_id} model {chosen}", lambda: self._make_model(place, chosen))

    async def plan(self, place_id: str, storey: str) -> Asset:
        """Return the plan of a storey."""
        chosen = self.places.get(place_id).twin.get_storey(StoreyId(storey)).id
        to_plan = self.places.services.exporter.geojson
        return await self.document(place_id, f"plan {chosen}", lambda place: to_plan(place.twin, chosen), GEOJSON)

    def _make_model(self, place: OpenPlace, storey: StoreyId | None) -> Asset:
        scene = place.ingested.scene or Scene()
        return build_asset(self.places.services.exporter.glb(scene, place.twin, storey), GLB)

    async def warm_up(self) -> None:
        """
        Build what the first visitors would wait for, then be ready, then what makes answers come sooner.

        Ways are searched for until they are labelled, and are the same: nobody waits for that.
        """
        for place_id in sorted(self.places.places):
            for profile in FIRST_ASKED:
                await self.questions.run(partial(self.places.get(place_id).ground, profile))
            for storey in self.places.get(place_id).twin.storeys:
                await self.model(place_id, storey)
        self.ready = True
        for profile in dict.fromkeys([*FIRST_ASKED, *PROFILES]):
            for place_id in sorted(self.places.places):
                await self.questions.run(partial(self.places.get(place_id).label, profile))
