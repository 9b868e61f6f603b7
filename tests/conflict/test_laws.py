"""The laws of the graph model: hierarchy, and what may not matter to an answer."""

from __future__ import annotations

import random
from dataclasses import replace

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from comity.case.nouns import Case, OptionConflict, Ranking
from comity.conflict.analyse import Settings, analyse
from comity.conflict.model import build
from comity.conflict.result import ConflictResult
from comity.testing.conflicts import Shape, random_case, random_drawn

SEEDS = st.integers(0, 10**6)
SHAPES = st.sampled_from(
    [
        Shape(2, 4),
        Shape(3, 4),
        Shape(4, 5),
        Shape(3, 4, lumps=True),
        Shape(3, 4, cannot=True),
        Shape(3, 4, statements=True),
    ]
)


def verdicts(result: ConflictResult) -> dict[tuple[str, str, str], bool]:
    m = result.model
    return {
        (c, m.parties[i], m.label(s)): bool(mask[i, s])
        for c, mask in result.stable.items()
        for i in range(m.n_players)
        for s in range(m.n_states)
    }


@given(SEEDS, SHAPES)
def test_stricter_concepts_imply_weaker_ones(seed: int, shape: Shape) -> None:
    got = analyse(random_case(random.Random(seed), shape)).stable
    for strict, weak in [
        ("nash", "sseq"),
        ("sseq", "seq"),
        ("sseq", "smr"),
        ("seq", "gmr"),
        ("smr", "gmr"),
        ("nash", "sim"),
    ]:
        if strict in got and weak in got:
            assert not (got[strict] & ~got[weak]).any(), (strict, weak)


@given(SEEDS)
def test_the_hierarchy_holds_on_hand_drawn_graphs_too(seed: int) -> None:
    got = analyse(random_drawn(random.Random(seed))).stable
    for strict, weak in [("nash", "sseq"), ("sseq", "seq"), ("sseq", "smr"), ("seq", "gmr"), ("smr", "gmr")]:
        assert not (got[strict] & ~got[weak]).any(), (strict, weak)


@given(SEEDS, SHAPES, st.integers(0, 3))
def test_deeper_answers_never_take_stability_away(seed: int, shape: Shape, depth: int) -> None:
    model = build(random_case(random.Random(seed), shape))
    shallow, deep = (analyse(model, Settings(("gmr", "smr", "seq", "sseq"), d)).stable for d in (depth, depth + 1))
    for c in shallow:
        assert not (shallow[c] & ~deep[c]).any()


@given(SEEDS, st.permutations(range(3)))
def test_swapping_party_labels_only_swaps_the_labels(seed: int, order: list[int]) -> None:
    case = random_case(random.Random(seed), Shape(3, 4, cannot=True))
    names = [p.id for p in case.parties]
    new = dict(zip(names, (names[k] for k in order), strict=True))
    before, after = verdicts(analyse(case)), verdicts(analyse(renamed(case, new)))
    assert after == {(c, new[p], s): v for (c, p, s), v in before.items()}


def renamed(case: Case, new: dict[str, str]) -> Case:
    """Return the case with the parties' labels exchanged: same options, same wishes, other names."""
    conflict = case.conflict
    assert isinstance(conflict, OptionConflict)
    return replace(
        case,
        conflict=replace(
            conflict,
            options=tuple(replace(o, by=new[o.by]) for o in conflict.options),
            preferences=tuple(replace(p, party=new[p.party]) for p in conflict.preferences),
            cannot=tuple(replace(c, by=new[c.by]) for c in conflict.cannot),
        ),
    )


