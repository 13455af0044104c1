"""What people have signed for: a form to fill in, and the same read back."""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Final

from twin.errors import TwinError
from twin.model.dossier import Signature
from twin.model.finding import Finding

ASKED: Final = ("who", "on", "record")
HEAD: Final = """\
# 须由人签字的事项：填写 who（签字人）、on（日期）、record（所附文件），再用 twin check --signed 读回；不填的仍待签字。
# To be signed: fill in who, on (a date) and record (what is attached), and read it back with twin check --signed.
"""


def write_form(attestations: Iterable[Finding]) -> bytes:
    """Return the form as TOML, with nothing filled in."""
    parts = [HEAD]
    for found in attestations:
        words = "\n".join(f"# {' '.join(found.message[language].split())}" for language in ("zh-CN", "en"))
        parts.append(
            f'[[signed]]\ncode = "{found.code}"  # {found.clause.section}\n{words}\nwho = ""\non = ""\nrecord = ""\n'
        )
    return "\n".join(parts).encode()


def read_signatures(text: str, today: date) -> tuple[Signature, ...]:
    """
    Return what has been signed on a form.

    Raises
    ------
    TwinError
        Where the form is no TOML, a row is filled in by half, or a day is none, or lies after *today*.
    """
    try:
        rows = tomllib.loads(text).get("signed", [])
    except tomllib.TOMLDecodeError as error:
        msg = f"the form of what was signed is no TOML: {error}"
        raise TwinError(msg) from error
    if not isinstance(rows, list) or not all(isinstance(row, dict) and set(row) == {"code", *ASKED} for row in rows):
        msg = "the form of what was signed has rows [[signed]] that say code, who, on and record"
        raise TwinError(msg)
    return tuple(_read(row, today) for row in rows if any(str(row[name]).strip() for name in ASKED))


def _read(row: Mapping[str, Any], today: date) -> Signature:
    missing = [name for name in ASKED if not str(row[name]).strip()]
    if missing:
        msg = f"{row['code']} is signed by half: {', '.join(missing)} is empty"
        raise TwinError(msg)
    try:
        day = date.fromisoformat(str(row["on"]).strip())
    except ValueError as error:
        msg = f"{row['code']} was signed on {row['on']!r}, which is no date such as {today}"
        raise TwinError(msg) from error
    if day > today:
        msg = f"{row['code']} was signed on {day}, which is after {today}"
        raise TwinError(msg)
    who, record = (str(row[name]).strip() for name in ("who", "record"))
    return Signature(code=str(row["code"]), who=who, on=day.isoformat(), record=record)


def hold_against(signatures: Sequence[Signature], attestations: Iterable[Finding]) -> None:
    """Raise ``TwinError`` where something was signed that nobody asked for."""
    asked = {found.code for found in attestations}
    for each in signatures:
        if each.code not in asked:
            msg = f"{each.code} was signed, but nothing of that code has to be; the form lists what has"
            raise TwinError(msg)
