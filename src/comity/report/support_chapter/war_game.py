"""The war-termination game: what a cut of support does, over which numbers, and through which mechanism."""

from __future__ import annotations

import re
from dataclasses import replace

from comity.report.content import (
    Block,
    Bullets,
    Details,
    Line,
    Note,
    Paragraph,
    Section,
    Strong,
    line,
)
from comity.report.support_chapter.durations import by_kind, durations_table
from comity.report.support_chapter.signs_drawn import bars_picture, map_picture, shares_table
from comity.report.support_chapter.subject import Helped
from comity.report.support_chapter.wording import DOES, HARD, percent, sentence, shares_line
from comity.support.game.sentences import NOT_A_FORECAST
from comity.support.signs.result import Signs
from comity.support.signs.words import held_words

MOST_DRIVERS = 3
LEAST_POWER = 0.05
ADDS = {
    "win": "{verb} to the chance of winning a period",
    "rent": "{verb} to the gain from a period of fighting",
    "cost": "{verb} towards the cost of a period of fighting",
    "spread": "{verb} to what the other side does not know",
}


def game_section(s: Helped) -> Section | None:
    """Return the section; None where the case has no game."""
    if s.result.game is None and s.result.signs is None:
        return None
    blocks: list[Block] = [*_answer(s), *_pictures(s)]
    if s.result.game is not None:
        blocks += [durations_table(s.result.game), *by_kind(s.result.game)]
    blocks += _why(s)
    blocks += _beside(s)
    blocks.append(Note("caution", line(NOT_A_FORECAST)))
    return Section("support-game", "In the game: what a cut of support does to a war", tuple(blocks))


def _answer(s: Helped) -> list[Block]:
    signs, game = s.result.signs, s.result.game
    out: list[Block] = []
    if signs is not None:
        out.append(Paragraph(_lead(signs), lead=True))
        if held := held_words(signs):
            out.append(Note("caution", line(held.replace("%", f"{HARD}%"))))
    if game is not None:
        a, b = game.sides
        out.append(
            Paragraph(
                line(
                    f"In the game {a} and {b} fight each period over positions 0 to {game.positions}, or share what "
                    f"there is. {a} has won at {game.positions}, {b} at 0. A cut is announced: each period it comes "
                    "with a chance that both sides know. It is compared with support that is held."
                )
            )
        )
    return out


def _lead(signs: Signs) -> Line:
    to = f" to {signs.to}" if signs.to else ""
    if not signs.region:
        head = line(f"With the numbers as the case has them, an announced cut of support{to} ")
    else:
        many = f"{len(signs.region)} numbers are" if len(signs.region) > 1 else "One number is"
        head = line(f"{many} not known for sure. Over all that they may be, an announced cut of support{to} ")
    settled = "" if signs.shares.alone else " The numbers do not settle the sign."
    return (*head, *shares_line(signs.shares), *line(f" of cases.{settled}"))


def _pictures(s: Helped) -> list[Block]:
    signs, found = s.result.signs, s.result.map
    drawn = [map_picture(s, found)] if found is not None else []
    bars = bars_picture(s, signs) if signs is not None else None
    if signs is None or bars is None:
        return list(drawn)
    return [*drawn, bars, Details(line("The same shares in numbers"), (shares_table(s, signs),), "support-shares")]


def _why(s: Helped) -> list[Block]:
    signs = s.result.signs
    out: list[Block] = []
    if signs is not None and signs.by_mechanism:
        items = tuple(
            line(Strong(percent(m.share)), f" of cases, {DOES[m.sign]}: {m.words}") for m in signs.by_mechanism
        )
        out += [Paragraph(line(Strong("Why: what stands behind each sign"))), Bullets(items)]
    told = drivers(s, signs) if signs is not None else ()
    if told:
        out += [Paragraph(line(Strong("Which numbers decide"))), Bullets(told)]
    if signs is not None and signs.shares.depends > 0:
        out.append(
            Note(
                "plain",
                line(
                    "How to read “left open”: the game then has more than one answer for the same numbers. Which one "
                    "comes about depends on what both sides expect of each other, or on how they would share what a "
                    "deal saves. Better numbers would not decide it."
                ),
            )
        )
    told_more = [line(x) for x in _stopped(s)]
    return [*out, *([Bullets(tuple(told_more))] if told_more else [])]


def drivers(s: Helped, signs: Signs, most: int = MOST_DRIVERS) -> tuple[Line, ...]:
    """Return in words where the answer turns, the number that decides most first."""
    told = (replace(d, called=d.called or _pretty(d.name, s)) for d in signs.drivers[:most] if d.power >= LEAST_POWER)
    return tuple(line(d.sentence().replace("%", f"{HARD}%")) for d in told)


def _pretty(name: str, s: Helped) -> str:
    """Return what readers call a number of one kind of support; any other name stays as it is."""
    found = re.fullmatch(r"(.+) to (.+): (win|rent|cost|spread) \(\d+\)", name)
    if found is None:
        return name
    verb = "add" if found[1] == "troops" else "adds"
    return f"what {found[1]} to {s.called(found[2])} {ADDS[found[3]].format(verb=verb)}"


def _stopped(s: Helped) -> list[str]:
    signs, game, found = s.result.signs, s.result.game, s.result.map
    out = []
    if signs is not None and signs.unsettled > 0:
        share = percent(signs.unsettled)
        out.append(f"In {share} of the games the search for an answer went round in a circle; they count as left open.")
    if signs is not None and signs.stopped:
        out.append(f"Only {signs.draws:,} of {signs.asked:,} draws were solved: {signs.stopped.rstrip('.')}.")
    if found is not None and found.stopped:
        out.append(f"Part of the map was not solved: {found.stopped.rstrip('.')}.")
    if game is not None:
        out += [sentence(n) for n in game.notes]
    return out


def _beside(s: Helped) -> list[Block]:
    """Return two other models of the same war, folded: private information, and a war of attrition."""
    out: list[Block] = []
    if s.result.private is not None:
        told = tuple(line(x) for x in s.result.private.sentences())
        out.append(
            Details(line("If one side knows its strength and the other does not"), (Bullets(told),), "support-private")
        )
    if s.result.attrition is not None:
        told = tuple(line(x) for x in s.result.attrition.sentences())
        out.append(
            Details(line("If it is a war of attrition: who gives in first"), (Bullets(told),), "support-attrition")
        )
    return out
