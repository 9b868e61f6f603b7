"""Claims, items and probabilities as spans and in plain words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from comity.evidence.forecasts.result import LEDGER
from comity.evidence.grades_in_words import MARK, p_text, shown_id
from comity.evidence.hypotheses.result import Standing
from comity.evidence.posterior.result import LogRange, Posterior
from comity.report.citing import claim_link, is_address
from comity.report.content import Emph, Line, Link, Span, Strong, Text, line
from comity.report.evidence_chapter.subject import Weighing
from comity.report.phrasing import joined

EVEN = 0.05  # log-odds below which a claim stands at an even chance
CANNOT = "cannot be told"
_STEPS = ((0.95, "almost certain"), (0.8, "very likely"), (0.5, "likely"))
_OTHER = {"almost certain": "almost certainly not so", "very likely": "very unlikely", "likely": "unlikely"}
SCALE = (
    "Words for probabilities: “likely” from an even chance to 0.80, “very likely” to 0.95, “almost certain” above; "
    "the same the other way round for “unlikely”, “very unlikely” and “almost certainly not so”. Where the interval "
    "reaches one half, neither is said: it cannot be told."
)


def told_apart(p: Posterior, among: Standing | None = None) -> bool:
    """
    Return whether the interval of a claim lies on one side of one half.

    ``among`` is where it stands among its rivals, at most one of which is true: that interval has to lie there too.
    """
    if among is None:
        return p.low > 0.5 or p.high < 0.5
    return (p.low > 0.5 and among.low > 0.5) or (p.high < 0.5 and among.high < 0.5)


def verdict(p: Posterior, among: Standing | None = None) -> str:
    """
    Return how a claim stands, in words; that it cannot be told where its interval reaches one half.

    Of a claim with rivals the more cautious of two numbers is put in words: by itself, and among the rivals.

    Examples
    --------
    >>> def at(p, low, high):
    ...     return Posterior("c", "", "", p, low, high, (0.5, 0.5, 0.5), 0, 0, low, high, (), 1)
    >>> verdict(at(0.85, 0.7, 0.9)), verdict(at(0.15, 0.1, 0.3)), verdict(at(0.7, 0.45, 0.9))
    ('very likely', 'very unlikely', 'cannot be told')
    """
    if not told_apart(p, among):
        return CANNOT
    firm = min(max(x, 1 - x) for x in (p.p, p.p if among is None else among.p))
    said = next(words for least, words in _STEPS if firm > least or least == 0.5)
    return said if p.p > 0.5 else _OTHER[said]


def probability(p: Posterior) -> str:
    """Return the probability of a claim with its interval."""
    return p_text(p.p, p.low, p.high)


def times(ratio: float) -> str:
    """
    Return how many times as likely, in a few digits; the ratio is 1 or more.

    Examples
    --------
    >>> times(3.0), times(2.34), times(12.4), times(1e6)
    ('3', '2.3', '12', 'over 1,000')
    """
    if ratio > 1000:
        return "over 1,000"
    return f"{ratio:.0f}" if ratio >= 9.95 else f"{ratio:.1f}".removesuffix(".0")


def flip_words(p: Posterior) -> str:
    """
    Return what one more item would have to say to bring a claim to an even chance.

    Examples
    --------
    >>> def at(p, odds):
    ...     return Posterior("c", "", "", p, p, p, (0.5, 0.5, 0.5), odds, 0, p, p, (), (1 - p) / p)
    >>> flip_words(at(0.75, 1.1)), flip_words(at(0.2, -1.4))
    ('one more item 3 times as likely if it is false', 'one more item 4 times as likely if it is true')
    >>> flip_words(at(0.5, 0.0))
    'it stands at an even chance: any item tips it'
    """
    if abs(p.log_odds) <= EVEN:
        return "it stands at an even chance: any item tips it"
    ratio, way = (1 / p.flips_at, "false") if p.p > 0.5 else (p.flips_at, "true")
    return f"one more item {times(ratio)} times as likely if it is {way}"


def ratio_words(found: LogRange) -> str:
    """
    Return a log ratio in words, with what it may be at the least and at the most.

    Examples
    --------
    >>> import math
    >>> ratio_words(LogRange(math.log(1.5), math.log(3), math.log(6)))
    '3 times as likely if it is true (1.5 to 6)'
    >>> ratio_words(LogRange(math.log(1 / 8), math.log(1 / 4), 0.0))
    '4 times as likely if it is false (1 to 8)'
    >>> ratio_words(LogRange(0.0, 0.0, 0.0))
    'as likely if it is true as if it is false'
    """
    low, middle, high = found.low, found.middle, found.high
    if abs(middle) < 1e-9:
        open_ = " (which way it speaks is open)" if high - low > 1e-9 else ""
        return f"as likely if it is true as if it is false{open_}"
    way = "true" if middle > 0 else "false"
    ends = (low, high) if middle > 0 else (-high, -low)
    span = "" if high - low < 1e-9 else f" ({_end(ends[0])} to {_end(ends[1])})"
    return f"{_e(abs(middle))} times as likely if it is {way}{span}"


def _e(log: float) -> str:
    import math

    return times(math.exp(min(log, 50.0)))


def _end(log: float) -> str:
    """Return the end of a range of ratios; below 1, where the item would speak the other way, as a part of 1."""
    return _e(log) if log > -1e-9 else f"1/{_e(-log)}"


def whose(s: Weighing, p: Posterior) -> Line:
    """Return who says a claim: the party, and the speaker where the case names one."""
    party, claim = s.name(p.by), s.claims.get(p.claim)
    speaker = claim.speaker if claim is not None else ""
    if party is None:
        return line(speaker or p.by or "nobody named")
    return line(party, f", {speaker}" if speaker and speaker != party.name else "")


def source_words(s: Weighing, source: str) -> str:
    """Return what a source of the evidence is called."""
    found = s.sources.get(source)
    return (found.name if found is not None else "") or source


def source_span(s: Weighing, source: str) -> Span:
    """Return a source as a link to its row."""
    from comity.report.citing import anchor

    if source not in s.sources:
        return Text(source)
    return Link(source_words(s, source), f"#{anchor('evidence-source', source)}")


def grade_words(s: Weighing, p: Posterior) -> str:
    """Return the grade of the item that carries most, with the mark of the modeller's own letters."""
    grade = s.result.grade(p.claim)
    return "–" if grade is None else str(grade)


