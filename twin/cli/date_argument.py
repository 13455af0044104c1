"""A day as an argument."""

import argparse
from datetime import date


def read_date(said: str) -> date:
    """Return a day; what is none is refused with an example."""
    try:
        return date.fromisoformat(said)
    except ValueError:
        msg = f"{said!r} is no date; write it as 2026-11-23"
        raise argparse.ArgumentTypeError(msg) from None
