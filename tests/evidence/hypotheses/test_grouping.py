from comity.case.evidence import Claim
from comity.evidence.hypotheses.grouping import rival_sets, set_notes


def test_sets_are_connected_in_either_direction_and_keep_the_order_of_the_case() -> None:
    rows = [
        Claim("z", "", rivals=("y",)),
        Claim("lone", ""),
        Claim("b", "", rivals=("gone", "b")),
        Claim("y", ""),
        Claim("x", "", rivals=("y",)),
        Claim("a", "", rivals=("c",)),
        Claim("c", "", rivals=("a",)),
    ]
    assert rival_sets({c.id: c for c in rows}, [c.id for c in rows]) == (("z", "y", "x"), ("a", "c"))


def test_pairs_that_nobody_calls_rivals_are_named_and_the_rest_counted() -> None:
    star = [Claim("a", ""), *(Claim(c, "", rivals=("a",)) for c in "bcdef")]
    note = set_notes(star)[0]
    assert "b and c; b and d; b and e and 7 more pairs" in note
    assert set_notes([Claim("a", "", rivals=("b",)), Claim("b", "")]) == ()
