"""The sentences of *In short* that begin from today: whether it lasts, who gains by leaving it, and where ways lead."""

from __future__ import annotations

from comity.report.content import Handle, Line, Link, Span, Strong, line
from comity.report.findings import Outcome
from comity.report.phrasing import names, parties_named, player_name
from comity.report.subject import Subject


def today(s: Subject) -> Line:
    """Return whether today would last, and who would leave it."""
    o = s.found.today
    if o is None:
        return line(
            "The case names ",
            Strong("no"),
            " starting situation, so nothing is said about ways from today. ",
            Link("Limits", "#conflict-method"),
        )
    name = s.todays_name[:1].upper() + s.todays_name[1:]
    if s.found.readings is not None and not s.found.is_firm(o):
        count = max(o.share.get("nash", 0), o.share.get("seq", 0))
        if not count:
            who = s.found.leavers(o.state)
            return line(
                f"{name} would hold in ",
                Strong("none"),
                f" of the {s.n_readings} combinations of readings; in the main reading ",
                *names(s.model, who),
                " would leave it. ",
                Link("Why", "#why-today"),
            )
        depends = (
            (
                ", depending on how ",
                *parties_named(s.model, o.depends),
                " is read" if len(o.depends) == 1 else " are read",
            )
            if o.depends
            else ()
        )
        return line(
            f"{name} would hold in ",
            Strong(f"{count} of {s.n_readings}"),
            " combinations of readings",
            *depends,
            ". ",
            Link("Why", "#why-today"),
        )
    if o.credible:
        held = " in every combination of readings" if s.found.readings is not None else ""
        reason = (
            "has anything to gain by leaving it alone"
            if "nash" in o.holds
            else "would leave it alone, since any gain would be answered by moves that pay those who make them"
        )
        return line(
            f"{name} would hold{held}: ",
            Strong("none"),
            f" of the {s.model.n_players} parties {reason}. ",
            Link("Why", "#why-today"),
        )
    return _left_by(s, o, name)


def _left_by(s: Subject, o: Outcome, name: str) -> Line:
    who = s.found.leavers(o.state)
    if not who:
        return line(f"{name} would not hold. ", Link("Why", "#why-today"))
    verb = "would leave" if o.by_threat is False else "would gain by leaving"
    lead = f"{name} would be held by a threat only: " if o.by_threat else f"{name} would not hold: "
    return line(
        lead,
        Strong(str(len(who))),
        f" of {s.model.n_players} parties, ",
        *names(s.model, who),
        f", {verb} it. ",
        Link("By which move", "#why-today"),
    )


def common_gain(s: Subject) -> Line:
    """Return whether anything is better than today for every party."""
    if s.found.today is None:
        return ()
    mutual = int(s.pillars.mutual.sum())
    kept = int((s.pillars.mutual & s.pillars.keep.all(axis=0)).sum())
    if mutual:
        them = "it" if mutual == 1 else f"{kept:,} of them"
        hold = (
            f"; {them} would hold"
            if kept
            else "; it would not hold by itself"
            if mutual == 1
            else "; none of them would hold by itself"
        )
        return line(
            Strong(f"{mutual:,}"),
            f" outcome{'s are' if mutual > 1 else ' is'} better than today for every party{hold}. ",
            Link("What stands in the way", "#in-the-way"),
        )
    but_for = [o for o in s.pillars.objections if o.states]
    where = Link("What stands in the way", "#in-the-way")
    if not but_for:
        return line(Strong("No"), " outcome is better than today for every party, nor for all parties but one.")
    each: list[Span] = []
    for k, o in enumerate(but_for):
        each += line("" if not k else " and " if k == len(but_for) - 1 else ", ")
        each += line(Strong(f"{o.states:,}"), " would be" if not k else "", " but for ", player_name(s.model, o.player))
    return line(Strong("No"), " outcome is better than today for every party; ", *each, ". ", where)


def ways(s: Subject) -> Line:
    """Return how many outcomes paying steps lead to from today."""
    named = [o for o in s.found.outcomes if not o.today]
    if s.found.today is None or not named:
        return ()
    paid = [o for o in named if o.paying]
    pays = "steps that each pay the party that takes them"
    when = ", in at least one reading in which it holds" if s.found.readings is not None else ""
    link = Link("What opens a way", "#opens-a-way")
    if len(named) == 1:
        return line(
            "The ",
            Strong("one"),
            f" other outcome named here can{'' if paid else 'not'} be reached from today by "
            f"{pays}{when if paid else ''}. ",
            link,
        )
    if not paid:
        return line(
            Strong("None"),
            f" of the {len(named)} other outcomes named here can be reached from today by {pays}. ",
            link,
        )
    return line(
        Strong(f"{len(paid)} of {len(named)}"),
        f" other outcomes named here can be reached from today by {pays}{when}. ",
        link,
    )


def moving_together(s: Subject) -> Line:
    """Return who would leave today together."""
    now = s.study.today
    joint = [(b, cs) for b, cs in now.exits() if len(b.members) > 1] if now is not None else []
    if not joint:
        return ()
    members = joint[0][0].members
    same = [(b, cs) for b, cs in joint if b.members == members]
    ends = [o.handle for o in (s.found.outcome(b.target) for b, _ in same) if o is not None]
    handles = tuple(Handle(name, f"#why-{name.lower()}") for name in dict.fromkeys(ends))
    whither: list[str | Span] = [", for "] if handles else []
    for k, h in enumerate(handles):
        whither += [" or ", h] if k else [h]
    link = Link("The way as a picture", "#opens-a-way")
    gain = " would all gain by leaving today together"
    if s.found.readings is None:
        return line(Strong(str(len(members))), " parties, ", *names(s.model, members), ",", gain, *whither, ". ", link)
    count = f"{len({c for _, cs in same for c in cs})} of {s.n_readings}"
    return line(
        "In ", Strong(count), " combinations of readings ", *names(s.model, members), gain, *whither, ". ", link
    )


def undone(s: Subject) -> Line:
    """Return how many outcomes several parties could undo together."""
    named = [o for o in s.found.outcomes if o.credible]
    broken = [o for o in named if o.broken_by]
    if not named or s.model.n_players < 3:
        return ()
    link = Link("Who could undo what", "#what-would-hold")
    if not broken:
        return line(
            Strong("None"), " of the outcomes named here would be left by several parties moving together. ", link
        )
    return line(
        Strong(f"{len(broken)} of {len(named)}"),
        " outcomes named here could be undone by parties that move together and all gain by it. ",
        link,
    )
