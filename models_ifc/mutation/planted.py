"""What was planted: clause, element, words, before and after."""

from dataclasses import asdict, dataclass

Content = str | float | bool | list[str] | None


class MutationError(Exception):
    """The file lacks what the mutator needs; the message says what."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Planted:
    """
    One breach in one file.

    ``clause`` is a clause of DB46/T 659—2024 or the id of a limit; ``global_id`` the element it is found at.
    """

    clause: str
    global_id: str
    what: str
    before: Content
    after: Content

    def as_dict(self) -> dict[str, Content]:
        """Return it for a JSON file."""
        found: dict[str, Content] = asdict(self)
        return found
