"""Who came to meetings."""

from __future__ import annotations

from comity.alignment.bodies.meeting import attending
from comity.alignment.bodies.time_asked import TimeAsked, time_of
from comity.case.alignment import Body, Meeting

OPEN = TimeAsked(None, None)


def test_who_is_in_neither_list_is_not_absent() -> None:
    found = attending(("a", "b"), (Meeting("2024", ("a",)), Meeting("2025", ("a",), ("b",))), OPEN)
    rows = {x.actor: (x.there, x.absent, x.unknown, x.bounds) for x in found.members}
    assert rows == {"a": (2, 0, 0, (1.0, 1.0)), "b": (0, 1, 1, (0.0, 0.5))}
    assert found.verdict.answer == "some stayed away"
    assert "b was absent from 1 and there at 0 of 2 meetings, with 1 not known." in found.sentences()


def test_all_came_is_said_only_where_nothing_is_unknown() -> None:
    full = (Meeting("2024", ("a", "b")),)
    assert attending(("a", "b"), full, OPEN).verdict.answer == "all came"
    found = attending(("a", "b", "c"), full, OPEN)
    assert found.verdict.answer == "cannot be told"
    assert "nobody is said to have been absent" in found.verdict.why
    assert any("not counted as absent: c." in sentence for sentence in found.sentences())


def test_both_there_and_absent_is_not_known_and_said() -> None:
    found = attending(("a",), (Meeting("2024", ("a",), ("a",)),), OPEN)
    assert (found.members[0].unknown, found.contradictions) == (1, (("2024", "a"),))
    assert any("both there and absent" in sentence for sentence in found.sentences())


def test_guests_are_named_and_are_no_members() -> None:
    found = attending(("a",), (Meeting("2024", ("a", "x")),), OPEN)
    assert (found.guests, len(found.members)) == (("x",), 1)


def test_meetings_outside_the_time_are_left_out_and_counted() -> None:
    asked = time_of(Body("b", ("a",), since="2024", until="2024"))
    found = attending(("a",), (Meeting("2024-03", ("a",)), Meeting("2025", (), ("a",)), Meeting("", (), ("a",))), asked)
    assert (found.meetings, found.not_placed, found.verdict.answer) == (1, 2, "all came")


def test_without_meetings_nothing_can_be_told() -> None:
    found = attending(("a",), (), OPEN)
    assert (found.verdict.answer, found.verdict.why) == ("cannot be told", "no meeting is known in this time")
    assert found.to_json()["members"] == [{"actor": "a", "there": 0, "absent": 0, "unknown": 0, "bounds": [0.0, 1.0]}]
