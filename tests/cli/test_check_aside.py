"""Waivers, baselines, and reports that build servers and code hosts read."""

import json
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

Command = Callable[..., int]
NARROW = ("check", "hall.ifc", "--select", "ACC101,ACC103", "--today", "2026-11-24")


def write_waiver(folder: Path, subject: str, until: str = "2026-12-31", why: str = "改造前") -> str:
    path = folder / "waivers.toml"
    path.write_text(
        f'[[waiver]]\ncode = "ACC101"\nsubject = "{subject}"\nwho = "张工"\nwhy = "{why}"\nuntil = {until}\n', "utf-8"
    )
    return str(path)


def run(twin: Command, capsys: pytest.CaptureFixture[str], *more: str) -> tuple[int, list[str]]:
    code = twin(*NARROW, "--json", *more)
    return code, [found["code"] for found in json.loads(capsys.readouterr().out)["findings"]]


def narrow_door(twin: Command, capsys: pytest.CaptureFixture[str]) -> str:
    twin(*NARROW, "--json")
    (found,) = json.loads(capsys.readouterr().out)["findings"]
    return str(found["subject"]["id"])


def test_what_somebody_answers_for_fails_nothing_until_its_day(
    twin: Command, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    door = narrow_door(twin, capsys)

    assert run(twin, capsys, "--waivers", write_waiver(tmp_path, door)) == (0, [])
    assert run(twin, capsys, "--waivers", write_waiver(tmp_path, door, "2026-11-24")) == (0, [])
    assert run(twin, capsys, "--waivers", write_waiver(tmp_path, door, "2026-11-23")) == (1, ["ACC101", "WVR102"])


def test_a_waiver_that_covers_nothing_is_found(
    twin: Command, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert run(twin, capsys, "--waivers", write_waiver(tmp_path, "another")) == (1, ["ACC101", "WVR101"])


def test_a_waiver_of_a_rule_that_was_not_run_is_left_alone(
    twin: Command, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert run(twin, capsys, "--ignore", "ACC101", "--waivers", write_waiver(tmp_path, "another")) == (0, [])


@pytest.mark.parametrize("text", ["waiver = 1 = 2", '[[waiver]]\ncode = "ACC101"\n'])
def test_a_waiver_that_does_not_say_who_and_why_is_refused(
    twin: Command, capsys: pytest.CaptureFixture[str], tmp_path: Path, text: str
) -> None:
    path = tmp_path / "bad.toml"
    path.write_text(text, "utf-8")

    assert twin(*NARROW, "--waivers", str(path)) == 2
    assert twin(*NARROW, "--waivers", write_waiver(tmp_path, "x", why=" ")) == 2
    assert "waiver" in capsys.readouterr().err


def test_only_what_is_new_is_reported_over_a_baseline(
    twin: Command, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    earlier = tmp_path / "earlier.json"
    twin("check", "hall.ifc", "--select", "ACC103", "--format", "json", "-o", str(earlier))
    assert run(twin, capsys, "--baseline", str(earlier)) == (1, ["ACC101"])
    twin(*NARROW, "--format", "json", "-o", str(earlier))
    assert run(twin, capsys, "--baseline", str(earlier)) == (0, [])
    earlier.write_text("[]")
    assert twin(*NARROW, "--baseline", str(earlier)) == 2


def test_sarif_has_a_result_with_its_rule_level_and_fingerprint(
    twin: Command, capsys: pytest.CaptureFixture[str]
) -> None:
    assert twin(*NARROW, "--format", "sarif", "--lang", "en") == 1
    document = json.loads(capsys.readouterr().out)
    (sarif,) = document["runs"]
    (result,) = sarif["results"]
    assert document["version"] == "2.1.0"
    assert [rule["id"] for rule in sarif["tool"]["driver"]["rules"]] == ["ACC101"] == [result["ruleId"]]
    assert (result["kind"], result["level"]) == ("fail", "error")
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "hall.ifc"
    assert result["partialFingerprints"]["twin/v1"]


def test_junit_has_a_case_for_each_rule(twin: Command, tmp_path: Path) -> None:
    path = tmp_path / "junit.xml"
    assert twin(*NARROW, "--format", "junit", "-o", str(path)) == 1
    suite = ET.parse(path).getroot()  # noqa: S314  # our own file
    cases = {case.get("name"): [child.tag for child in case] for case in suite}
    assert cases == {"ACC101 door-too-narrow": ["failure"], "ACC103 threshold-too-high": []}
    assert (suite.get("tests"), suite.get("failures"), suite.get("skipped")) == ("2", "1", "0")
