"""The entries of the catalogue: where they lie, and what one of them holds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

from ruamel.yaml import YAML

from comity.case.nouns import Case
from comity.case.read import load_text
from comity.catalogue.answers import AnswerSet, Citation, read_answers, read_citation
from comity.errors import UsageError, did_you_mean


@dataclass(frozen=True, slots=True)
class Listing:
    """One line of the catalogue: what it takes to choose an entry."""

    name: str
    publication: str
    title: str
    citation: str
    inputs: str

    def to_json(self) -> dict[str, Any]:
        """Return the line as plain values."""
        return {
            "name": self.name,
            "publication": self.publication,
            "title": self.title,
            "citation": self.citation,
            "inputs": self.inputs,
        }


@dataclass(frozen=True, slots=True)
class Entry:
    """
    One published conflict with its answers.

    Parameters
    ----------
    name, publication : str
        The entry's folder, and the folder of the publication it is filed under.
    case : Case
        The conflict, in comity's own nouns.
    citation : Citation
        Where it was published.
    inputs : str
        How the inputs were obtained: transcribed, partially reconstructed, recalled-from-memory.
    numbers : mapping of int to str
        The state number of the source, and the label of that state in ``case``.
    answers : tuple of AnswerSet
        One set for every coalition and one for each fixed coalition structure the source speaks of.
    case_text : str
        ``case.yaml`` as it lies in the package, for a user who wants a copy.
    """

    name: str
    publication: str
    case: Case
    citation: Citation
    inputs: str
    numbers: Mapping[int, str]
    answers: tuple[AnswerSet, ...]
    case_text: str

    def labels(self, states: tuple[int, ...]) -> tuple[str, ...]:
        """Return the labels of the states that the source numbers so, in that order."""
        return tuple(self.numbers[n] for n in states)

    def listing(self) -> Listing:
        """Return the entry's line in the catalogue."""
        return Listing(self.name, self.publication, self.case.title, str(self.citation), self.inputs)

    def to_json(self) -> dict[str, Any]:
        """Return the entry as plain values: citation, inputs, numbers, answers and the case file's text."""
        return {
            **self.listing().to_json(),
            "citation": self.citation.to_json(),
            "numbers": {str(n): label for n, label in self.numbers.items()},
            "answers": [a.to_json() for a in self.answers],
            "case": self.case_text,
        }


def names() -> tuple[str, ...]:
    """
    Return the names of all entries, in alphabetical order.

    Examples
    --------
    >>> from comity.catalogue.entries import names
    >>> "elmira" in names()
    True
    """
    return tuple(sorted(folder.name for _, folder in _folders()))


def load_entry(name: str) -> Entry:
    """
    Read one entry of the catalogue.

    Parameters
    ----------
    name : str
        The entry's name, alone or behind its publication (``hipel_kilgour_kinsara_2014/syria_iraq_1975``).

    Raises
    ------
    UsageError
        There is no such entry; the message lists what there is.

    Examples
    --------
    >>> from comity.catalogue.entries import load_entry
    >>> entry = load_entry("syria_iraq_1975")
    >>> entry.numbers[6]
    'NYY'
    """
    wanted = name.strip().strip("/")
    for publication, folder in _folders():
        if wanted in (folder.name, f"{publication}/{folder.name}"):
            return _read_entry(publication, folder)
    guess = did_you_mean(wanted.rpartition("/")[2], names())
    known = ", ".join(names())
    raise UsageError(" ".join(filter(None, [f'the catalogue has no entry "{name}".', guess, f"It has: {known}."])))


def listings() -> tuple[Listing, ...]:
    """Return one line per entry, by publication and name."""
    return tuple(entry.listing() for entry in entries())


def entries() -> Iterator[Entry]:
    """Yield every entry, by publication and name."""
    for publication, folder in _folders():
        yield _read_entry(publication, folder)


def _folders() -> list[tuple[str, Traversable]]:
    found = []
    for publication in resources.files("comity.catalogue").iterdir():
        if publication.is_dir() and not publication.name.startswith(("_", ".")):
            found += [
                (publication.name, entry)
                for entry in publication.iterdir()
                if entry.is_dir() and entry.joinpath("case.yaml").is_file()
            ]
    return sorted(found, key=lambda pair: (pair[0], pair[1].name))


def _read_entry(publication: str, folder: Traversable) -> Entry:
    place = f"{publication}/{folder.name}"
    text = folder.joinpath("case.yaml").read_text(encoding="utf-8")
    data = YAML(typ="safe", pure=True).load(folder.joinpath("answers.yaml").read_text(encoding="utf-8"))
    return Entry(
        name=folder.name,
        publication=publication,
        case=load_text(text, name=f"{place}/case.yaml"),
        citation=read_citation(data["citation"]),
        inputs=str(data["inputs"]),
        numbers={int(n): str(label) for n, label in data["numbers"].items()},
        answers=read_answers(data),
        case_text=text,
    )
