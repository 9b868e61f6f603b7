from __future__ import annotations

from pathlib import Path

import pytest

from comity.errors import UsageError
from comity.report.write import figures, report
from comity.study import Study


@pytest.mark.parametrize(("name", "start"), [("r.html", b"\n<!doctype"), ("r.MD", b"# Syria"), ("a/b/r.json", b"{")])
def test_the_suffix_chooses_the_form(syria_iraq: Study, tmp_path: Path, name: str, start: bytes) -> None:
    out = report(syria_iraq, tmp_path / name)
    assert out == tmp_path / name
    assert out.read_bytes().lower().startswith(start.strip().lower())


@pytest.mark.parametrize("name", ["r.docx", "r", "r.htm"])
def test_any_other_suffix_is_refused_with_the_four_that_are_not(syria_iraq: Study, tmp_path: Path, name: str) -> None:
    with pytest.raises(UsageError, match=r"\.html, \.pdf, \.md or \.json"):
        report(syria_iraq, tmp_path / name)
    assert not list(tmp_path.iterdir())


def test_a_place_that_cannot_be_written_to_is_a_usage_error(syria_iraq: Study, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(UsageError, match="cannot be written"):
        report(syria_iraq, tmp_path / "file" / "r.html")


def test_every_figure_is_written_in_every_format(syria_iraq: Study, tmp_path: Path) -> None:
    written = figures(syria_iraq, tmp_path / "figures", ("svg", "png", "csv"))
    assert {p.name for p in written} == {
        f"{name}.{form}" for name in ("stability", "moves", "ladders", "way") for form in ("svg", "png", "csv")
    }
    assert (tmp_path / "figures" / "way.png").read_bytes().startswith(b"\x89PNG")
    assert "var(" not in (tmp_path / "figures" / "way.svg").read_text(encoding="utf-8")


def test_an_unknown_figure_format_is_refused(syria_iraq: Study, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="svg, png, csv"):
        figures(syria_iraq, tmp_path, ("gif",))


def test_progress_is_told_in_words(syria_iraq: Study, tmp_path: Path) -> None:
    said: list[str] = []
    report(syria_iraq, tmp_path / "r.html", said.append)
    assert said
    assert all(isinstance(x, str) and x for x in said)
