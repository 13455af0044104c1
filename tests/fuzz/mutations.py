"""Seeded damage to STEP texts: bytes, cuts, tokens, references and numbers."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np

_TOKEN: Final = re.compile(rb"'[^']*'|#\d+|[A-Za-z_][A-Za-z_0-9]*|[-+]?\d+\.?\d*(?:[Ee][-+]?\d+)?|[^\s]")
_REFERENCE: Final = re.compile(rb"(?<=[,(])#(\d+)")
_NUMBER: Final = re.compile(rb"(?<=[,(])[-+]?\d+\.\d*(?:[Ee][-+]?\d+)?(?=[,)])")
_ODD_NUMBERS: Final = (
    *(b"0.", b"-0.", b"-1.", b"1.E-300", b"1.E+9", b"1.E+14", b"1.E+38", b"1.E+308", b"1.E+999"),
    *(b"nan", b"-1.#IND", b"12345678901234567890.", b"$", b"*", b"()", b"0.0000001"),
)
_ODD_TOKENS: Final = (b"$", b"*", b"(", b")", b",", b";", b"'", b"#0", b"=", b".T.", b"/*", b"*/", b"ENDSEC", b"1")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mutation:
    """A damaged text and what was done to it."""

    kind: str
    seed: int
    content: bytes


def mutate(content: bytes, seed: int) -> Mutation:
    """Damage a text in one of five ways; the same seed does the same."""
    rng = np.random.default_rng(seed)
    kind = list(_KINDS)[seed % len(_KINDS)]
    return Mutation(kind=kind, seed=seed, content=_KINDS[kind](content, rng))


def _bytes(content: bytes, rng: np.random.Generator) -> bytes:
    damaged = bytearray(content)
    for at in rng.integers(0, len(content), int(rng.integers(1, 5))).tolist():
        damaged[at] = int(rng.integers(0, 256))
    return bytes(damaged)


def _cuts(content: bytes, rng: np.random.Generator) -> bytes:
    begin = int(rng.integers(0, len(content)))
    if rng.random() < 0.5:
        return content[:begin]
    return content[:begin] + content[begin + int(rng.integers(1, 2_000)) :]


def _tokens(content: bytes, rng: np.random.Generator) -> bytes:
    tokens = list(_TOKEN.finditer(content))
    first, second = (tokens[int(at)] for at in rng.integers(0, len(tokens), 2))
    match int(rng.integers(0, 4)):
        case 0:
            return _replace(content, first, b"")
        case 1:
            return _replace(content, first, first[0] + first[0])
        case 2:
            return _replace(content, first, second[0])
        case _:
            return _replace(content, first, _ODD_TOKENS[int(rng.integers(0, len(_ODD_TOKENS)))])


def _references(content: bytes, rng: np.random.Generator) -> bytes:
    found = list(_REFERENCE.finditer(content))
    for _ in range(int(rng.integers(1, 4))):
        victim = found[int(rng.integers(0, len(found)))]
        other = found[int(rng.integers(0, len(found)))][0]
        own = content[content.rfind(b"\n", 0, victim.start()) + 1 :].split(b"=", 1)[0]
        goal = own if rng.random() < 0.2 else other if rng.random() < 0.9 else b"#999999"  # shares
        content = _replace(content, victim, goal.ljust(len(victim[0])))
        found = list(_REFERENCE.finditer(content))
    return content


def _numbers(content: bytes, rng: np.random.Generator) -> bytes:
    for _ in range(int(rng.integers(1, 4))):
        found = list(_NUMBER.finditer(content))
        odd = _ODD_NUMBERS[int(rng.integers(0, len(_ODD_NUMBERS)))]
        content = _replace(content, found[int(rng.integers(0, len(found)))], odd)
    return content


def _replace(content: bytes, place: re.Match[bytes], by: bytes) -> bytes:
    return content[: place.start()] + by + content[place.end() :]


_KINDS: Final[dict[str, Callable[[bytes, np.random.Generator], bytes]]] = {
    "bytes": _bytes,
    "cuts": _cuts,
    "tokens": _tokens,
    "references": _references,
    "numbers": _numbers,
}
