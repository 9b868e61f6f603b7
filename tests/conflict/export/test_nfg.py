"""Strategic games for Gambit: right payoffs in the right places, and no game where there is none."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.case.read import load_text
from comity.catalogue.entries import load_entry
from comity.conflict.analyse import Settings, analyse
from comity.conflict.export import export
from comity.conflict.export.nfg import MAX_PROFILES, to_nfg
from comity.conflict.model import Model, build
from comity.errors import TooLargeError, UsageError

PLAYABLE = ["prisoners_dilemma", "chicken", "stag_hunt", "gisborne_economic", "sustainable_development"]


def game(option_owners: str, ranks: dict[str, list[int]], **extra: str) -> Model:
    """A model with one option per letter of ``option_owners`` and the ranks given per state in binary order."""
    m = len(option_owners)
    labels = ["".join("NY"[c >> k & 1] for k in range(m)) for c in range(2**m)]
    lines = ["comity: 1", "title: made up", f"parties: {{{', '.join(f'{p}: {p}' for p in ranks)}}}", "conflict:"]
    lines += ["  options:"] + [
        f"    o{k}: {{by: {p}, text: Do {k}{extra.get(f'o{k}', '')}}}" for k, p in enumerate(option_owners)
    ]
    lines += ["  preferences:"]
    for p, values in ranks.items():
        tiers = [
            [lab for lab, v in zip(labels, values, strict=True) if v == value]
            for value in sorted(set(values), reverse=True)
        ]
        lines.append(f"    {p}: {{ranking: [{', '.join('[' + ', '.join(t) + ']' for t in tiers)}]}}")
    return build(load_text("\n".join(lines)))


def numbers(text: str) -> list[list[int]]:
    return [[int(n) for n in line.split()] for line in text.rpartition("\n\n")[2].split("\n") if line]


def test_the_first_players_strategy_changes_fastest() -> None:
    model = game("ab", {"a": [10, 11, 12, 13], "b": [4, 3, 2, 1]})
    assert numbers(to_nfg(model)) == [[1, 4], [2, 3], [3, 2], [4, 1]]


def test_options_of_a_party_need_not_stand_together() -> None:
    # a owns options 0 and 2, b owns option 1; the profile order is a's four strategies for b off, then for b on
    model = game("aba", {"a": [0, 1, 2, 3, 4, 5, 6, 7], "b": [0] * 8})
    assert [row[0] - 1 for row in numbers(to_nfg(model))] == [0, 1, 4, 5, 2, 3, 6, 7]


def test_strategies_are_written_in_words() -> None:
    text = to_nfg(build(load_entry("prisoners_dilemma").case))
    assert '{ "Defect" "Cooperate" }' in text
    text = to_nfg(game("aab", {"a": [0] * 8, "b": [0] * 8}))
    assert '"not: Do 0; not: Do 1" "Do 0; not: Do 1" "not: Do 0; Do 1" "Do 0; Do 1"' in text


def test_texts_that_repeat_are_told_apart() -> None:
    base = build(load_entry("chicken").case)
    options = tuple(replace(o, text="Wait", off="Wait") for o in base.options)
    labels = re.findall(r'"(\d\. Wait)"', to_nfg(replace(base, conflict=replace(base.conflict, options=options))))  # type: ignore[arg-type]
    assert labels == ["1. Wait", "2. Wait"] * 2


HARD_NAMES = ['The "hawk\\dove"', "Мир — «да»", "tab\tx", "back\\", "{brace}", '"', "O’Neil", "two  blanks ", "Same"]


@pytest.mark.parametrize("name", HARD_NAMES)
def test_any_name_gives_a_game_that_gambit_reads(name: str) -> None:
    base = build(load_entry("chicken").case)
    options = tuple(replace(o, text=name) for o in base.options)
    parties = tuple(replace(p, name=name) for p in base.case.parties)
    case = replace(base.case, title=name, parties=parties)
    text = to_nfg(replace(base, case=case, conflict=replace(base.conflict, options=options)))  # type: ignore[arg-type]
    assert text.isascii()
    assert text.count('"') == 2 * (1 + 2 + 4 + 1)  # title, players, strategies, comment
    assert len(pure_equilibria(text)) == 2


def test_two_players_of_one_name_are_told_apart() -> None:
    base = build(load_entry("chicken").case)
    same = replace(base.case, parties=tuple(replace(p, name="Same") for p in base.case.parties))
    assert '{ "1. Same" "2. Same" }' in to_nfg(replace(base, case=same))


def drawn() -> Model:
    text = """comity: 1
