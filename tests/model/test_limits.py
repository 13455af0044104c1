"""The typed limits say what the collected rows say."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from twin.model import limits
from twin.model.limits import LIMITS, Limit

ROWS: dict[str, dict[str, Any]] = {
    row["id"]: row for row in json.loads(Path(limits.__file__).with_suffix(".json").read_text("utf-8"))
}


def numbers_of(row: dict[str, Any]) -> list[float]:
    """Every number in a row's value, subject and note, in metres or as a ratio."""
    text = f"{row['value']} {row['subject']} {row['note']}"
    ratios = [int(a) / int(b) for a, b in re.findall(r"(\d+):(\d+)", text)]
    return ratios + [float(n) * (0.001 if row["unit"] == "mm" else 1.0) for n in re.findall(r"\d+\.?\d*", text)]


@pytest.mark.parametrize("limit", LIMITS, ids=lambda limit: f"{limit.id} {limit.value:.3g}")
def test_a_limit_is_its_row(limit: Limit) -> None:
    row = ROWS[limit.id]

    assert (limit.standard, limit.clause, limit.status.value) == (row["standard"], row["clause"], row["status"])
    assert any(number == pytest.approx(limit.value, abs=1e-12) for number in numbers_of(row))
