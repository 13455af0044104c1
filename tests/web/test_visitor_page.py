"""The visitor's page as a citizen uses it, in a real browser, against the real server and the demo hall."""

import re

import pytest
from playwright.sync_api import Page, Request, Route, expect

from tests.web.visiting import current_step, go_to, list_violations, open_start, search_for

pytestmark = pytest.mark.browser


def test_pinyin_leads_to_a_route_with_steps(phone: Page) -> None:
    open_start(phone)

    search_for(phone, "weishengjian")
    phone.get_by_role("option").first.click()

    expect(phone.locator(".summary-time")).to_contain_text("分钟")
    expect(phone.locator(".step").first).to_be_visible()
    assert phone.locator(".step").count() >= 2
    assert re.search(r"[?&]to=", phone.url)


def test_initials_and_english_find_places_too(phone: Page) -> None:
    open_start(phone)

    for words in ("wsj", "restroom"):
        search_for(phone, words)
        expect(phone.get_by_role("option").filter(has_text="卫生间").first).to_be_visible()
        phone.get_by_role("combobox", name="目的地").fill("")


def test_the_whole_search_works_by_keyboard(phone: Page) -> None:
    open_start(phone)

    search_for(phone, "dianti")
    expect(phone.get_by_role("option").first).to_be_visible()
    phone.keyboard.press("ArrowDown")
    expect(phone.get_by_role("combobox", name="目的地")).to_have_attribute("aria-activedescendant", "to-0")
    phone.keyboard.press("Enter")

    expect(phone.locator(".step").first).to_be_visible()


def test_step_cards_advance_by_button_key_and_swipe(phone: Page) -> None:
    go_to(phone, "?to=nearest:toilet")
    first = current_step(phone)

    phone.get_by_role("button", name="下一步").click()
    expect(phone.locator(".step").nth(1)).to_have_attribute("aria-current", "step")
    phone.locator(".step[aria-current=step]").focus()
    phone.keyboard.press("ArrowLeft")
    assert current_step(phone) == first
    expect(phone.locator(".step").first).to_be_in_viewport(ratio=0.99)
    # A swipe ends as a scroll of the list by one card.
    phone.locator(".steps").dispatch_event("pointerdown")
    phone.locator(".steps").evaluate("list => list.scrollTo({ left: list.clientWidth, behavior: 'instant' })")

    expect(phone.locator(".step").nth(1)).to_have_attribute("aria-current", "step")


def test_what_is_shown_is_what_a_screen_reader_hears(phone: Page) -> None:
    go_to(phone, "?to=nearest:toilet")

    phone.get_by_role("button", name="下一步").click()

    spoken = phone.locator("#app > [aria-live=polite]")
    expect(spoken).to_contain_text(current_step(phone))
    expect(spoken).to_contain_text("第 2 步")


def connectors(page: Page, storey_up: str, profile: str) -> set[str]:
    """Ask as the page asks, and return the kinds of connectors of the answer."""
    with page.expect_response(re.compile("/routes$")) as answer:
        page.goto(f"/?to={storey_up}&p={profile}")
    document = answer.value.json()
    assert document["status"] in {"ok", "no_route"}
    return {leg["connector"]["kind"] for leg in document.get("legs", []) if leg["connector"]}


def upstairs(page: Page) -> str:
    """Return a point on the second storey that people may walk to: a room found by its storey."""
    place = page.request.get("/api/v1/places").json()["places"][0]["id"]
    ground = next(s for s in page.request.get(f"/api/v1/places/{place}").json()["storeys"] if s["ground"])["id"]
    found = page.request.get(f"/api/v1/places/{place}/search?q=区&limit=100").json()["results"]
    rooms = [one for one in found if one["kind"] == "space" and one["storey"] != ground]
    return str(rooms[0]["to"])


def test_switching_to_the_wheelchair_takes_a_way_without_stairs_or_says_why_not(phone: Page) -> None:
    room = upstairs(phone)
    assert connectors(phone, room, "walking")
    expect(phone.locator(".step").first).to_be_visible()

    with phone.expect_response(re.compile("/routes$")) as answer:
        phone.get_by_role("radio", name="轮椅").check()

    document = answer.value.json()
    assert document["profile"] == "wheelchair"
    kinds = {leg["connector"]["kind"] for leg in document.get("legs", []) if leg["connector"]}
    assert not kinds & {"stair", "escalator"}
    if document["status"] == "ok":
        expect(phone.locator(".step").first).to_be_visible()
    else:
        expect(phone.locator(".barriers li").first).to_be_visible()
    assert "p=wheelchair" in phone.url


