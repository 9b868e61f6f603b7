"""How outside support may stand: the scenarios that are compared, as options settled, one-way or tied (§108)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Literal

from comity.case.nouns import Option
from comity.case.support import Lever, Support
from comity.conflict.bound import Follows, named_in
from comity.conflict.model import Model
from comity.conflict.where_holds import statement_words
from comity.errors import UsageError, did_you_mean
from comity.logic.text import to_text
from comity.logic.tree import And, Name, Node, Not
from comity.support.structural.remedies import Tie
from comity.support.structural.result import Kind


@dataclass(frozen=True, slots=True)
class Setting:
    """
    One way in which support may stand.

    ``follows`` are the options that are no longer a choice, ``one_way`` those that can only be taken back, ``today``
    the values that the status quo takes on where they remain a choice.
    """

    kind: Kind
    name: str
    words: str
    levers: tuple[str, ...] = ()
    follows: Mapping[str, Follows] = field(default_factory=dict)
    one_way: Mapping[str, str] = field(default_factory=dict)
    today: Mapping[str, bool] = field(default_factory=dict)
    condition: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """Something that support may be tied to: a statement, its words, and how many options it names."""

    text: str
    tree: Node
    words: str
    literals: int


@dataclass(frozen=True, slots=True)
class Levers:
    """The levers of a case, checked against its conflict."""

    model: Model
    rows: tuple[Lever, ...]
    steps: tuple[Step, ...]

    def option(self, lever: Lever) -> Option:
        """Return the option that a lever is."""
        return next(o for o in self.model.options if o.id == lever.option)

    def what(self, lever: Lever) -> str:
        """Return a lever in words: whose, and what."""
        option = self.option(lever)
        said = option.text if lever.given else option.off or f"not: {option.text}"
        return f"“{lever.text or said or lever.option}” by {self.model.case.party(option.by).name}"

    def steps_of(self, lever: Lever) -> tuple[Step, ...]:
        """Return the steps that a lever may be tied to: those of the case, or all of parties that decide no lever."""
        if self.steps:
            options = [o.id for o in self.model.options]
            return tuple(s for s in self.steps if lever.option not in named_in(s.tree, options))
        givers = {self.option(row).by for row in self.rows}
        others = [o.id for o in self.model.options if o.by not in givers]
        return tuple(_step(self.model, tree) for o in others for tree in (Name(o), Not(Name(o))))

    def pairs_of(self, lever: Lever) -> Iterator[Step]:
        """Return the conjunctions of two steps that a lever may be tied to; never of one option with itself."""
        options = [o.id for o in self.model.options]
        for one, other in combinations(self.steps_of(lever), 2):
            if not named_in(one.tree, options) & named_in(other.tree, options):
                yield _step(self.model, And((one.tree, other.tree)))


def levers_of(model: Model, support: Support) -> Levers:
    """
    Return the levers of a case and the steps they may be tied to.

    Raises
    ------
    UsageError
        A lever that is no option of the conflict, that another party owns, or that two rows take in opposite ways.
    """
    known = {o.id: o for o in model.options}
    rows: dict[str, Lever] = {}
    for lever in support.levers:
        option = known.get(lever.option)
        if option is None:
            hint = did_you_mean(lever.option, tuple(known)) or ""
            raise UsageError(f'the lever "{lever.option}" is no option of this conflict. {hint}'.strip())
        if lever.by and lever.by != option.by:
            raise UsageError(f'the lever "{lever.option}" belongs to {option.by} in the conflict, not to {lever.by}.')
        if rows.setdefault(lever.option, lever).given != lever.given:
            raise UsageError(f'two rows of levers disagree on whether "{lever.option}" is given when it is on.')
    steps = tuple(_step(model, s.tree, s.text) for s in support.steps)
    return Levers(model, tuple(rows.values()), steps)


def settings_of(levers: Levers) -> tuple[Setting, ...]:
    """Return the scenarios in the order of a report: as it is, given, withdrawn, reduced, announced, conditional."""
    every = tuple(row.option for row in levers.rows)
    on = {row.option: row.given for row in levers.rows}
    off = {o: not v for o, v in on.items()}
    out = [
        Setting("as it is", "as it is", "As it is"),
        Setting("given", "given", "All support is given for good", every, on),
        Setting("withdrawn", "withdrawn", "All support is withdrawn for good", every, off),
    ]
    if len(every) > 1:
        out += [_reduced(levers, row) for row in levers.rows]
    out.append(_announced(levers))
    out += [_conditional(levers, row, step) for row in levers.rows for step in levers.steps_of(row)]
    return tuple(out)


def tie(levers: Levers, lever: Lever, how: Literal["given", "withdrawn", "tied"], step: Step | None = None) -> Tie:
    """Return a lever that is no longer a choice, in words."""
    what = levers.what(lever)
    if step is None:
        return Tie(lever.option, how, f"{what} is {how} for good")
    return Tie(lever.option, "tied", f"{what} is given if and only if {step.words}", step.text, step.literals)


def follows_of(lever: Lever, how: str, step: Step | None) -> Follows:
    """Return what the option of a lever follows where the lever is given, withdrawn or tied to a step."""
    if step is None:
        return lever.given == (how == "given")
    return step.tree if lever.given else Not(step.tree)


def _reduced(levers: Levers, lever: Lever) -> Setting:
    words = f"{levers.what(lever)} is withdrawn for good; other support stays a choice"
    return Setting("reduced", f"{lever.option} withdrawn", words, (lever.option,), {lever.option: not lever.given})


def _announced(levers: Levers) -> Setting:
    """Return the announced end: support is on today, and whoever takes it back cannot give it again."""
    back: dict[str, str] = {}
    held: dict[str, Follows] = {}
    notes = []
    for row in levers.rows:
        way = "back" if row.given else "forward"
        if levers.option(row).moves in ("both", way):
            back[row.option] = way
        else:
            held[row.option] = row.given
            notes.append(f"{levers.what(row)} cannot be taken back in this conflict, so it stays given.")
    words = "Support is on today, can be taken back at any time, and then never returns"
    today = {row.option: row.given for row in levers.rows}
    every = tuple(row.option for row in levers.rows)
    return Setting("announced", "announced", words, every, held, back, today, notes=tuple(notes))


def _conditional(levers: Levers, lever: Lever, step: Step) -> Setting:
    words = f"{levers.what(lever)} is given if and only if {step.words}"
    follows = {lever.option: follows_of(lever, "tied", step)}
    fixed = levers.option(lever).moves != "both"
    note = "The conflict has this support as one-way; tied to a step, it goes both ways with the step."
    name = f"{lever.option} if {step.text}"
    return Setting(
        "conditional", name, words, (lever.option,), follows, condition=step.text, notes=(note,) if fixed else ()
    )


def _step(model: Model, tree: Node, text: str = "") -> Step:
    options: Sequence[str] = [o.id for o in model.options]
    return Step(text or to_text(tree), tree, statement_words(model, tree), len(named_in(tree, options)))
