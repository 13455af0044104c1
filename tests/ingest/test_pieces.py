"""A STEP text read in pieces says the same as the whole text read at once."""

import io
import re
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.made_files import two_rooms
from twin.errors import IntegrityError
from twin.ingest.records.integrity import pieces
from twin.ingest.records.integrity.pieces import read_pieces
from twin.ingest.records.integrity.records import count_records
from twin.ingest.records.step_text import read_records, read_step_text

HEAD = b"ISO-10303-21;HEADER;FILE_SCHEMA(('IFC4'));ENDSEC;DATA;"
END = b"ENDSEC;END-ISO-10303-21;"

_STRINGS = st.text("ab;,()#'/*\n", max_size=12).map(lambda text: b"'" + text.replace("'", "''").encode() + b"'")
_COMMENTS = st.text("ab;,()#'/ \n", max_size=12).map(lambda text: b"/*" + text.encode() + b"*/")
_PLAIN = st.sampled_from([b"#1=A(", b"#12,", b");", b";\r\n", b" ", b"\t", b"$,*", b".T.", b"1.5,", b"/", b"* "])
_TEXTS = st.lists(st.one_of(_STRINGS, _COMMENTS, _PLAIN), max_size=30).map(lambda parts: b"\n".join(parts) + b";")


def whole(text: bytes) -> tuple[bytes, list[bytes]]:
    """Return what is outside of strings and comments, and the strings, from one look at everything."""
    outside, strings = b"", []
    for found in re.finditer(rb"'([^']*)'|/\*.*?\*/|.", text, flags=re.DOTALL):
        if found[1] is not None:
            strings.append(found[1])
            outside += b"'"
        else:
            outside += b" " if found[0].startswith(b"/*") else found[0]
    return re.sub(rb"\s", b"", re.sub(rb"'\s+(?=')", b"'\"", outside)), strings


def in_pieces(text: bytes, size: int) -> tuple[bytes, list[bytes]]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pieces, "PIECE_BYTES", size)
        found = list(read_pieces(io.BytesIO(HEAD + text + END), "made.ifc"))
    return b"".join(piece.data for piece in found), [string for piece in found for string in piece.strings]


@given(text=_TEXTS, size=st.integers(1, 40))
def test_strings_and_comments_are_told_apart_wherever_the_text_is_cut(text: bytes, size: int) -> None:
    outside, strings = whole(text)

    data, found = in_pieces(text, size)

    assert data == outside + END
    assert found == [b"IFC4", *strings]


@given(text=_TEXTS, size=st.integers(1, 40))
def test_pieces_are_cut_where_records_end(text: bytes, size: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pieces, "PIECE_BYTES", size)
        found = [piece.data for piece in read_pieces(io.BytesIO(HEAD + text + END + b"\n"), "made.ifc")]

    assert all(data.endswith(b";") for data in found if data)


@pytest.mark.parametrize(
    ("text", "strings"),
    [
        (rb"#1=A('l\S\''angle',$);", [rb"l\X\A7angle"]),
        (rb"#1=A('l\S\'angle',$);", [rb"l\X\A7angle"]),
        (rb"#1=A('l\S\'',$);", [rb"l\X\A7"]),
        (b"#1=A('l\\S\\''\r\n);", [rb"l\X\A7"]),
    ],
)
@pytest.mark.parametrize("size", [5, 9, 1000])
def test_a_shifted_character_is_no_end_of_a_string(text: bytes, strings: list[bytes], size: int) -> None:
    data, found = in_pieces(text, size)

    assert re.fullmatch(rb"#1=A\('(,\$)?\);" + END, data)
    assert found[1:] == strings


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (HEAD + b"#1=A('", "cut off"),
        (HEAD + b"#1=A(/* );" + END, "comment"),
        (HEAD + b"#1=A('" + END, "cut off"),
        (HEAD.replace(b"DATA", b"DUTA") + END, "no data section"),
        (b"", "cut off"),
    ],
)
def test_a_text_without_its_end_or_its_data_is_not_proven(text: bytes, sentence: str) -> None:
    with pytest.raises(IntegrityError, match=sentence):
        list(read_pieces(io.BytesIO(text), "made.ifc"))


@pytest.mark.parametrize(
    ("records", "sentence"),
    [
        ([b"#1=A(#2);", b"#2=A(#3);", b"#3=A();"], None),
        ([b"#1=A(#2);", b"#2=A(#3);"], "lead nowhere (first #3)"),
        ([b"#1=A();", b"#2=A();", b"#1=A();"], "defines 1 ids more than once (first #1)"),
        ([b"#1=A(#3);", b"#2=A();", b"#3=A(#1);"], "(#1 → #3 → #1)"),
        ([b"#900000000000=A(#70);", b"#70=A(#5);", b"#5=A();"], None),
        ([b"#900000000000=A(#70);", b"#5=A();"], "lead nowhere (first #70)"),
        ([b"#1=A();", b"#2x=A();"], "is no record (#2x=A"),
        ([b"#1=A();", b"#2=A())(;"], "is no record (#2=A"),
        ([b"#1=A();", b"#2=A)(();"], "is no record (#2=A"),
        ([b"#1=A();", b"#2=A(#4=B());"], "is no record (#2=A"),
        ([b"#1=A();", b"#=A();"], "without a number"),
        ([b"#1=A();", b"#1234567890123456789=A();"], "without a number"),
    ],
)
def test_references_are_followed_from_piece_to_piece(records: list[bytes], sentence: str | None) -> None:
    if sentence is None:
        assert count_records(iter(records), "made.ifc") == len(records)
        return
    with pytest.raises(IntegrityError, match=re.escape(sentence)):
        count_records(iter(records), "made.ifc")


def test_a_file_is_judged_alike_in_small_and_large_pieces(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    house = two_rooms().write(tmp_path / "house.ifc")
    at_once, data = read_step_text(house), b"".join(read_records(house))

    monkeypatch.setattr(pieces, "PIECE_BYTES", 100)

    assert read_step_text(house) == at_once
    assert b"".join(read_records(house)) == data
    assert data.count(b"=IFC") == at_once.records == house.read_text().count("\n#")


def test_what_a_scan_holds_in_memory_is_less_than_the_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pieces, "PIECE_BYTES", 1 << 16)
    path = tmp_path / "large.ifc"
    name = b"x" * 200
    path.write_bytes(HEAD + b"".join(b"#%d=IFCLABEL('%s');\n" % (number, name) for number in range(1, 20_001)) + END)

    tracemalloc.start()
    try:
        text = read_step_text(path)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()

    assert text.records == 20_000
    assert peak < path.stat().st_size / 2
