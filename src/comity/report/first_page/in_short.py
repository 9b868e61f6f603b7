"""*In short*: four to seven sentences, each with its number and a link to the place that earns it."""

from __future__ import annotations

from comity.report.content import Bullets, Emph, Line, Link, Note, Paragraph, Section, Strong, line
from comity.report.findings import Findings, Outcome
from comity.report.phrasing import names, player_name, plural
from comity.report.subject import Subject

MOST = 7
FORECAST = (
    "An equilibrium is not a forecast. It says that, if the parties want what this case takes them to want and can do what "
    "it lets them do, nobody would move away; it does not say that events will lead there."
)


def in_short(s: Subject) -> Section:
    """Return the section."""
    sentences = [
        _what_holds(s),
        _readings(s),
        _today(s),
        _common_gain(s),
        _ways(s),
        _together(s),
        _threats(s),
    ]
    items = tuple(x for x in sentences if x)[:MOST]
    blocks: tuple[Bullets | Note | Paragraph, ...] = (Bullets(items), Note("plain", line(FORECAST)))
    return Section("in-short", "In short", blocks)


def _what_holds(s: Subject) -> Line:
    nash, seq = s.found.count("nash"), s.found.count("seq")
    where = " in the main reading" if s.found.readings is not None else ""
    of = plural(s.model.n_states, "combination") + " of choices" if s.model.options else plural(s.model.n_states, "situation")
    if nash is None or seq is None:
        return line("Which of the ", Strong(of), " would hold could not be told in the time allowed. ", Link("What is missing", "#conflict-method"))
    if not seq:
        return line(
            "Of the ", Strong(of), f" that can occur, none would hold{where}: from each, some party gains by a move that no credible "
            "answer takes away (no outcome is ", Emph("Nash"), " or ", Emph("SEQ"), " stable). ", Link("Who would leave", "#conflict-picture"),
        )  # fmt: skip
    parts: list[object] = [
        "Of the ", Strong(of), " that can occur, ", Strong(f"{seq:,}"), f" would hold{where}. In ", Strong(f"{nash:,}" if nash < seq else "each" if nash > 1 else "it"),
        f"{' of them' if nash != 1 or nash < seq else ''} no party gains by a move of its own (", Emph("Nash"), " stability)",
    ]  # fmt: skip
    if nash < seq:
        parts += ["; in the others every gain would be answered by moves that pay those who make them (", Emph("SEQ"), ", sequential stability)"]
    return line(*parts, ". ", Link("Who would stay where", "#conflict-picture"))  # type: ignore[arg-type]


def _readings(s: Subject) -> Line:
    r = s.found.readings
    if r is None:
        return line(
            Strong("One"), " reading of each party's preferences was given; how the answers would differ under another cannot be told "
            "from this case. ", Link("What would turn an answer round", "#how-sure"),
        )  # fmt: skip
    firm = int(s.found.firm.sum())
    some = int((r.holds["nash"] | r.holds["seq"]).any(axis=0).sum()) - firm
    whose = names(s.model, tuple(s.model.player(p) for p in r.parties))
    head = line("The sources can be read in more than one way for ", *whose, f", which makes {plural(s.n_readings, 'combination')} of readings. ")
    if not firm:
        return (*head, *line(Strong("No"), " outcome would hold in every one of them; ", Strong(f"{some:,}"), " hold in some. ", Link("What depends on whom", "#what-would-hold")))
    return (*head, *line(Strong(f"{firm:,}"), f" outcome{'s' * (firm > 1)} would hold in every one of them, ", Strong(f"{some:,}"), " more in some. ",
                         Link("What depends on whom", "#conflict-readings")))  # fmt: skip


def _today(s: Subject) -> Line:
    o = s.found.today
    if o is None:
        return line("The case names ", Strong("no"), " starting situation, so nothing is said about ways from today. ", Link("Limits", "#conflict-method"))
    name = s.todays_name[:1].upper() + s.todays_name[1:]
    if s.found.readings is not None and not s.found.is_firm(o):
        count = max(o.share.get("nash", 0), o.share.get("seq", 0))
        depends = (", depending on how ", *joined_parties(s, o.depends), " is read" if len(o.depends) == 1 else " are read") if o.depends else ()
        return line(f"{name} would hold in ", Strong(f"{count} of {s.n_readings}"), " combinations of readings", *depends, ". ", Link("Why", "#why-today"))
    if o.credible:
        return line(f"{name} would hold", Strong(" in all readings" if s.found.readings is not None else ""), ": ", Strong("none"),
                    f" of the {s.model.n_players} parties would leave it on its own. ", Link("Why", "#why-today"))  # fmt: skip
    return _leavers(s, o, name)


