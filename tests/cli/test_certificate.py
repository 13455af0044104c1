"""``twin route --certificate``: the proof is part of the document, and of what is asked for only."""

import json
from collections.abc import Callable

import pytest

from tests.routing.check_certificate import check_certificate

Command = Callable[..., int]
AT = ("--at", "2026-03-02T10:00")


def test_a_route_comes_with_a_certificate_that_holds(twin: Command, capsys: pytest.CaptureFixture[str]) -> None:
    assert twin("route", "hall.ifc", "--from", "entrance", "--to", "A", *AT, "--certificate", "--json") == 0

    document = json.loads(capsys.readouterr().out)
    (certificate,) = document["certificates"]
    check_certificate(certificate)
    assert certificate["cost_s"] == pytest.approx(document["cost_s"], abs=1e-3)


def test_a_certificate_is_part_of_a_document(twin: Command, capsys: pytest.CaptureFixture[str]) -> None:
    assert twin("route", "hall.ifc", "--from", "entrance", "--to", "A", "--certificate") == 2
    assert "--json" in capsys.readouterr().err
