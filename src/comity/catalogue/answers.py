"""What a publication says of a conflict: citation, answers printed or remembered, answers by definition."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

COALITIONAL = "coalitional_"
EITHER = "seq_or_sim"
LETTERS = ("a", "b", "c", "d")


def extension_of(concept: str) -> tuple[str, str] | None:
    """
    Return concept and letter where a key asks for an extension to unknown preference, else None.

    Examples
    --------
    >>> extension_of("seq_b"), extension_of("seq"), extension_of("seq_or_sim")
    (('seq', 'b'), None, None)
    """
    key, _, letter = concept.rpartition("_")
    return (key, letter) if key and letter in LETTERS else None


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a conflict was published, and where else it can be read about."""

    authors: tuple[str, ...]
    year: int
    title: str
    venue: str
    doi: str = ""
    also: tuple[str, ...] = ()

    def __str__(self) -> str:
        doi = f". doi {self.doi}" if self.doi else ""
        return f"{', '.join(self.authors)} ({self.year}). {self.title}. {self.venue}{doi}"

    def to_json(self) -> dict[str, Any]:
        """Return the citation as plain values."""
        return {
            "authors": list(self.authors),
            "year": self.year,
            "title": self.title,
            "venue": self.venue,
            "doi": self.doi,
            "also": list(self.also),
        }


@dataclass(frozen=True, slots=True)
class Answer:
    """
    The states that an answer names, by the source's own numbers.

    ``among`` is set where the source shows some states only: the answer then says nothing of the others.

    Examples
    --------
    >>> shown = Answer((5, 8, 9), among=(5, 6, 7, 8, 9))
    >>> shown.fits((1, 4, 5, 8, 9))
    True
    >>> Answer((5, 8, 9)).fits((1, 4, 5, 8, 9))
    False
    """

    states: tuple[int, ...]
    among: tuple[int, ...] | None = None

    def fits(self, states: tuple[int, ...]) -> bool:
        """Return whether the full answer ``states`` agrees with this one where this one speaks."""
        seen = set(states) if self.among is None else set(states) & set(self.among)
        return seen == set(self.states)

    def __str__(self) -> str:
        shown = ", ".join(map(str, self.states)) or "none"
        if self.among is None:
            return shown
        return f"{shown} (among {', '.join(map(str, self.among))})"

    def to_json(self) -> dict[str, Any] | list[int]:
        """Return a list of state numbers, or ``{states, among}`` where the source shows some states only."""
        if self.among is None:
            return list(self.states)
        return {"states": list(self.states), "among": list(self.among)}


@dataclass(frozen=True, slots=True)
class AnswerSet:
    """
    The answers for one way to look at coalitions.

    ``coalitions`` empty means that every coalition counts; otherwise its blocks are the only ones that act
    jointly. ``printed`` is what the source shows, ``recalled`` what is remembered of the literature (no
    evidence by itself), ``by_definition`` what the definitions give. ``differences`` says for each concept
    why a printed answer is not the one by definition; ``notes`` is anything else a reader should know.
    """

    coalitions: tuple[tuple[str, ...], ...]
    printed: Mapping[str, Answer]
    recalled: Mapping[str, Answer]
    by_definition: Mapping[str, Answer]
    differences: Mapping[str, str]
    notes: Mapping[str, str]

    def concepts(self) -> tuple[str, ...]:
        """Return every concept that some answer speaks of, definitions first."""
        return tuple(dict.fromkeys([*self.by_definition, *self.printed, *self.recalled]))

    def to_json(self) -> dict[str, Any]:
        """Return the set as plain values."""
        return {
            "coalitions": [list(block) for block in self.coalitions],
            "printed": {c: a.to_json() for c, a in self.printed.items()},
            "recalled": {c: a.to_json() for c, a in self.recalled.items()},
            "by_definition": {c: a.to_json() for c, a in self.by_definition.items()},
            "differences": dict(self.differences),
            "notes": dict(self.notes),
        }


def read_citation(data: Mapping[str, Any]) -> Citation:
    """Return the citation that an ``answers.yaml`` holds."""
    return Citation(
        authors=tuple(map(str, data["authors"])),
        year=int(data["year"]),
        title=str(data["title"]),
        venue=str(data["venue"]),
        doi=str(data.get("doi", "")),
        also=tuple(map(str, data.get("also", ()))),
    )


def read_answers(data: Mapping[str, Any]) -> tuple[AnswerSet, ...]:
    """Return the answer sets of an ``answers.yaml``: the main one, then one per coalition structure."""
    return tuple(_answer_set(part) for part in [data, *data.get("structures", ())])


def _answer_set(data: Mapping[str, Any]) -> AnswerSet:
    return AnswerSet(
        coalitions=tuple(tuple(map(str, block)) for block in data.get("coalitions", ())),
        printed=_answers(data.get("printed", {})),
        recalled=_answers(data.get("recalled", {})),
        by_definition=_answers(data.get("by_definition", {})),
        differences={str(c): str(why) for c, why in data.get("differences", {}).items()},
        notes={str(c): str(note) for c, note in data.get("notes", {}).items()},
    )


def _answers(data: Mapping[str, Any]) -> dict[str, Answer]:
    return {str(concept): _answer(value) for concept, value in data.items()}


def _answer(value: Any) -> Answer:
    if isinstance(value, Mapping):
        return Answer(tuple(map(int, value["states"])), tuple(map(int, value["among"])))
    return Answer(tuple(map(int, value)))
