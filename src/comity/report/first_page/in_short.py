"""*In short*: four to seven sentences, each with its number and a link to the place that earns it."""

from __future__ import annotations

from comity.case.nouns import Prioritised
from comity.report.content import Bullets, Emph, Line, Link, Note, Paragraph, Section, Strong, line
from comity.report.first_page.in_short_odds import odds_sentence
from comity.report.first_page.in_short_today import common_gain, moving_together, today, undone, ways
from comity.report.phrasing import names, plural
from comity.report.subject import Subject

MOST = 7
FORECAST = (
    "An equilibrium is not a forecast. It says that, if the parties want what this case takes them to want "
    "and can do what it lets them do, nobody would move away; it does not say that events will lead there."
)


def in_short(s: Subject) -> Section:
    """Return the section."""
    sentences = (
        _what_holds(s),
        _readings(s),
        odds_sentence(s),
        today(s),
        common_gain(s),
        ways(s),
        moving_together(s),
        undone(s),
        _threats(s),
        _rests(s),
    )
    items = tuple(x for x in sentences if x)[:MOST]
    blocks: tuple[Bullets | Note | Paragraph, ...] = (Bullets(items), Note("plain", line(FORECAST)))
    return Section("in-short", "In short", blocks)


def _what_holds(s: Subject) -> Line:
    of = (
        plural(s.model.n_states, "combination") + " of choices"
        if s.model.options
        else plural(s.model.n_states, "situation")
    )
    where = Link("Who would stay where", "#conflict-picture")
    if s.found.count("nash") is None or s.found.count("seq") is None:
        return line(
            "Which of the ",
            Strong(of),
            " would hold could not be told in the time allowed. ",
            Link("What is missing", "#conflict-method"),
        )
    nash, seq, scope = _counts(s)
    if not seq:
        return line(
            "Of the ",
            Strong(of),
            " that can occur, ",
            Strong("none"),
            f" would hold{scope}: from each, some party gains by a move that no credible answer takes away "
            "(no outcome is ",
            Emph("Nash"),
            " or ",
            Emph("SEQ"),
            " stable). ",
            where,
        )
    head = line("Of the ", Strong(of), " that can occur, ", Strong(f"{seq:,}"), f" would hold{scope}. ")
    if nash == seq:
        which = "There" if nash == 1 else "In each of them"
        return (*head, *line(f"{which} no party gains by a move of its own (", Emph("Nash"), " stability). ", where))
    answered = line(
        "every gain would be answered by moves that pay those who make them (",
        Emph("SEQ"),
        ", sequential stability). ",
        where,
    )
    if not nash:
        return (*head, *line("There " if seq == 1 else "In each of them "), *answered)
    return (
        *head,
        *line(
            "In ",
            Strong(f"{nash:,}"),
            " of them no party gains by a move of its own (",
            Emph("Nash"),
            " stability); in the others ",
        ),
        *answered,
    )


def _counts(s: Subject) -> tuple[int, int, str]:
    """Return how many outcomes hold under Nash and under SEQ, and where: in every reading if there are several."""
    r = s.found.readings
    if r is None:
        return s.found.count("nash") or 0, s.found.count("seq") or 0, ""
    scope = f" in every one of the {plural(s.n_readings, 'combination')} of readings of what the parties want"
    return int(r.always("nash").sum()), int(s.found.firm.sum()), scope


def _readings(s: Subject) -> Line:
    r = s.found.readings
    if r is None:
        return line(
            Strong("One"),
            " reading of each party's preferences was given; how the answers would differ under another "
            "cannot be told from this case. ",
            Link("What would turn an answer round", "#how-sure"),
        )
    some = int((r.holds["nash"] | r.holds["seq"]).any(axis=0).sum()) - int(s.found.firm.sum())
    whose = names(s.model, tuple(s.model.player(p) for p in r.parties))
    link = Link("What depends on whom", "#conflict-readings")
    if not some:
        return line(
            Strong("None"),
            " would hold in some readings only: however ",
            *whose,
            " is read, " if len(r.parties) == 1 else " are read, ",
            "the same outcomes hold. ",
            link,
        )
    return line(
        Strong(f"{some:,}"),
        " more would hold in some readings only: where sources differ, they depend on how ",
        *whose,
        " is read. " if len(r.parties) == 1 else " are read. ",
        link,
    )


def _threats(s: Subject) -> Line:
    gmr, seq = s.found.count("gmr"), s.found.count("seq")
    if gmr is None or seq is None or gmr <= seq:
        return ()
    return line(
        Strong(f"{gmr - seq:,}"),
        f" further outcome{'s stay' if gmr - seq > 1 else ' stays'} in place only by threats that would cost "
        "those who carry them out; they are not counted as holding. ",
        Link("The concepts compared", "#conflict-table"),
    )


def _rests(s: Subject) -> Line:
    """Return how many statements everything rests on, and how many of them name a source."""
    statements = [
        x
        for p in range(s.model.n_players)
        if isinstance(preference := s.model.preference(p).preference, Prioritised)
        for x in preference.statements
    ]
    link = Link("What it rests on", "#rests-on")
    if not statements:
        return line(
            "All this rests on ",
            Strong(plural(s.model.n_players, "ranking")),
            " of outcomes, one for each party. ",
            link,
        )
    sourced = sum(bool(x.source) for x in statements)
    tail = f", {sourced} of which name a source. " if sourced else ", none of which names a source. "
    return line(
        "All this rests on ", Strong(plural(len(statements), "statement")), f" of what the parties want{tail}", link
    )
