from __future__ import annotations

import builtins
from dataclasses import replace
from typing import Any

import pytest

from comity.errors import MissingExtraError
from comity.report.as_typst import _head, to_pdf
from comity.report.compose import compose
from comity.report.content import Report
from comity.study import Study


def test_a_pdf_comes_out_for_every_kind_of_case(any_report: Report) -> None:
    pytest.importorskip("typst")
    found = to_pdf(any_report)
    assert found.startswith(b"%PDF-")
    assert len(found) > 20_000


def test_a_hostile_case_is_set_like_any_other(hostile: Study) -> None:
    pytest.importorskip("typst")
    assert to_pdf(compose(hostile)).startswith(b"%PDF-")


def test_the_masthead_names_the_ledger_where_there_is_one(any_report: Report) -> None:
    assert "Ledger" not in _head(any_report)
    assert '"Ledger of 7 entries, head b7b7"' in _head(replace(any_report, ledger="7 entries, head b7b7"))


def test_without_typst_the_reader_is_told_what_to_install(any_report: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *rest: Any, **more: Any) -> Any:
        if name == "typst":
            raise ImportError(name)
        return real(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(MissingExtraError, match=r"pip install 'comity\[pdf\]'"):
        to_pdf(any_report)
