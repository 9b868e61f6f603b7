"""Method, assumptions and limits of the chapter, in plain words with the numbers of the conventions."""

from __future__ import annotations

from comity.report.content import Bullets, Line, Mono, Note, Section, Strong, line
from comity.report.settlement_chapter.subject import Settled

NO_FORECAST = (
    "Nothing here says what the parties will do. It says what follows from what this case takes them to ask and to "
    "value. Another reading of the same words gives other answers."
)


def method_section(s: Settled) -> Section:
    """Return the section; it speaks of the parts the case has."""
    items: list[Line] = []
    if s.demands is not None:
        items += _demands()
    if s.sequence is not None:
        items += _sequence()
    if s.packages is not None:
        items += _packages(s)
    if s.room is not None:
        items += _room()
    if s.ripeness is not None:
        items.append(
            line(
                "Ripeness follows Zartman: going on hurts more and more and nobody can better its lot alone; a way out "
                "is seen; someone can speak and sign. The lights are worked out from what the case says (conventions "
                "§53)."
            )
        )
    items += [line(Strong(f"{part}: "), f"not finished, since {why}.") for part, why in s.result.missing.items()]
    items += [line(n) for n in s.result.notes]
    items.append(
        line(
            "The same answers as data: ",
            Mono("comity settlement CASE --json"),
            ". The rules, with their numbers, are in the conventions (§35 to §59) of the documentation.",
        )
    )
    blocks = (Bullets(tuple(items)), Note("caution", line(NO_FORECAST)))
    return Section("settlement-method", "Method, assumptions and limits", blocks)


def _demands() -> list[Line]:
    return [
        line(
            "Demands are statements about what can be agreed. A condition counts only where what it is a condition for "
            "is sought; offers never stand in conflicts. Conflicts are minimal unsatisfiable sets and relaxations "
            "minimal correction sets, found by a SAT solver and complete unless said otherwise (Liffiton and Sakallah "
            "2008; conventions §35 to §38)."
        ),
        line(
            "A party's part of the conflicts is the Shapley value of their number: every conflict is shared equally "
            "among the demands in it (Hunter and Konieczny 2010). It measures entanglement, not blame."
        ),
    ]


def _sequence() -> list[Line]:
    return [
        line(
            "Claims about order are arrows from act to act; a deadlock is a set of acts in which every one waits for "
            "another. Ways out are tried in a fixed order: at the same moment, held by a third party, in verified "
            "parts, and last by giving up claims of the least weight, which is exact (conventions §39 to §41)."
        ),
        line("Days form a simple temporal network (Dechter, Meiri and Pearl 1991): they fit or they do not, exactly."),
    ]


def _packages(s: Settled) -> list[Line]:
    return [
        line(
            "A package settles every issue. It is acceptable to a party at its walk-away value or better; an interval "
            "is used at its middle, and the answers at both ends are told. Solutions are taken over the acceptable "
            "packages and checked in exact arithmetic (Nash 1950; Kalai and Smorodinsky 1975; Kalai 1977; conventions "
            "§42 to §49)."
        ),
        line(
            "Where several packages are as good, the first stands in the table and the others are counted. With levels "
            "instead of a continuum a solution need not be unique, and a small change of a value can move it. Trades "
            "and distances are measured in each party's own range (§48); equal counts as keeping a promise (§49)."
        ),
        *_drawn(s),
    ]


def _drawn(s: Settled) -> list[Line]:
    if s.drawn is None:
        return []
    return [
        line(
            "For the shares of draws each value that is given as an interval is drawn evenly between its ends, "
            "independently of the others: an assumption of this program, made where the case gives no more than the "
            "ends. Each draw is judged exactly. Shares are told with their 95 % intervals of the drawing alone "
            "(Wilson 1927); whether a party accepts a plan is summed without drawing where that can be done "
            "(conventions §58 and §59). The same with more draws: ",
            Mono("comity ensemble CASE"),
            ".",
        )
    ]


def _room() -> list[Line]:
    return [
        line(
            "A set of parties is enough where every party with a veto is in it, its votes reach the quota, and some "
            "package suits each member and cannot be brought below a member's walk-away value by what those left out "
            "can impose together, worst case for each member (conventions §50 and §51). "
            "Who could object to a package, and voting power: §52."
        )
    ]
