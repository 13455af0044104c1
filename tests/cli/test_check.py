"""``twin check`` and ``twin rule``: what is chosen, what is printed, and the exit code."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

Command = Callable[..., int]


def findings(capsys: pytest.CaptureFixture[str]) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(capsys.readouterr().out)["findings"]
    return found


def test_a_grave_breach_is_an_honest_no(twin: Command, capsys: pytest.CaptureFixture[str]) -> None:
    assert twin("check", "hall.ifc", "--select", "ACC101", "--json", "--today", "2026-11-24") == 1
    (found,) = findings(capsys)
    assert (found["code"], found["verdict"], found["observed"], found["required"]) == ("ACC101", "fail", 0.7, 0.9)


def test_what_is_ignored_fails_nothing(twin: Command, capsys: pytest.CaptureFixture[str]) -> None:
    assert twin("check", "hall.ifc", "--select", "ACC101,ACC103", "--ignore", "ACC101", "--json") == 0
    assert findings(capsys) == []


def test_a_section_chooses_the_rules_that_decide_it(twin: Command, capsys: pytest.CaptureFixture[str]) -> None:
    twin("check", "hall.ifc", "--select", "6.3.3.1", "--json")
    codes = {str(found["code"]) for found in findings(capsys)}
    assert {"ACC101", "ACC131"} <= codes
    assert not {code for code in codes if code.startswith("SVC")}


def test_a_code_that_there_is_not_is_refused(twin: Command, capsys: pytest.CaptureFixture[str]) -> None:
    assert twin("check", "hall.ifc", "--select", "XYZ") == 2
    assert "XYZ" in capsys.readouterr().err


def test_the_document_counts_what_was_examined_and_says_what_was_not_run(
    twin: Command, capsys: pytest.CaptureFixture[str]
) -> None:
    twin("check", "hall.ifc", "--json", "--today", "2026-11-24")
    document = json.loads(capsys.readouterr().out)
    summary = document["summary"]
    failed = [found for found in document["findings"] if found["verdict"] == "fail"]
    signed = [found for found in document["findings"] if found["verdict"] == "attest"]
    assert (document["today"], document["not_run"]) == ("2026-11-24", ["SGN201"])
    assert (summary["fail"], summary["attest"]) == (len(failed), len(signed))
    assert summary["pass"] == sum(rule["pass"] for rule in document["rules"])
    assert summary["by_clause"]["GB 55019-2021 2.5.4"]["fail"] == 1


def test_two_runs_give_the_same_bytes(twin: Command, tmp_path: Path) -> None:
    one, other = tmp_path / "one.json", tmp_path / "other.json"
    for path in (one, other):
        twin("check", "hall.ifc", "--format", "json", "--today", "2026-11-24", "-o", str(path))
    assert one.read_bytes() == other.read_bytes()


@pytest.mark.parametrize(("language", "word"), [("zh-CN", "不符合"), ("en", "Not met")])
def test_the_table_speaks_both_languages(
    twin: Command, capsys: pytest.CaptureFixture[str], language: str, word: str
) -> None:
    twin("check", "hall.ifc", "--lang", language)
    assert word in capsys.readouterr().out


def test_a_rule_is_explained(twin: Command, capsys: pytest.CaptureFixture[str]) -> None:
    assert twin("rule", "ACC101", "--lang", "en") == 0
    said = capsys.readouterr().out
    assert "GB 55019-2021 2.5.4" in said
    assert "Twin_Portal.ClearWidth" in said


def test_all_rules_are_listed_and_none_is_guessed(twin: Command, capsys: pytest.CaptureFixture[str]) -> None:
    twin("rule", "all", "--json")
    codes = [one["code"] for one in json.loads(capsys.readouterr().out)]
    assert codes[:2] == ["ACC101", "ACC102"]
    assert "SGN201" in codes
    assert twin("rule", "ACC999") == 2


@pytest.mark.parametrize(
    ("form", "start"), [("html", b"<!doctype html>"), ("xlsx", b"PK"), ("bcf", b"PK"), ("pdf", b"%PDF")]
)
def test_a_report_for_people_is_a_file(twin: Command, form: str, start: bytes, tmp_path: Path) -> None:
    path = tmp_path / "report"
    assert twin("check", "hall.ifc", "--format", form, "--today", "2026-11-24", "-o", str(path)) == 1
    assert path.read_bytes().startswith(start)


def test_a_file_needs_a_place_to_be_written_to(twin: Command, capsys: pytest.CaptureFixture[str]) -> None:
    assert twin("check", "hall.ifc", "--format", "bcf") == 2
    assert "-o FILE" in capsys.readouterr().err


def test_what_is_signed_on_the_form_is_to_be_signed_no_more(
    twin: Command, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = tmp_path / "signed.toml"
    twin("check", "hall.ifc", "--format", "form", "--today", "2026-11-24", "-o", str(path))
    form = path.read_text(encoding="utf-8")
    for name, said in (("who", "张工"), ("on", "2026-11-20"), ("record", "验收单.pdf")):
        form = form.replace(f'{name} = ""', f'{name} = "{said}"', 1)
    path.write_text(form, encoding="utf-8")
    capsys.readouterr()

    twin("check", "hall.ifc", "--json", "--today", "2026-11-24")
    before = json.loads(capsys.readouterr().out)
    twin("check", "hall.ifc", "--json", "--today", "2026-11-24", "--signed", str(path))
    after = json.loads(capsys.readouterr().out)

    (signed,) = after["signed"]
    assert (before["signed"], signed["who"], signed["on"]) == ([], "张工", "2026-11-20")
    assert after["summary"]["attest"] == before["summary"]["attest"] - 1


def test_a_form_that_is_filled_in_by_half_is_refused(
    twin: Command, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = tmp_path / "signed.toml"
    path.write_text('[[signed]]\ncode = "ATT101"\nwho = "张工"\non = ""\nrecord = ""\n', encoding="utf-8")
    assert twin("check", "hall.ifc", "--signed", str(path)) == 2
    assert "on, record is empty" in capsys.readouterr().err
