"""The reference page of the catalogue, made from its entries."""

from __future__ import annotations

from collections.abc import Iterator

from comity.catalogue.answers import COALITIONAL, EITHER, Answer, AnswerSet, extension_of
from comity.catalogue.entries import Entry, entries

_HEAD = """# The catalogue of published conflicts

<!-- Made by comity.catalogue.page from the entries; a test holds this file to it. -->

Each entry is a conflict from the literature in comity's own format, with its citation, the answers its source
prints, and the answers that the definitions give. `comity catalogue verify` recomputes all of them:

- an answer **by definition** must be met exactly;
- a **printed** answer must be the one by definition wherever the source shows it, or the entry must say in a
  sentence why it is not; a stated difference that does not exist is a failure too;
- a **remembered** answer comes from memory of the literature. It is shown beside the others and is no evidence.

```console
$ comity catalogue list
$ comity catalogue show elmira
$ comity catalogue verify
```

States carry the number their source gives them. Under *inputs*: "transcribed" means that options and preferences
stand in the source; "partially reconstructed" that some were worked out from what it says; "recalled-from-memory"
that they were not checked against it.

```python
from comity.catalogue.entries import load_entry

entry = load_entry("elmira")
print(entry.labels(entry.answers[0].by_definition["nash"].states))   # ('NYNNY', 'YNYNY', 'abandoned')
```
"""


def reference_page() -> str:
    """
    Return the page as Markdown text.

    Examples
    --------
    >>> "## Elmira groundwater contamination, 1991" in reference_page()
    True
    """
    return "\n".join([_HEAD, *(line for entry in entries() for line in _entry(entry))])


def concept_words(concept: str) -> str:
    """
    Return a concept's key in words.

    Examples
    --------
    >>> concept_words("coalitional_nash"), concept_words("l3"), concept_words("seq_or_sim")
    ('coalitional Nash', 'L3', 'SEQ or SIM for every party')
    >>> concept_words("gmr_a")
    'GMR, extension a'
    """
    if concept.startswith(COALITIONAL):
        return f"coalitional {concept_words(concept.removeprefix(COALITIONAL))}"
    if extended := extension_of(concept):
        return f"{concept_words(extended[0])}, extension {extended[1]}"
    special = {"nash": "Nash", "nonmyopic": "non-myopic", EITHER: "SEQ or SIM for every party"}
    return special.get(concept, concept.upper())


def _entry(entry: Entry) -> Iterator[str]:
    yield f"## {entry.case.title}\n"
    yield f"`{entry.publication}/{entry.name}` · inputs: {entry.inputs}\n"
    yield f"{entry.case.about}\n"
    yield f"{entry.citation}."
    yield from (f"See also: {also}." for also in entry.citation.also)
    numbers = ", ".join(f"{n} = `{label}`" for n, label in entry.numbers.items())
    yield f"\nStates: {numbers}.\n"
    for answers in entry.answers:
        yield from _answers(entry, answers)


def _answers(entry: Entry, answers: AnswerSet) -> Iterator[str]:
    if answers.coalitions:
        blocks = "; ".join(" with ".join(entry.case.party(p).name for p in block) for block in answers.coalitions)
        yield f"With the coalition structure {blocks}:\n"
    yield "| concept | by definition | printed | remembered |"
    yield "|---|---|---|---|"
    for concept in answers.concepts():
        shown = (_cell(a.get(concept)) for a in (answers.by_definition, answers.printed, answers.recalled))
        yield f"| {concept_words(concept)} | {' | '.join(shown)} |"
    yield ""
    for concept, why in [*answers.differences.items(), *answers.notes.items()]:
        yield f"- {concept_words(concept)}: {why}"
    if answers.differences or answers.notes:
        yield ""


def _cell(answer: Answer | None) -> str:
    return "" if answer is None else str(answer)


if __name__ == "__main__":
    print(reference_page(), end="")