def joined_parties(s: Subject, parties: tuple[str, ...]) -> Line:
    """Return parties by name, as a list in a sentence."""
    return names(s.model, tuple(s.model.player(p) for p in parties))


def _leavers(s: Subject, o: Outcome, name: str) -> Line:
    who = leavers(s.found, o.state)
    if not who:
        return line(f"{name} would not hold. ", Link("Why", "#why-today"))
    verb = "would leave" if o.by_threat is False else "would gain by leaving"
    lead = f"{name} would be held by a threat only: " if o.by_threat else f"{name} would not hold: "
    return line(lead, Strong(str(len(who))), f" of {s.model.n_players} parties, ", *names(s.model, who), f", {verb} it. ", Link("By which move", "#why-today"))


def leavers(f: Findings, state: int) -> tuple[int, ...]:
    """Return the players that gain by leaving a state and whom no credible answer keeps there."""
    key = "seq" if "seq" in f.result.stable else "nash"
    mask = f.result.stable.get(key)
    return tuple(p for p in range(f.model.n_players) if mask is not None and not mask[p, state])


def _common_gain(s: Subject) -> Line:
    if s.found.today is None:
        return ()
    mutual = int(s.pillars.mutual.sum())
    kept = int((s.pillars.mutual & s.pillars.keep.all(axis=0)).sum())
    if mutual:
        hold = f"; {kept:,} of them would hold" if kept else "; none of them would hold by itself"
        return line(Strong(f"{mutual:,}"), f" outcome{'s are' if mutual > 1 else ' is'} better than today for every party{hold}. ", Link("What stands in the way", "#in-the-way"))
    most = max(s.pillars.objections, key=lambda o: o.states, default=None)
    if most is None or not most.states:
        return line(Strong("No"), " outcome is better than today for every party. ", Link("What stands in the way", "#in-the-way"))
    return line(
        Strong("No"), " outcome is better than today for every party; nearest to one, ", player_name(s.model, most.player),
        " alone objects to ", Strong(f"{most.states:,}"), f" outcome{'s' * (most.states > 1)} that all the others rank above today. ",
        Link("What stands in the way", "#in-the-way"),
    )  # fmt: skip


def _ways(s: Subject) -> Line:
    named = [o for o in s.found.outcomes if not o.today]
    if s.found.today is None or not named:
        return ()
    paid = [o for o in named if o.way is not None and o.way.pays]
    if not paid:
        return line(
            "To ", Strong("none"), f" of the {len(named)} other outcomes named here does a way lead from today on which every step pays the party that takes it. "
            if len(named) > 1 else "To the one other outcome named here no way leads from today on which every step pays the party that takes it. ",
            Link("What opens a way", "#opens-a-way"),
        )  # fmt: skip
    if len(named) == 1:
        count, these = "The one", "other outcome named here can be reached from today by steps that each pay the party that takes them; the way"
    else:
        count, these = f"{len(paid)} of {len(named)}", "other outcomes named here can be reached from today by steps that each pay the party that takes them; the shortest way"
    best = min(paid, key=lambda o: len(o.way.steps) if o.way else 0)
    assert best.way is not None  # only outcomes with a way are in the list
    return line(
        Strong(count), f" {these} takes {plural(len(best.way.steps), 'step')} and begins with ", player_name(s.model, best.way.steps[0].player), ". ",
        Link("The way as a picture", "#opens-a-way"),
    )  # fmt: skip


def _together(s: Subject) -> Line:
    named = [o for o in s.found.outcomes if o.credible]
    broken = [o for o in named if o.broken_by]
    if not named or s.model.n_players < 3:
        return ()
    if not broken:
        return line(Strong("None"), " of the outcomes named here would be left by several parties moving together. ", Link("Who could undo what", "#what-would-hold"))
    return line(
        Strong(f"{len(broken)} of {len(named)}"), " outcomes named here could be undone by parties that move together and all gain by it. ",
        Link("Who could undo what", "#what-would-hold"),
    )  # fmt: skip


def _threats(s: Subject) -> Line:
    gmr, seq = s.found.count("gmr"), s.found.count("seq")
    if gmr is None or seq is None or gmr <= seq:
        return ()
    return line(
        Strong(f"{gmr - seq:,}"), f" further outcome{'s stay' if gmr - seq > 1 else ' stays'} in place only by threats that would cost those who carry them out; "
        "they are not counted as holding. ", Link("The concepts compared", "#conflict-table"),
    )  # fmt: skip


