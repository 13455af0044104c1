"""Which of very many signs are worth looking at closely: exact catchments cost a tenth of a second each."""

import heapq
from collections import Counter
from collections.abc import Sequence
from typing import Final

from twin.model.sign import Sign
from twin.signage.repair.options import Offers
from twin.signage.repair.rooms import Place, Rooms

CLOSELY_MAX: Final = 500
"""So many signs of a storey are looked at closely at most; where there are no more, all are."""
RIVALS: Final = 6
"""Signs are added to the list as long as they might meet a demand that fewer than so many on it might meet."""

Draft = tuple[Place, Sign]


def shortlist(offers: Offers, rooms: Rooms, drafts: Sequence[Draft], *, most: int = CLOSELY_MAX) -> list[Draft]:
    """Return the drafts that might meet most of what few others might, in their order."""
    if len(drafts) <= most:
        return list(drafts)
    might = [
        frozenset().union(*(offers.guess(sign, index, rooms, place.floor_z_m) for index in range(len(sign.faces))))
        for place, sign in drafts
    ]
    rivals: Counter[int] = Counter()
    # What a draft adds only ever shrinks, so the first of the queue is best if its count is still true.
    queue = [(-len(met), number) for number, met in enumerate(might) if met]
    heapq.heapify(queue)
    chosen: list[int] = []
    while queue and len(chosen) < most:
        count, number = heapq.heappop(queue)
        adds = sum(rivals[demand] < RIVALS for demand in might[number])
        if adds and -count != adds:
            heapq.heappush(queue, (-adds, number))
        elif adds:
            chosen.append(number)
            rivals.update(might[number])
    return [drafts[number] for number in sorted(chosen)]
