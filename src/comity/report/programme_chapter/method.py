"""Method, assumptions and limits of the chapter, in plain words."""

from __future__ import annotations

from comity.report.content import Bullets, Line, Mono, Note, Section, line
from comity.report.programme_chapter.subject import Programmed

NO_FORECAST = (
    "Nothing here says what will be made, or what should be. It says what follows from the quantities, capacities and "
    "times of this case. What the case leaves out, such as people, money or materials that no resource stands for, "
    "holds nothing back here. A bottleneck or a repair is no advice to buy."
)
_OF_PARTS: tuple[tuple[str, str], ...] = (
    (
        "fits",
        "What fits: the largest share by which every due quantity can be met on time at once (a linear or "
        "mixed-integer program). What can be delivered however late weighs a unit by its stated value, "
        "1 where none is stated.",
    ),
    (
        "finish",
        "The earliest finish: the first period by whose end all can be delivered if all may be late, found by halving. "
        "Costs play no part.",
    ),
    (
        "plan",
        "The plan is the cheapest by the costs that the case declares: setups, stock, lateness, use and enlargement of "
        "resources (lot sizing; Wagner and Whitin 1958; Pochet and Wolsey 2006). The bound says how much cheaper "
        "another plan could be at most. Other plans may cost the same.",
    ),
    (
        "repairs",
        "Repairs: the least change of one kind that lets everything be on time. Clashes are minimal: without any one "
        "thing said, the others can hold (irreducible infeasible sets).",
    ),
    (
        "bottlenecks",
        "Bottlenecks: everything is planned again with a step more, and a step less, of each resource in turn. The "
        "price of the linear program (its dual value) holds for small changes alone and is shown beside it.",
    ),
    (
        "priorities",
        "What is met first: as much stated value as possible is met on time, at the middle of all values, and then "
        "with each value at its ends.",
    ),
    (
        "works",
        "Integration work: the shortest schedule in which no crew is used beyond its capacity (scheduling with limited "
        "resources; Brucker and others 1999). It is asked again with one more of each crew.",
    ),
    (
        "slippage",
        "Dates: every step is stretched by ratios of past cases of its kind (reference-class forecasting; Kahneman and "
        "Tversky 1979; Flyvbjerg 2006), in many runs; steps of one supplier slip together between the two ends that "
        "the case allows. The band holds 95 in 100, for the number of runs and of past cases together.",
    ),
    (
        "declared",
        "Published figures are compared only for the same side, thing, unit and time. An output of “at least” has no "
        "upper end. An output that was said before its time was over was expected, and is none yet.",
    ),
)
"""What is said of each part of the answer that the case has."""


def method_section(s: Programmed) -> Section:
    """Return the section; it speaks of the parts the case has."""
    items: list[Line] = [line(text) for name, text in _OF_PARTS if getattr(s.result, name) is not None]
    items.append(
        line(
            "The same answers as data: ",
            Mono("comity programme CASE --json"),
            ". The rules are in the conventions of the documentation.",
        )
    )
    blocks = (Bullets(tuple(items)), Note("caution", line(NO_FORECAST)))
    return Section("programme-method", "Method, assumptions and limits", blocks)
