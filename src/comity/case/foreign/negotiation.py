"""Find the domain and the profiles among files of Genius or GeniusWeb, and read them into one case."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from comity.case.foreign import genius, geniusweb
from comity.case.foreign.findings import Findings, read_bounded
from comity.case.foreign.json_nodes import JsonError, JsonNode, parse_json
from comity.case.foreign.sheets_case import to_case
from comity.case.foreign.utility_sheets import Convention, DomainSheet, ProfileSheet
from comity.case.foreign.xml_nodes import XmlError, XmlNode, parse_xml
from comity.case.nouns import Case
from comity.errors import Problem, Where

SUFFIXES = (".xml", ".json")
MAX_FILES = 60
MAX_PROFILES = 40


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A file that was parsed: what it is, and its root."""

    path: Path
    kind: Literal["domain", "profile", "other"]
    root: XmlNode | JsonNode
    notes: Findings


def read_negotiation(
    path: Path, profiles: Sequence[Path] = (), convention: Convention = "genius"
) -> tuple[Case | None, tuple[Problem, ...]]:
    """
    Read a negotiation domain of Genius (XML) or GeniusWeb (JSON) with its profiles.

    Parameters
    ----------
    path : Path
        A folder with one domain and its profiles (told apart by what is in them), the domain, or a single profile of
        GeniusWeb, which carries its domain.
    profiles : sequence of Path, optional
        The profiles, in the order of the parties; in a folder: all there are, by name.
    convention : {"genius", "raw"}
        Whether evaluations are divided by the largest of their issue (Genius) or not. GeniusWeb never divides.

    Returns
    -------
    Case or None, tuple of Problem
        The case where nothing stood in the way, and every problem met.
    """
    files, problem = _files(path)
    if problem is not None:
        return None, (problem,)
    sheets = [_open(f) for f in files]
    named = [_open(p) for p in profiles]
    if path.is_dir():
        sheets = [s for s in sheets if s.kind != "other" or s.notes.failed]
        if named:
            sheets = [s for s in sheets if s.kind == "domain"]
    case = None if _failed([*sheets, *named]) else _case(path, sheets, named, convention)
    problems = tuple(p for s in [*sheets, *named] for p in s.notes.problems)
    if isinstance(case, Problem):
        return None, (*problems, case)
    return (None if any(p.level == "error" for p in problems) else case), problems


def _files(path: Path) -> tuple[list[Path], Problem | None]:
    if not path.is_dir():
        return [path], None
    found = sorted(f for f in path.iterdir() if f.suffix.lower() in SUFFIXES and f.is_file())
    if not found:
        return [], _problem(path, "the folder holds no XML or JSON file.", "Name the folder with the domain.")
    if len(found) > MAX_FILES:
        return [], _problem(path, f"the folder holds more than {MAX_FILES} files.", "Name the domain and --profile.")
    return found, None


def _problem(path: Path, what: str, *ways_out: str) -> Problem:
    return Problem(Where(str(path)), what, ways_out)


def _failed(sheets: Sequence[_Sheet]) -> bool:
    return any(s.notes.failed for s in sheets)


def _open(path: Path) -> _Sheet:
    notes = Findings(str(path))
    text = read_bounded(path, notes)
    nothing = JsonNode(None, 1, "")
    if text is None:
        return _Sheet(path, "other", nothing, notes)
    try:
        if path.suffix.lower() == ".json":
            tree = parse_json(text)
            return _Sheet(path, _kind_of_json(tree), tree, notes)
        root = parse_xml(text)
    except (JsonError, XmlError) as e:
        notes.error(e.line, e.what, e.way_out)
        return _Sheet(path, "other", nothing, notes)
    space = genius.space_of(root)
    if space is None:
        return _Sheet(path, "other", nothing, notes)
    return _Sheet(path, "profile" if genius.is_profile(space) else "domain", space, notes)


def _kind_of_json(tree: JsonNode) -> Literal["domain", "profile", "other"]:
    if geniusweb.is_profile(tree):
        return "profile"
    return "domain" if geniusweb.is_domain(tree) else "other"


def _case(
    path: Path, sheets: Sequence[_Sheet], named: Sequence[_Sheet], convention: Convention
) -> Case | Problem | None:
    """Return the case, the problem that the files as a whole have, or None where one of them has noted its own."""
    for sheet in [*named, *(() if path.is_dir() else sheets)]:
        if sheet.kind == "other":
            what = "this is neither a domain nor a profile of Genius (XML) or GeniusWeb (JSON)."
            return _problem(sheet.path, what, "Name the domain first, and each profile with --profile.")
    domains = [s for s in sheets if s.kind == "domain"]
    people = list(named) or [s for s in sheets if s.kind == "profile"]
    wrong = _do_not_fit(path, domains, people)
    if wrong is not None:
        return wrong
    domain = _domain(domains, people)
    if domain is None or _failed([*domains, *people]):
        return None
    read = [_profile(s, domain, convention) for s in people]
    return None if _failed(people) else to_case(domain, read)


def _do_not_fit(path: Path, domains: Sequence[_Sheet], people: Sequence[_Sheet]) -> Problem | None:
    if len(domains) > 1:
        names = ", ".join(s.path.name for s in domains)
        return _problem(path, f"there are several domains: {names}.", "Name one of them, and each --profile.")
    if not people:
        what = "there is no profile, so nothing says what the issues are worth to anybody."
        return _problem(path, what, "Add --profile FILE for each party, or name a folder with domain and profiles.")
    if any(s.kind == "domain" for s in people):
        name = next(s.path for s in people if s.kind == "domain")
        return _problem(name, "this is a domain, not a profile.", "Name it first, and the profiles with --profile.")
    if len(people) > MAX_PROFILES:
        return _problem(path, f"there are more than {MAX_PROFILES} profiles.", "Name some of them with --profile.")
    if len({isinstance(s.root, XmlNode) for s in [*domains, *people]}) > 1:
        return _problem(path, "XML and JSON files are mixed.", "Name files of one program: the domain and --profile.")
    if not domains and isinstance(people[0].root, XmlNode):
        return _problem(path, "there is no domain, only profiles.", "Name the domain first, and each --profile.")
    return None


def _domain(domains: Sequence[_Sheet], people: Sequence[_Sheet]) -> DomainSheet | None:
    sheet = domains[0] if domains else people[0]
    if isinstance(sheet.root, XmlNode):
        return genius.read_domain(sheet.root, _title(sheet.path), sheet.notes)
    tree = sheet.root if domains else geniusweb.domain_inside(sheet.root)
    if tree is None:
        sheet.notes.error(1, "the profile carries no domain.", "Name the domain first, and the profile with --profile.")
        return None
    return geniusweb.read_domain(tree, _title(sheet.path), sheet.notes)


def _title(path: Path) -> str:
    """Return a readable name from that of a file."""
    return " ".join(path.stem.replace("_", " ").split())


def _profile(sheet: _Sheet, domain: DomainSheet, convention: Convention) -> ProfileSheet:
    name = _title(sheet.path)
    if isinstance(sheet.root, XmlNode):
        return genius.read_profile(sheet.root, name, domain, convention, sheet.notes)
    return geniusweb.read_profile(sheet.root, name, domain, sheet.notes)
