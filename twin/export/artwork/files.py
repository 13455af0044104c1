"""Artwork as files: one sheet, one sign, or a folder with everything for the sign shop."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from twin.errors import ExportError, UnknownIdError
from twin.export.artwork.directory import draw_sign_face
from twin.export.artwork.drawing import Drawing
from twin.export.artwork.face import Artwork
from twin.export.artwork.notes import GENERAL, Note
from twin.export.artwork.pdf import write_pdf
from twin.export.artwork.reader_plan import carries_plan, draw_reader_plan
from twin.export.artwork.sheet import draw_sheets, join_sheets
from twin.export.artwork.svg import write_svg
from twin.model.ids import SignId
from twin.model.terms import Names
from twin.model.twin import Twin

UNFIT: Final = re.compile(r"[^\w\-]+")
"""What file names do without."""
WHOLE: Final = ""
"""The name of a file that is the answer by itself."""


def write_artwork(
    twin: Twin, title: str, form: str, sign: SignId | None = None
) -> tuple[Mapping[str, bytes], tuple[Names, ...]]:
    """
    Draw the signs of a place.

    Parameters
    ----------
    form
        ``pdf`` or ``svg`` for one file, ``folder`` for many.
    sign
        One sign only: its faces to scale instead of the sheet.

    Returns
    -------
    files, notes
        Files by their path below the output, one of no name where there is
        only one; the notes about the faces drawn, by language.

    Raises
    ------
    UnknownIdError
        If the twin has no such sign.
    ExportError
        If there is nothing to draw, with the reason.
    """
    if sign is not None and sign not in twin.signs:
        msg = f"no sign {sign!r} in {twin.file.name}"
        raise UnknownIdError(msg)
    signs = twin.signs.values() if sign is None else [twin.signs[sign]]
    artworks = [draw_sign_face(twin, one, face) for one in signs for face in range(len(one.faces))]
    notes = tuple(_say(artworks))
    if not artworks:
        msg = f"{twin.file.name} has no face of a sign to draw"
        raise ExportError(msg)
    if form == "folder":
        return dict(_list_files(twin, artworks, title)), notes
    pages = draw_sheets(twin, artworks, title) if sign is None else _list_faces(artworks)
    if not pages:
        raise ExportError("; ".join(note["en"] for note in notes))
    return {WHOLE: write_pdf(pages, title) if form == "pdf" else write_svg(join_sheets(pages))}, notes


def _list_faces(artworks: Sequence[Artwork]) -> tuple[Drawing, ...]:
    return tuple(artwork.drawing for artwork in artworks if artwork.drawing is not None)


def _list_files(twin: Twin, artworks: Sequence[Artwork], title: str) -> Iterator[tuple[str, bytes]]:
    sheets = draw_sheets(twin, artworks, title)
    yield "sheet.pdf", write_pdf(sheets, title)
    yield "sheet.svg", write_svg(join_sheets(sheets))
    yield "notes.md", _write_notes(artworks, title)
    for artwork in artworks:
        name = _name_file(twin, artwork)
        if artwork.drawing is not None:
            yield f"faces/{name}.svg", write_svg(artwork.drawing)
            yield f"faces/{name}.pdf", write_pdf([artwork.drawing], artwork.drawing.title)
        if carries_plan(artwork.sign, artwork.face):
            plan = draw_reader_plan(twin, artwork.sign, artwork.face)
            if plan is not None:
                yield f"plans/{name}.svg", write_svg(plan)
                yield f"plans/{name}.pdf", write_pdf([plan], plan.title)


def _name_file(twin: Twin, artwork: Artwork) -> str:
    sign = artwork.sign
    # GlobalIds that differ in case alone would be one file on some machines: the id is spelled with its capitals' places
    capitals = sum(1 << place for place, letter in enumerate(sign.id) if letter.isupper())
    name = f"{twin.storeys[sign.storey].name}-{sign.name}-{sign.id.replace('$', '-')}-{capitals:x}-{artwork.face + 1}"
    return UNFIT.sub("-", name)


def _say(artworks: Sequence[Artwork]) -> Iterator[Names]:
    for artwork in artworks:
        for note in artwork.notes:
            yield {
                language: f"{artwork.sign.name} {note.sign} #{note.face + 1}: {text}"
                for language, text in note.text.items()
            }


def _write_notes(artworks: Sequence[Artwork], title: str) -> bytes:
    lines = [f"# {title} 标识说明 · Notes", "", *(f"{text}\n" for text in GENERAL.values())]
    notes: list[tuple[Artwork, Note]] = [(artwork, note) for artwork in artworks for note in artwork.notes]
    if notes:
        lines += ["| 标识 sign | id | 面 face | 说明 | note |", "|---|---|---|---|---|"]
    for artwork, note in notes:
        lines.append(
            f"| {artwork.sign.name} | {note.sign} | {note.face + 1} | {note.text['zh-CN']} | {note.text['en']} |"
        )
    return ("\n".join(lines) + "\n").encode()