def test_a_deep_link_says_everything(phone: Page) -> None:
    go_to(phone, "?to=nearest:toilet&p=wheelchair&lang=en")

    expect(phone.get_by_role("radio", name="Wheelchair")).to_be_checked()
    expect(phone.get_by_role("button", name="Next")).to_be_visible()
    assert phone.locator("html").get_attribute("lang") == "en"
    phone.get_by_role("button", name="Back").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Where would you like to go?")


def test_the_browsers_back_leads_to_the_start_and_forward_to_the_route(phone: Page) -> None:
    open_start(phone)
    phone.locator(".suggestion").first.click()
    expect(phone.locator(".summary")).to_be_visible()

    phone.go_back()
    expect(phone.get_by_role("heading", level=1)).to_have_text("您要去哪里？")
    phone.go_forward()

    expect(phone.locator(".summary")).to_be_visible()


def test_the_hall_is_drawn_in_space_and_a_tap_names_what_it_hits(phone_3d: Page) -> None:
    go_to(phone_3d, "?to=nearest:toilet")
    expect(phone_3d.locator("canvas.space")).to_be_visible()
    expect(phone_3d.locator(".map-note")).to_be_empty()
    expect(phone_3d.locator(".names .name").first).to_be_attached()

    middle = phone_3d.locator("canvas.space").bounding_box()
    assert middle is not None
    phone_3d.mouse.click(middle["x"] + middle["width"] / 2, middle["y"] + middle["height"] / 2)

    expect(phone_3d.locator(".picked-name")).not_to_be_empty()


def test_the_flat_plan_shows_the_same_route(phone_3d: Page) -> None:
    go_to(phone_3d, "?to=nearest:toilet")

    phone_3d.get_by_role("button", name="平面").click()

    expect(phone_3d.locator("svg.flat .route-ahead").first).to_be_attached()
    assert phone_3d.locator("svg.flat .space").count() > 3


def test_storeys_stack_and_switch(phone_3d: Page) -> None:
    go_to(phone_3d, f"?to={upstairs(phone_3d)}")

    phone_3d.get_by_role("button", name="叠层").click()
    expect(phone_3d.get_by_role("button", name="叠层")).to_have_attribute("aria-pressed", "true")
    upper = phone_3d.locator(".tool-storeys button").first
    upper.click()

    expect(phone_3d.locator(".tool-storeys button").first).to_have_attribute("aria-pressed", "true")
    expect(phone_3d.locator(".map-note")).to_be_empty()


def test_without_webgl_the_plan_stands_in_and_three_is_never_fetched(phone: Page) -> None:
    fetched: list[str] = []
    phone.on("request", lambda request: fetched.append(request.url))

    go_to(phone, "?to=nearest:toilet")

    expect(phone.locator("svg.flat .route-ahead").first).to_be_attached()
    expect(phone.get_by_role("button", name="平面")).to_have_attribute("aria-pressed", "true")
    assert [url for url in fetched if "/assets/view-" in url or "model.glb" in url] == []


def test_each_step_can_be_heard(phone: Page) -> None:
    go_to(phone, "?to=nearest:toilet")
    asked: list[Request] = []
    phone.on("request", lambda request: asked.append(request) if "/speech?" in request.url else None)

    with phone.expect_response(re.compile(r"/speech\?")) as heard:
        phone.get_by_role("button", name="朗读").click()
    assert heard.value.status in {200, 206}
    assert heard.value.headers["content-type"].startswith("audio/")
    with phone.expect_request(re.compile(r"/speech\?")):
        phone.get_by_role("button", name="下一步").click()

    assert len(asked) >= 2


