from __future__ import annotations

from comity.report.as_markdown import to_markdown
from comity.report.compose import compose
from comity.study import Study

FIRST_TABLE = """\
<a id="outcomes"></a>

**Table 1.** Outcomes that would hold

| Outcome | What each party does | How firmly | From today | Who together could undo it |
| --- | --- | --- | --- | --- |
| [Today](#why-today)<br><code>NNN</code> | ● Syria: none of its options<br>■ Iraq: none of its options \
| **threat only**  | Where things stand | No set of parties gains by leaving together |
| [A](#why-a)<br><code>NYY</code> | ● Syria: **escalate**<br>■ Iraq: **attack** | **Nash** **SEQ** **SMR** **GMR**  \
| **2 steps**, begun by ■ Iraq<br>each step pays the party that takes it | No set of parties gains by leaving together |
"""


def test_the_first_table_reads_as_it_should(syria_iraq: Study) -> None:
    assert FIRST_TABLE in to_markdown(compose(syria_iraq))


def test_a_list_stays_a_list_and_a_paragraph_a_paragraph(any_study: Study) -> None:
    for row in to_markdown(compose(any_study)).splitlines():
        assert not row.startswith("    "), row  # would be shown as code


def test_emphasis_hugs_its_words(any_study: Study) -> None:
    assert " **\n" not in to_markdown(compose(any_study))
    assert "****" not in to_markdown(compose(any_study))