def graded(s: Weighing, item: str, letters: str) -> str:
    """Return the grade of an item with a mark where the letter is the modeller's."""
    from comity.evidence.result import MODELLER

    of = s.items.get(item)
    found = s.sources.get(of.source) if of is not None else None
    marked = found is not None and found.graded_by == MODELLER and bool(found.reliability)
    return letters + (MARK if marked else "")


def origin_words(s: Weighing, origin: str) -> str:
    """Return what an origin is called: its text, else its id."""
    text = next((x.text for x in s.evidence.origins if x.id == origin), "").rstrip(".")
    return f"“{text}”" if text else origin


def claim_words(s: Weighing, claim: str) -> str:
    """Return what a claim says, without a full stop at its end."""
    found = s.claims.get(claim)
    return found.text.rstrip(".") if found is not None and found.text else shown_id(claim)


def claim_line(s: Weighing, claim: str) -> Line:
    """Return a claim within a sentence: its id as a link, and what it says."""
    return line(claim_link(claim), f" “{claim_words(s, claim)}”")


def claim_links(claims: Iterable[str], most: int = 12) -> Line:
    """Return claims as links in a list; past so many the rest as a number."""
    every = list(claims)
    shown: list[Span] = [claim_link(c) for c in every[:most]]
    if len(every) > most:
        shown.append(Text(f"{len(every) - most} more"))
    return line(*joined(tuple(shown)))


def address_link(text: str, address: str) -> Span:
    """Return words that lead to an address, where it is one."""
    return Link(text, address.strip()) if is_address(address) else Text(text)


def listed(words: Sequence[str], last: str = "and") -> str:
    """
    Return words as a list in a sentence.

    Examples
    --------
    >>> listed(["a", "b", "c"])
    'a, b and c'
    """
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {last} {words[-1]}" if words else ""


def forecaster_words(name: str) -> Span:
    """Return a forecaster; the program's own line is set apart."""
    return Emph(name) if name == LEDGER else Strong(name)


def rounded(*values: float) -> tuple[float, ...]:
    """Return numbers as the data of a picture has them."""
    return tuple(round(x, 4) for x in values)


def somebody(s: Weighing, who: str, name: str = "") -> Span:
    """Return a party by its name and colour; anybody else by the words given, or by the id."""
    return s.name(who) or Text(name or who)