def test_a_name_nobody_knows_is_said_and_the_start_is_one_tap_away(phone: Page, complaints: list[str]) -> None:
    phone.goto("/?to=火星基地")

    expect(phone.get_by_role("heading", name="这里没有“火星基地”")).to_be_visible()
    phone.get_by_role("button", name="换个目的地").click()

    expect(phone.get_by_role("heading", level=1)).to_have_text("您要去哪里？")
    assert [text for text in complaints if "404" not in text] == []
    complaints.clear()


def test_an_ambiguous_name_offers_its_candidates(phone: Page, complaints: list[str]) -> None:
    def answer(route: Route) -> None:
        label = {"zh-CN": "母婴室", "en": "Nursing room"}
        place = phone.request.get("/api/v1/places").json()["places"][0]["id"]
        storey = phone.request.get(f"/api/v1/places/{place}").json()["storeys"][0]["id"]
        candidate = {"kind": "space", "label": label, "storey": storey}
        candidates = [{**candidate, "id": one, "to": one} for one in ("a", "b")]
        route.fulfill(status=409, json={"detail": "'母婴室' names 2 things", "candidates": candidates})

    phone.route("**/routes", answer, times=1)
    phone.goto("/?to=母婴室")

    expect(phone.get_by_role("heading", name="“母婴室”有 2 处，您指哪一处？")).to_be_visible()
    expect(phone.locator(".suggestion")).to_have_count(2)
    complaints.clear()


def test_no_way_names_every_barrier_and_what_one_can_do(phone: Page) -> None:
    end = {"storey": "x", "x": 0, "y": 0, "label": "阅览区"}
    barrier = {"id": "d", "kind": "too_narrow", "text": "门宽 0.78 米，轮椅要 0.9 米。"}
    answer = {
        "status": "no_route",
        "profile": "wheelchair",
        "from": end,
        "to": end,
        "barriers": [barrier],
        "cheapest_fix": [{"id": "d", "kind": "widen", "text": "把门加宽到 0.9 米"}],
        "fixed_route": {"length_m": 41.2, "duration_s": 70.0},
        "fix_text": "最省事的办法：把门加宽到 0.9 米。",
    }
    phone.route("**/routes", lambda route: route.fulfill(json=answer), times=1)

    phone.goto("/?to=nearest:toilet&p=wheelchair")

    expect(phone.get_by_role("heading", name="没有无台阶的路可到")).to_be_visible()
    expect(phone.locator(".barriers")).to_contain_text("0.78")
    fix = phone.get_by_text("把门加宽到 0.9 米")
    expect(fix).to_be_hidden()  # for who runs the house, not for who visits it
    assert list_violations(phone) == []
    phone.get_by_text("给工作人员").click()
    expect(fix).to_be_visible()
    expect(phone.locator(".for-staff")).to_contain_text("40 米")
    assert list_violations(phone) == []
    phone.get_by_role("button", name="看看步行路线").click()
    expect(phone.locator(".step").first).to_be_visible()


def test_a_server_out_of_reach_is_said_and_asked_again(phone: Page, complaints: list[str]) -> None:
    phone.route("**/api/v1/places", lambda route: route.abort(), times=1)

    phone.goto("/")
    expect(phone.get_by_role("heading", name="连不上服务器")).to_be_visible()
    complaints.clear()
    phone.get_by_role("button", name="重试").click()

    expect(phone.get_by_role("heading", level=1)).to_have_text("您要去哪里？")


def test_a_place_nobody_knows_leads_to_those_that_are(phone: Page, complaints: list[str]) -> None:
    phone.goto("/?place=nowhere")

    expect(phone.get_by_role("heading", name="没有找到这个地点")).to_be_visible()
    complaints.clear()
    phone.get_by_role("link", name="看看其他地点").click()

    expect(phone.locator("h1")).to_have_text("您要去哪里？")


def test_everybody_finds_himself_among_the_profiles_with_the_keyboard_alone(phone: Page) -> None:
    open_start(phone)
    choices = phone.get_by_role("radio")
    expect(choices).to_have_count(5)

    choices.first.focus()
    seen = []
    for _ in range(5):
        seen.append(phone.evaluate("document.activeElement.value"))
        phone.keyboard.press("ArrowDown")

    assert seen == ["walking", "wheelchair", "elderly", "stroller", "blind"]
    phone.get_by_role("radio", name="婴儿车").check()
    expect(phone).to_have_url(re.compile("p=stroller"))