title: t
parties: {a: A}
conflict:
  states: [s, t]
  moves: {a: [s -> t]}
  preferences: {a: {ranking: [s, t]}}
"""
    return build(load_text(text))


def with_conflict(name: str, **changes: Any) -> Model:
    case = load_entry(name).case
    assert case.conflict is not None
    return build(replace(case, conflict=replace(case.conflict, **changes)))


def test_infeasible_states_are_refused_with_the_statement() -> None:
    with pytest.raises(UsageError, match=r'2 of 8 combinations of options are infeasible \("release & escalate"\)'):
        export(build(load_entry("syria_iraq_1975").case), "nfg")


def test_one_way_options_are_refused_by_name() -> None:
    case = load_entry("chicken").case
    options = (replace(case.conflict.options[0], moves="forward"), case.conflict.options[1])  # type: ignore[union-attr]
    with pytest.raises(UsageError, match='moves go one way for "a_cooperates"'):
        to_nfg(with_conflict("chicken", options=options))


def test_closed_moves_are_refused() -> None:
    text = load_entry("chicken").case_text + "  cannot: [{by: a, from: a_cooperates, to: '!a_cooperates'}]\n"
    with pytest.raises(UsageError, match="cannot"):
        to_nfg(build(load_text(text)))


def test_states_counted_as_one_are_refused() -> None:
    with pytest.raises(UsageError, match='states are counted as one \\("abandoned"\\)'):
        to_nfg(build(load_entry("elmira").case))


def test_hand_drawn_graphs_are_refused() -> None:
    with pytest.raises(UsageError, match="drawn by hand"):
        to_nfg(drawn())


def test_too_many_profiles_are_refused() -> None:
    lines = ["comity: 1", "title: big", "parties: {a: A}", "conflict:", "  options:"]
    lines += [f"    o{k}: {{by: a, text: Do {k}}}" for k in range(17)]
    lines += ["  preferences: {a: {statements: [o0]}}"]
    with pytest.raises(TooLargeError, match=f"{2**17:,} profiles; at most {MAX_PROFILES:,}"):
        to_nfg(build(load_text("\n".join(lines))))


def pure_equilibria(text: str) -> set[tuple[str, ...]]:
    gambit = pytest.importorskip("pygambit", reason="Gambit is not installed; pip install '.[witness]' builds it")
    import io

    loaded = gambit.read_nfg(io.StringIO(text)) if hasattr(gambit, "read_nfg") else gambit.Game.parse_game(text)
    found = gambit.nash.enumpure_solve(loaded).equilibria
    return {
        tuple(next(s.label for s in player.strategies if profile[s] == 1) for player in loaded.players)
        for profile in found
    }


def expected(model: Model) -> set[tuple[str, ...]]:
    found = set()
    for s in analyse(model, Settings(concepts=("nash",))).equilibria("nash"):
        label = model.label(int(s))
        profile = []
        for p in model.parties:
            own = [(o, letter) for o, letter in zip(model.options, label, strict=True) if o.by == p]
            profile.append(
                "; ".join(o.text if on == "Y" else (o.off or f"not: {o.text}") for o, on in own) or "no options"
            )
        found.add(tuple(profile))
    return found


@pytest.mark.parametrize("name", PLAYABLE)
def test_gambit_finds_the_same_pure_equilibria(name: str) -> None:
    model = build(load_entry(name).case)
    assert pure_equilibria(to_nfg(model)) == expected(model)


@given(st.sampled_from(["ab", "aba", "abc", "aabb", "abcb"]), st.randoms(use_true_random=False))
@settings(max_examples=30, deadline=None)
def test_gambit_agrees_on_made_up_games(owners: str, random: Any) -> None:
    states = 2 ** len(owners)
    model = game(owners, {p: [random.randrange(4) for _ in range(states)] for p in sorted(set(owners))})
    assert pure_equilibria(to_nfg(model)) == expected(model)


def test_payoffs_order_states_as_the_ranks_do() -> None:
    model = build(load_entry("gisborne_economic").case)
    rows = np.array(numbers(to_nfg(model)))
    assert rows.shape == (8, 3)
    assert (rows == model.ranks.T + 1).all()  # owners stand in option order here, so profiles are in state order
