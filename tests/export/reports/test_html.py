"""The page of findings: all is there without a script, and nothing of a model is run."""

from html.parser import HTMLParser

from tests.export.reports.halls import draw_hall, gather
from twin.export.reports.html import write_page


class Outline(HTMLParser):
    """Which elements there are, with their attributes, and what is written."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""
        self.feed(page.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Remember an element."""
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        """Remember words."""
        self.words += data

    def list_tags(self, tag: str) -> list[dict[str, str | None]]:
        """Return the attributes of all elements of a sort."""
        return [attributes for name, attributes in self.elements if name == tag]


def test_each_finding_is_told_in_both_languages_with_its_place_value_limit_clause_and_fix() -> None:
    page = Outline(write_page(gather(draw_hall())))
    assert [(each["id"], each["data-verdict"], each["data-code"]) for each in page.list_tags("article")] == [
        ("f1", "fail", "ACC101"),
        ("f2", "unknown", "SVC001"),
    ]
    for words in ("门太窄", "The door is narrow", "0.7 m", "0.9 m", "GB 55019-2021 2.5.4", "应有无障碍通道连接"):
        assert words in page.words
    for words in ("增加200毫米", "Widen by 200 mm", "Pset_SpaceCommon.NetFloorArea", "ATT001"):
        assert words in page.words


def test_each_finding_with_a_place_is_seen_from_above_and_aside() -> None:
    page = Outline(write_page(gather(draw_hall())))
    drawn = {each["id"] for each in page.list_tags("g") if "id" in each}
    used = [(each["href"] or "").removeprefix("#") for each in page.list_tags("use")]
    # The storey's own plan, and two views of each of the two findings.
    assert sorted(used) == ["plan-1", "plan-1", "plan-1", "slant-1", "slant-1"]
    assert set(used) <= drawn


def test_names_of_a_model_are_never_run() -> None:
    page = Outline(write_page(gather(draw_hall())))
    assert len(page.list_tags("script")) == 1
    assert '<script>alert("甲")</script>' in page.words


def test_nothing_is_fetched() -> None:
    page = write_page(gather(draw_hall())).decode()
    for attribute in ("src=", "http://", "https://", "@import", "url("):
        assert attribute not in page


def test_two_runs_give_the_same_bytes() -> None:
    assert write_page(gather(draw_hall())) == write_page(gather(draw_hall()))
