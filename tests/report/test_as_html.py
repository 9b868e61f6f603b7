from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser
from itertools import pairwise
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest

from comity.report.as_html import to_html
from comity.report.compose import compose
from comity.report.content import Report
from comity.study import Study

VOID = {"meta", "br", "link", "img", "input", "hr", "rect", "path", "circle", "polygon"}


class Balance(HTMLParser):
    """Checks that every element is closed in its turn, and collects what the page is made of."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.ids: list[str] = []
        self.elements: list[tuple[str, dict[str, str]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {k: v or "" for k, v in attrs}
        self.elements.append((tag, values))
        if "id" in values:
            self.ids.append(values["id"])
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {k: v or "" for k, v in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"</{tag}> closes nothing"
        assert self.open[-1] == tag, f"</{tag}> while <{self.open[-1]}> is open"
        self.open.pop()


def parsed(text: str) -> Balance:
    page = Balance()
    page.feed(text)
    page.close()
    return page


@pytest.fixture(scope="module")
def text(any_report_module: Report) -> str:
    return to_html(any_report_module)


@pytest.fixture(scope="module")
def any_report_module(any_study: Study) -> Report:
    return compose(any_study)


def test_every_element_is_closed_in_its_turn(text: str) -> None:
    assert parsed(text).open == []


def test_no_anchor_comes_twice_and_every_link_within_leads_somewhere(text: str) -> None:
    page = parsed(text)
    assert len(page.ids) == len(set(page.ids))
    inside = {v["href"][1:] for _, v in page.elements if v.get("href", "").startswith("#")}
    assert inside <= set(page.ids)
    named = {i for _, v in page.elements for i in v.get("aria-labelledby", "").split()}
    assert named <= set(page.ids)


def test_nothing_is_fetched_and_the_policy_forbids_it(text: str) -> None:
    page = parsed(text)
    for tag, values in page.elements:
        for name in ("src", "srcset", "data", "action", "poster", "background"):
            assert name not in values, (tag, name)
        assert tag != "link"
        if "href" in values:
            assert tag == "a"
    assert "url(" not in text
    assert "@import" not in text
    policy = next(v["content"] for t, v in page.elements if v.get("http-equiv") == "Content-Security-Policy")
    assert policy.startswith("default-src 'none'")


def test_the_policy_allows_the_one_script_that_is_there(text: str) -> None:
    script = re.findall(r"<script>(.*?)</script>", text, flags=re.DOTALL)
    assert len(script) == 1
    digest = base64.b64encode(hashlib.sha256(script[0].encode()).digest()).decode()
    assert f"script-src 'sha256-{digest}'" in text


def test_headings_step_down_one_at_a_time(text: str) -> None:
    levels = [int(t[1]) for t, _ in parsed(text).elements if re.fullmatch(r"h[1-6]", t)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(b - a <= 1 for a, b in pairwise(levels))


def test_a_reader_with_a_screen_reader_finds_landmarks_and_heads(text: str) -> None:
    page = parsed(text)
    tags = [t for t, _ in page.elements]
    assert tags.count("main") == 1
    assert "nav" in tags
    assert all(v.get("scope") in ("col", "row") for t, v in page.elements if t == "th")
    assert all(v.get("aria-labelledby") for t, v in page.elements if t == "svg")
    assert next(v for t, v in page.elements if t == "html") == {"lang": "en"}


def test_the_same_case_gives_the_same_bytes(syria_iraq: Study) -> None:
    assert to_html(compose(syria_iraq)) == to_html(compose(syria_iraq))


def test_the_file_is_small(text: str) -> None:
    assert len(text.encode()) < 500_000


def test_figures_can_be_saved_with_their_data(syria_iraq: Study) -> None:
    page = parsed(to_html(compose(syria_iraq)))
    saved = {v["download"]: v["href"] for t, v in page.elements if t == "a" and "download" in v}
    assert {"stability.svg", "stability.csv", "way.svg", "way.csv", "moves.svg", "ladders.svg"} <= set(saved)
    drawing = unquote(saved["stability.svg"].split(",", 1)[1])
    assert ElementTree.fromstring(drawing).tag.endswith("svg")
    assert "var(" not in drawing
    assert unquote(saved["stability.csv"].split(",", 1)[1]).count("\n") >= 3
