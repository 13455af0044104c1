"""Certificates of a way that was found: one from each stop to the next."""

import math
from itertools import pairwise

from twin.app.documents.shapes import Document
from twin.app.open_place import OpenPlace
from twin.app.way import RouteRequest, Way
from twin.errors import RequestError

SAME_S = 1e-6
"""A way that costs so much more than what is certified is another way."""


def certify(place: OpenPlace, request: RouteRequest, way: Way) -> list[Document]:
    """
    Return the certificates of a way, as ``docs/certificate.md`` describes them.

    Raises
    ------
    RequestError
        If wishes, closures or opening hours led the way elsewhere than where it costs least.
    """
    from twin.app.documents.certificate import certificate_document  # noqa: PLC0415  # only who asks for a proof pays
    from twin.routing.certificate import build_certificate  # noqa: PLC0415  # the same

    network = place.ground(request.profile).network
    stops = (way.route.origin, *way.via, way.route.destination)
    found = [build_certificate(network, origin, destination) for origin, destination in pairwise(stops)]
    certificates = [certificate for certificate in found if certificate is not None]
    certified_s = math.fsum(certificate.cost_s for certificate in certificates)
    if len(certificates) < len(found) or abs(certified_s - way.route.cost_s) > SAME_S:
        msg = (
            "the way found is not the cheapest there is without wishes, closures and opening hours, and only that one "
            "has a certificate: leave out --avoid, --closed and --obstacle, and ask with --at for a time when all is open"
        )
        raise RequestError(msg)
    return [certificate_document(certificate) for certificate in certificates]
