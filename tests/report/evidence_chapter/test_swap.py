"""Exchanging two parties exchanges their names in the report and nothing else."""

from __future__ import annotations

import re

from comity.case.read import load_text
from comity.report.as_markdown import to_markdown
from comity.report.compose import compose
from comity.study import assess

NAMES = "parties: {north: {name: Northers}, south: {name: Southers}}"
DIGEST = re.compile(r"[0-9a-f]{12,64}")


def told(text: str) -> str:
    """Return the report, without the digest."""
    return DIGEST.sub("", to_markdown(compose(assess(load_text(text)))))


def exchanged(text: str, a: str, b: str) -> str:
    """Return a text with two words exchanged."""
    return text.replace(a, "\x00").replace(b, a).replace("\x00", b)


def test_exchanging_names_exchanges_them_in_every_sentence(weir_text: str) -> None:
    other = weir_text.replace(NAMES, "parties: {north: {name: Southers}, south: {name: Northers}}")
    assert told(other) == exchanged(told(weir_text), "Northers", "Southers")


def test_exchanging_who_claims_what_exchanges_who_is_said_to_claim_it(weir_text: str) -> None:
    head, body = weir_text.split("evidence:\n", 1)
    other = head + "evidence:\n" + exchanged(exchanged(body, "by: north", "by: south"), "side: north", "side: south")
    first, second = told(weir_text), told(exchanged(other, "of: north", "of: south"))
    back = exchanged(exchanged(second, "Northers", "Southers"), "●", "■")

    def cells(text: str) -> list[str]:
        parts = re.split(r"(?<=[.;:])\s|\n|\||<br>", text)
        one = (p.strip() for p in parts if "Northers" in p and "Southers" not in p and " and " not in p)
        return sorted(p for p in one if len(p) > 12)

    missing = [x for x in cells(first) if x not in cells(back)]
    assert cells(first)
    assert not missing, missing
