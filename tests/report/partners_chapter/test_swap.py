"""Exchanging the names of two offers exchanges them in the report and changes nothing else."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from comity.case.partners import Partners
from comity.report.as_markdown import to_markdown
from comity.report.content import Report
from comity.report.partners_chapter.pictures.weight_triangle import middles
from comity.report.partners_chapter.weight_space import firsts_at
from comity.study import Study

DIGEST = re.compile(r"[0-9a-f]{12,64}")
ONE, OTHER = "One large ferry", "Two small ferries"


def exchanged(text: str) -> str:
    return text.replace(ONE, "\x00").replace(OTHER, ONE).replace("\x00", OTHER)


def named(section: Partners) -> Partners:
    """Return the offers with the names of the first two exchanged."""
    a, b, *rest = section.offers
    return replace(section, offers=(replace(a, text=b.text), replace(b, text=a.text), *rest))


def test_exchanging_two_names_exchanges_them_in_every_sentence(
    made: dict[str, Callable[..., Partners]], studied: Callable[[Partners], Study], reported: Callable[[Study], Report]
) -> None:
    def told(section: Partners) -> str:
        return DIGEST.sub("", to_markdown(reported(studied(section))))

    section = made["ferries"]()
    first, other = told(section), told(named(section))
    assert first.count(ONE) > 20
    assert exchanged(other) == first


def test_the_order_of_offers_changes_no_number(
    made: dict[str, Callable[..., Partners]], studied: Callable[[Partners], Study], reported: Callable[[Study], Report]
) -> None:
    section = made["ferries"]()
    turned = replace(section, offers=section.offers[::-1])

    def rows(section: Partners) -> dict[str, list[tuple[str | int | float, ...]]]:
        kept = ("partners-promises", "partners-cost", "partners-locked", "partners-known", "partners-moved")
        return {f.id: sorted(f.rows, key=str) for f in reported(studied(section)).figures() if f.id in kept}

    assert rows(section) == rows(turned)
    at = middles(6)
    assert (firsts_at(section, at) == firsts_at(turned, at)[:, ::-1]).all()
