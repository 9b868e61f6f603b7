"""What is written is what a case reads."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

from comity.alignment.reading.formats import format_called
from comity.alignment.writing.tables import table_of
from comity.alignment.writing.written import Asked, written
from comity.case.alignment import Alignment
from comity.case.read import load

CASE = "comity: 1\ntitle: T\nparties: {a: A, b: B}\nsources: {s1: A source}\nalignment:\n"
FILES = {
    "cow-trade": "ccode1,ccode2,year,imports_1_from_2,imports_2_from_1\n2,20,1920,612.5,\n2,200,1921,1e-7,5\n",
    "cow-capabilities": "stateabb,year,milex,tpop\nUSA,1816,3823,8659.0\nAUH,1816,,0.1\n",
    "un-votes": 'rcid,session,date,US,"FR",ZA\n7,46,1991-10-04,3,,\n8,46,,1,2,\n9,47,1992,1,2,3\n',
}


def _section(folder: Path, states: bool) -> tuple[Alignment, dict[str, str]]:
    text, tables = CASE, {}
    for name, data in FILES.items():
        found = written(format_called(name).read(data, name), Asked(states=states, source="s1"), name)
        assert found.table is not None
        tables[found.table.name] = found.table.text()
        (folder / found.table.name).write_text(found.table.text(), encoding="utf-8")
        text += f"  {found.table.name.removesuffix('.csv')}: {{table: {found.table.name}}}\n"
    (folder / "case.yaml").write_text(text, encoding="utf-8")
    case = load(folder)
    assert case.warnings == ()
    assert case.alignment is not None
    return case.alignment, tables


def test_a_case_reads_every_table_that_is_written_and_they_are_written_the_same_again(tmp_path: Path) -> None:
    for states in (False, True):
        folder = tmp_path / str(states)
        folder.mkdir()
        section, tables = _section(folder, states)
        assert table_of(section.ties).text() == tables["ties.csv"]
        assert table_of(section.capabilities).text() == tables["capabilities.csv"]
        assert table_of(section.votes).text() == tables["votes.csv"]


def test_values_in_the_case_are_those_of_the_file(tmp_path: Path) -> None:
    section, _ = _section(tmp_path, False)
    assert (section.ties.a, section.ties.b) == (("CAN", "UKG", "USA"), ("USA", "USA", "UKG"))
    assert section.ties.weight == (Fraction(1225, 2), Fraction(1, 10**7), 5)
    assert section.ties.directed == (True,) * 3
    assert section.capabilities.values == ((3823, 8659), (None, Fraction(1, 10)))
    assert section.votes.cast == (("no", "absent", ""), ("yes", "abstain", ""), ("yes", "abstain", "no"))