@given(SEEDS, st.permutations(range(4)))
def test_the_order_of_the_options_does_not_matter(seed: int, order: list[int]) -> None:
    case = random_case(random.Random(seed), Shape(3, 4))
    conflict = case.conflict
    assert isinstance(conflict, OptionConflict)

    def moved(label: str) -> str:
        return "".join(label[k] for k in order)

    shuffled = replace(
        conflict,
        options=tuple(conflict.options[k] for k in order),
        preferences=tuple(
            replace(p, preference=Ranking(tuple(tuple(moved(x) for x in tier) for tier in p.preference.tiers)))
            for p in conflict.preferences
            if isinstance(p.preference, Ranking)
        ),
        status_quo=None,
    )
    before = verdicts(analyse(replace(case, conflict=replace(conflict, status_quo=None))))
    after = verdicts(analyse(replace(case, conflict=shuffled)))
    assert after == {(c, p, moved(s)): v for (c, p, s), v in before.items()}


@given(SEEDS, SHAPES)
def test_only_the_order_of_ranks_counts_not_their_size(seed: int, shape: Shape) -> None:
    model = build(random_case(random.Random(seed), shape))
    stretched = replace(model, ranks=(model.ranks * 7 + 3).astype(np.int32))
    a, b = analyse(model).stable, analyse(stretched).stable
    assert all(np.array_equal(a[c], b[c]) for c in a)


@given(SEEDS)
def test_an_option_nobody_cares_about_changes_no_verdict(seed: int) -> None:
    case = random_case(random.Random(seed), Shape(3, 4, statements=True, one_way=0.0))
    conflict = case.conflict
    assert isinstance(conflict, OptionConflict)
    extra = replace(conflict.options[0], id="extra", moves="both")
    wider = replace(case, conflict=replace(conflict, options=(*conflict.options, extra), status_quo=None))
    before = verdicts(analyse(case, Settings(("nash", "gmr", "smr", "seq", "sseq"))))
    after = verdicts(analyse(wider, Settings(("nash", "gmr", "smr", "seq", "sseq"))))
    assert all(v == before[c, p, s[:-1]] for (c, p, s), v in after.items())


@given(SEEDS)
def test_where_everything_is_feasible_gmr_is_a_constant_bar(seed: int) -> None:
    # Howard (1971): s is GMR stable for i exactly if u_i(s) >= max over own options of min over the others'
    model = build(random_case(random.Random(seed), Shape(3, 5, infeasible=0.0, one_way=0.0)))
    gmr = analyse(model, Settings(("gmr",))).stable["gmr"]
    assert model.codes is not None
    for i, p in enumerate(model.parties):
        own = sum(1 << k for k, o in enumerate(model.options) if o.by == p)
        choices = model.codes & np.uint64(own)
        maximin = max(model.ranks[i][choices == c].min() for c in np.unique(choices))
        assert np.array_equal(gmr[i], model.ranks[i] >= maximin)


@given(SEEDS)
def test_a_party_that_can_take_back_everything_has_a_stable_state_in_every_group(seed: int) -> None:
    model = build(random_case(random.Random(seed), Shape(3, 5, one_way=0.0)))
    nash = analyse(model, Settings(("nash",))).stable["nash"]
    assert model.codes is not None
    for i, p in enumerate(model.parties):
        own = np.uint64(sum(1 << k for k, o in enumerate(model.options) if o.by == p))
        for group in np.unique(model.codes & ~own):
            assert nash[i][(model.codes & ~own) == group].any()


@given(SEEDS)
def test_closing_a_direction_never_adds_an_improvement(seed: int) -> None:
    case = random_case(random.Random(seed), Shape(3, 4, one_way=0.0))
    conflict = case.conflict
    assert isinstance(conflict, OptionConflict)
    narrower = replace(conflict, options=(replace(conflict.options[0], moves="forward"), *conflict.options[1:]))
    free, one_way = build(case), build(replace(case, conflict=narrower))
    for i in range(3):
        wide, narrow = free.moves.edges(i).rising(free.ranks[i]), one_way.moves.edges(i).rising(one_way.ranks[i])
        assert set(zip(narrow.origins(), narrow.targets, strict=True)) <= set(
            zip(wide.origins(), wide.targets, strict=True)
        )
