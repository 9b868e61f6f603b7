"""Exchanging two parties exchanges their names in the report and nothing else."""

from __future__ import annotations

import re

from comity.case.read import load_text
from comity.ensemble.packages.run import over_values
from comity.report.as_markdown import to_markdown
from comity.report.compose import compose
from comity.study import assess

NAMES = "parties: {north: {name: Northers}, south: {name: Southers}}"
DIGEST = re.compile(r"[0-9a-f]{12,64}")


def _told(text: str, draws: int = 0) -> str:
    study = assess(load_text(text))
    names = {p.id: p.name for p in study.case.parties}
    assert study.case.settlement is not None
    drawn = over_values(study.case.settlement, names, draws, 1) if draws else None
    return DIGEST.sub("", to_markdown(compose(study, None, drawn)))


def _exchanged(text: str, a: str, b: str) -> str:
    return text.replace(a, "\x00").replace(b, a).replace("\x00", b)


def test_exchanging_names_exchanges_them_in_every_sentence(quay_text: str) -> None:
    other = quay_text.replace(NAMES, "parties: {north: {name: Southers}, south: {name: Northers}}")
    assert _told(other, 50) == _exchanged(_told(quay_text, 50), "Northers", "Southers")


def test_exchanging_roles_exchanges_who_is_said_to_do_what(quay_text: str) -> None:
    head, body = quay_text.split("settlement:\n", 1)
    swapped = head + "settlement:\n" + _exchanged(body, "north", "south")
    first, second = _told(quay_text), _told(swapped)
    back = _exchanged(_exchanged(second, "Northers", "Southers"), "●", "■")

    def sentences(text: str) -> list[str]:
        parts = re.split(r"(?<=[.;:])\s|\n|\||<br>", text)
        return sorted(p.strip() for p in parts if len(p.strip()) > 30 and " and " not in p and "Northers" in p)

    missing = [x for x in sentences(first) if x not in sentences(back)]
    assert sentences(first)
    assert not missing, missing
