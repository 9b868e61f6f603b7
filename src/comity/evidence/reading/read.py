"""A text to statements: the steps in order, each in a file of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from comity.budget import Budget
from comity.evidence.reading.clauses import clauses
from comity.evidence.reading.discovered import discover
from comity.evidence.reading.noise import Verdict, beside_adverts, noise
from comity.evidence.reading.people import Named, Person, person_in
from comity.evidence.reading.result import Dropped, Reading, Statement
from comity.evidence.reading.segments import Layout, Segment, segments
from comity.evidence.reading.speakers import Attribution, attributions, document, leading_participle, tag_only
from comity.evidence.reading.statements import Context, Part, statements
from comity.evidence.reading.subjects import speaker_in
from comity.evidence.reading.view import View, view
from comity.evidence.reading.voices import Setting, dateline, setting_of, turn

LOOK_AHEAD = 200_000  # characters in which the names of parties are looked for


_GOVERNMENT_OF = re.compile(r"\bGovernment of (?:the )?(?:(?:Republic|Kingdom|State|Union) of )?([A-Z][\w-]+)")
_JOINTLY = re.compile(
    r"(?:the |both |two |all |its )*(?:foreign )?(?:ministers|parties|sides|delegations|presidents|"
    r"leaders|heads of state|they|governments|signatories|participants|both|countries)"
)


def read(text: str, default_speaker: str = "author", budget: Budget | None = None) -> Reading:
    """
    Return the statements of a text.

    The steps: lines and blocks, sentences, noise dropped, speakers, clauses, then kind, modality, condition, hedge,
    quantities and topics of each clause, every one by a table of rules. Nothing is looked up outside the text. The time
    grows in proportion to the length of the text, and no text makes it fail.

    Parameters
    ----------
    text : str
        The decoded text; offsets count its characters.
    default_speaker : str, default "author"
        Whose voice the text is in, as ``Person (Party)`` or ``Party``; ``"author"`` for a writer who is no party.
        What should be done is a demand from a party and a recommendation from an author.
    budget : Budget, optional
        Time allowance; what was read when it ran out is kept by nobody, the call raises.

    Returns
    -------
    Reading
        ``statements`` in text order, which never overlap, and ``dropped``, with reasons.

    Examples
    --------
    >>> found = read("Subscribe now! Norway said it would host talks if both sides agreed.")
    >>> [(s.speaker, s.kind, s.condition.text, s.condition.direction) for s in found.statements]
    [('Norway', 'offer', 'both sides agreed', 'sufficient')]
    >>> read("The envoy should begin with hostages.").statements[0].kind
    'recommendation'
    >>> read("The envoy should begin with hostages.", "Ana Orr (Sealand)").statements[0].kind
    'demand'
    """
    layout = segments(text)
    seen = [view(text, s.start, s.end, s.gaps) for s in layout.segments]
    verdicts = beside_adverts([noise(v, s) for v, s in zip(seen, layout.segments, strict=True)], seen, layout.segments)
    setting = setting_of(default_speaker, layout.segments, seen, verdicts)
    named = Named(own=discover(text[:LOOK_AHEAD], setting.default.party))
    if setting.default.party:
        named.meet(setting.default, [])
    seat = _GOVERNMENT_OF.search(text, 0, LOOK_AHEAD)
    if seat is not None:
        named.roles["government"] = Person(f"Government of {seat[1]}", seat[1])
    reader = _Reader(text, layout, setting, named)
    for at, (segment, shown, verdict) in enumerate(zip(layout.segments, seen, verdicts, strict=True)):
        if budget is not None and at % 64 == 0:
            budget.check()
        reader.step(at, segment, shown, verdict, seen)
    return Reading(tuple(reader.statements), tuple(reader.dropped), default_speaker, len(text))


class _Reader:
    """The walk over the sentences of one text: who spoke last is carried from one to the next."""

    def __init__(self, raw: str, layout: Layout, setting: Setting, named: Named) -> None:
        self.raw, self.layout, self.setting, self.named = raw, layout, setting, named
        self.statements: list[Statement] = []
        self.dropped: list[Dropped] = []
        self.voices: dict[int, Person] = {}  # quotation -> speaker
        self.turn: Person | None = None

    def step(self, at: int, segment: Segment, seen: View, verdict: Verdict | None, every: Sequence[View]) -> None:
        """Read one sentence."""
        seen = self._without_label(segment, seen)
        if verdict is not None:
            self.dropped.append(Dropped(segment.start, segment.end, verdict[1], verdict[0]))
            return
        if segment.block in self.setting.asked and self.turn is None and self.setting.default.name != "author":
            self._state(self._split(seen, Person("author"), "R-S-080", "default"))
            return
        if segment.quote >= 0:
            speaker = self._quoted(at, segment, every)
            self._state(self._split(seen, speaker, "R-S-050", "quote"))
            return
        self._met(seen)
        found = attributions(seen, self.named)
        beside = self._beside_quote(at, segment)
        if tag_only(seen, found, beside) or (beside and not found and _TAG.fullmatch(seen.text)):
            self.named.last = self.named.last_speaker = found[0].speaker if found else self.named.last_speaker
            self.dropped.append(Dropped(segment.start, segment.end, "attribution", "R-S-060"))
            return
        self._state(self._outside(seen, found))

    def _without_label(self, segment: Segment, seen: View) -> View:
        """Return a sentence without the label of a turn ("ORR: ...") in front, which says who speaks."""
        if not segment.first or segment.role == "item":
            return seen
        if (skip := dateline(seen.cased)) > 0:
            return seen.part(skip, len(seen.text))
        label = turn(seen.cased, self.setting.labels)
        if label is None:
            return seen
        self.turn = self.named.meet(Person(label[0]), []) if label[0] else None
        if label[0] and set(label[0].split()) <= set(self.setting.default.name.split()):
            self.turn = None
        return seen.part(label[1], len(seen.text))

    def _default(self) -> Person:
        return self.turn or self.setting.default

    def _beside_quote(self, at: int, segment: Segment) -> bool:
        """Return True where quoted speech stands right before or after a sentence of the same block."""
        near = [self.layout.segments[k] for k in (at - 1, at + 1) if 0 <= k < len(self.layout.segments)]
        return any(s.quote >= 0 and s.block == segment.block for s in near)

    def _quoted(self, at: int, segment: Segment, every: Sequence[View]) -> Person:
        """Return who speaks in a quotation: the words behind it, in front of it, or whoever spoke last."""
        if segment.quote in self.voices:
            return self.voices[segment.quote]
        speaker = self._behind(at, segment, every) or self._in_front(at, segment, every)
        if speaker is None:
            speaker = (
                self.named.last_speaker or (self.named.last if not self.setting.party else None) or self._default()
            )
        self.voices[segment.quote] = speaker
        self.named.last = self.named.last_speaker = speaker
        return speaker

    def _behind(self, at: int, segment: Segment, every: Sequence[View]) -> Person | None:
        """Return the speaker named right behind a quotation."""
        after = next((k for k in range(at, len(every)) if self.layout.segments[k].quote != segment.quote), None)
        if after is None or self.layout.segments[after].block != segment.block:
            return None
        if self.layout.segments[after].quote >= 0:
            return None
        end = self.layout.speech[segment.quote].end
        gap = self.raw[end : self.layout.segments[after].start]
        closed = self.raw[max(0, end - 1) : end]
        found = attributions(every[after], self.named)
        if not found or found[0].verb > 90 or len(gap) > 12 or (closed == "." and found[0].subject != 0):
            return None
        if closed == "." and not tag_only(every[after], found, True):
            return None
        return found[0].speaker

    def _in_front(self, at: int, segment: Segment, every: Sequence[View]) -> Person | None:
        """Return the speaker, or the document, that the words right in front of a quotation introduce."""
        if at == 0 or self.layout.segments[at - 1].quote >= 0:
            return None
        before = every[at - 1]
        paper = document(before)
        if paper:
            return Person(paper)
        led = before.text.rstrip(" \"'").endswith((":", ",")) and self.layout.segments[at - 1].block == segment.block
        found = attributions(before, self.named)
        return found[-1].speaker if found and (led or before.text.rstrip().endswith(":")) else None

    def _split(self, seen: View, speaker: Person, rule: str, way: str) -> list[Part]:
        """Return the clauses of a sentence that has one speaker."""
        return [Part(seen.part(c.start, c.end), speaker, rule, way, 0, c.rule) for c in clauses(seen.text)]

    def _outside(self, seen: View, found: Sequence[Attribution]) -> list[Part]:
        """Return the clauses of a sentence outside quotation marks, each with its speaker."""
        skip = leading_participle(seen)
        pledge = self._pledge(seen)
        if pledge is not None:
            return [Part(seen, pledge, "R-S-070", "act", 0)]
        parts: list[Part] = []
        carried: Attribution | None = None
        for clause in clauses(seen.text):
            mine = [a for a in found if clause.start <= a.verb < clause.end]
            here = seen.part(clause.start, clause.end)
            if mine:
                carried = mine[0]
                self._heard(carried)
                content = min(max(0, carried.content - clause.start), clause.end - clause.start)
                part = Part(here, self._joint(carried.speaker), carried.rule, carried.way, content, clause.rule)
            elif carried is not None and carried.way != "stance" and _goes_on(here.text, clause.rule, carried):
                part = Part(here, carried.speaker, carried.rule, "say", 0, clause.rule, True)
            elif (
                carried is None
                and any(a.rule == "R-S-040" or a.verb >= clause.end for a in found)
                and _trailing(seen, found)
            ):
                part = Part(here, found[-1].speaker, found[-1].rule, "say", 0, clause.rule)
            else:
                part = Part(here, self._default(), "R-S-099", "default", 0, clause.rule)
                self._met(here)
            parts.append(part)
        if skip and parts and found:
            last = found[-1]
            end = re.search(r", [^,]{2,80}$", seen.text)
            said = seen.part(skip, end.start() if end else len(seen.text))
            return [Part(said, last.speaker, last.rule, "say", 0, "R-U-020")]
        return parts

    def _pledge(self, seen: View) -> Person | None:
        """Return who gave a pledge that somebody else notes or welcomes."""
        of = _PLEDGED.search(seen.text)
        if of is not None:
            words = re.split(r" (?:to|for|on|in|that)\b|,", seen.cased[of.end() :], maxsplit=1)[0]
            return person_in(words, self.named) or speaker_in(words, self.named)
        by = _PLEDGED_BY.search(seen.cased)
        return speaker_in(by[1], self.named) if by is not None else None

    def _joint(self, speaker: Person) -> Person:
        """Return the default speaker for "the ministers" and "the parties" of an agreement or a communiqué."""
        joint = self.setting.document and _JOINTLY.fullmatch(speaker.name.lower()) is not None
        return self.setting.default if joint else speaker

    def _heard(self, said: Attribution) -> None:
        self.named.last = self.named.last_speaker = said.speaker

    def _met(self, here: View) -> None:
        """Remember the person that a clause of the author begins with."""
        head = re.split(r"\b(?:has|have|had|is|was|will|did|met|and|on|in|to|for)\b", here.cased[:160], maxsplit=1)[0]
        first = person_in(head, self.named)
        other = person_in(here.cased[:400], self.named)
        pronoun = re.match(r"(?:he|she|but he|and he|but she|and she)\b", here.text)
        self.named.last = (
            first
            or (other if other is not None and not pronoun and not _HE.search(here.text[:60]) else None)
            or self.named.last
        )

    def _state(self, parts: Sequence[Part]) -> None:
        """Add the statements of a sentence."""
        for one in statements(parts, Context(self.raw, self.setting, self.named, self.turn)):
            before = self.statements[-1].about if self.statements else ()
            few = one.about == ("other",) or (len(one.about) < 3 and _POINTS_BACK.match(one.quote.lower()) is not None)
            own = () if one.about == ("other",) else one.about
            about = tuple(dict.fromkeys((*own, *before)))[:4] if few else one.about
            self.statements.append(replace(one, about=about or one.about))


# a sentence whose topic is a pronoun borrows keywords from the one before
_POINTS_BACK = re.compile(
    r"(?:and |but |so |yet |nor |then |only |for )*(?:it|this|that|these|those|they|he|she|such|"
    r"them|then|both|neither|nobody|there|we|i)\b"
)
_HE = re.compile(r"\b(?:he|she)\b")
_TAG = re.compile(
    r"[^,;:]{2,90} (?:said|told (?:me|us|[a-z]+)|says|added|asked|replied|wrote|recalled|explained)[^,;:]{0,30}"
)
_PLEDGED = re.compile(
    r"\b(?:welcom\w+|not(?:es|ing|ed)|tak\w+ note of|commended|commending|acknowledg\w+)\b[^.;]{0,50}?\b(?:pledges?|"
    r"commitment|decision|undertaking)\b[^.;]{0,20}? (?:of|by|from|made by) "
)
_PLEDGED_BY = re.compile(
    r"\b(?:welcom\w+|not(?:es|ing|ed)|tak\w+ note of|commended|commending|acknowledg\w+)\b (?:[a-z]+ ){0,3}?"
    r"((?:[A-Z][\w-]+ ){0,6}?[A-Z][\w-]+)'s? (?:[a-z]+ )?(?:pledge|commitment|decision|undertaking)\b"
)


def _trailing(seen: View, found: Sequence[Attribution]) -> bool:
    """Return True for "..., officials said." and "..., according to officials." at the end of a sentence."""
    last = found[-1]
    behind = seen.text[last.content :].strip(" .\"'") if last.rule != "R-S-040" else ""
    return len(behind.split()) <= 6


def _goes_on(text: str, rule: str, said: Attribution) -> bool:
    """Return True where a clause goes on with reported speech: joined by "and", or in the same shifted tense."""
    if said.way == "act":
        return rule in ("R-U-012",)
    if rule in ("R-U-004", "R-U-005", "R-U-010", "R-U-012", "R-U-009"):
        return True
    if rule in ("R-U-002", "R-U-003", "R-U-001", "R-U-013"):
        return re.match(r"(?:but |and )?(?:was|were|would|could|will|is|are|had|has|that|also)\b", text) is not None
    return False
