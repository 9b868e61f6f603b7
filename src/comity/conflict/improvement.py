"""What would draw a player away from a state: its improvements, and the answers to them."""

from __future__ import annotations

from dataclasses import dataclass, field

from comity.conflict.steps import Step

ANSWERED = ("gmr", "smr", "seq", "sseq")


@dataclass(frozen=True, slots=True)
class Improvement:
    """
    A move by which a player would leave a state for a better one.

    Parameters
    ----------
    target : int
        Where the move leads.
    because : str
        The statement that decides for the target (empty where preferences are not statements).
    answers : mapping concept -> tuple of Step, or None
        For GMR, SMR, SEQ and SSEQ, a shortest answer that takes the gain away; None where there is none, or none is
        known.
    open : tuple of str
        The concepts under which no answer is known and none could be ruled out; only in conflicts too large to list.
    """

    target: int
    because: str
    answers: dict[str, tuple[Step, ...] | None] = field(default_factory=dict)
    open: tuple[str, ...] = ()

    def answered(self, concept: str) -> bool | None:
        """Return whether the gain is answered under a concept; None where that is open."""
        return None if concept in self.open else self.answers[concept] is not None


@dataclass(frozen=True, slots=True)
class PlayerExplanation:
    """
    Everything that keeps one player at a state or draws it away.

    Parameters
    ----------
    player : int
    improvements : tuple of Improvement
        The most attractive ones first.
    holds : mapping concept -> bool or None
        Whether the state is stable for the player, judged on every improvement, written out or not; None where that
        is open, which happens only in conflicts too large to list.
    more : int or None
        How many improvements were not written out; None where it is not known whether there are more.
    """

    player: int
    improvements: tuple[Improvement, ...]
    holds: dict[str, bool | None]
    more: int | None = 0
