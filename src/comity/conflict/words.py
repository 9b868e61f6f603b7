"""States and moves in plain words: what each party does, never YNYN."""

from __future__ import annotations

from comity.case.nouns import DrawnConflict, Option
from comity.conflict.model import Model

Actions = tuple[tuple[str, tuple[str, ...]], ...]


def letters(model: Model, state: int) -> str:
    """Return one letter per option: Y on, N off, - either (merged states); empty for a hand-drawn graph."""
    if model.codes is None:
        return ""
    lump = model.space.lumps.get(state)
    if lump is not None:
        return lump.pattern
    return "".join("Y" if int(model.codes[state]) >> k & 1 else "N" for k in range(len(model.options)))


def actions(model: Model, state: int) -> Actions:
    """
    Return what each player does in a state: (party id, the texts of its options that are on).

    An option that is off is told only where the case gives it words of its own (``off:``). A player that does
    none of its options has an empty tuple; players without options are left out.

    Examples
    --------
    >>> from comity.catalogue.entries import load_entry
    >>> from comity.conflict.model import build
    >>> model = build(load_entry("syria_iraq_1975").case)
    >>> actions(model, model.index("NYY"))
    (('syria', ('Escalate',)), ('iraq', ('Attack',)))
    """
    marks = letters(model, state)
    out = []
    for party in model.parties:
        mine = [(o, m) for o, m in zip(model.options, marks, strict=False) if o.by == party]
        if mine:
            out.append((party, tuple(t for o, m in mine if (t := _said(o, m)))))
    return tuple(out)


def _said(option: Option, mark: str) -> str:
    return {"Y": option.text or option.id, "N": option.off}.get(mark, "")


def describe(model: Model, state: int) -> str:
    """
    Return a state in one line: what each party does.

    Examples
    --------
    >>> from comity.catalogue.entries import load_entry
    >>> from comity.conflict.model import build
    >>> model = build(load_entry("syria_iraq_1975").case)
    >>> describe(model, model.index("NYY"))
    'Syria: escalate; Iraq: attack'
    >>> describe(model, model.index("NNN"))
    'nobody acts'
    """
    if isinstance(model.conflict, DrawnConflict):
        drawn = model.conflict.states[state]
        return drawn.text or drawn.id
    lump = model.space.lumps.get(state)
    if lump is not None and lump.text:
        return lump.text
    said = [
        f"{model.case.party(p).name}: {join(lower_first(t) for t in texts)}"
        for p, texts in actions(model, state)
        if texts
    ]
    text = "; ".join(said) if said else "nobody acts"
    return f"{text} (whatever else is done)" if lump is not None else text


def move_words(model: Model, player: int, origin: int, target: int) -> str:
    """
    Return what a player does to move from one state to another, after the player's name.

    Examples
    --------
    >>> from comity.catalogue.entries import load_entry
    >>> from comity.conflict.model import build
    >>> model = build(load_entry("syria_iraq_1975").case)
    >>> move_words(model, 0, model.index("YNN"), model.index("NYN"))
    'chooses “Escalate” and takes back “Release water”'
    """
    a, b = letters(model, origin), letters(model, target)
    if not a or "-" in a + b:
        return f"moves to “{describe(model, target)}”"
    on: list[Option] = []
    off: list[Option] = []
    for o, was, now in zip(model.options, a, b, strict=True):
        if was != now and o.by == model.parties[player]:
            (on if now == "Y" else off).append(o)
    chosen = [f"“{o.text or o.id}”" for o in on] + [f"“{o.off}”" for o in off if o.off]
    dropped = [f"“{o.text or o.id}”" for o in off if not o.off]
    parts = [f"chooses {join(chosen)}"] if chosen else []
    parts += [f"takes back {join(dropped)}"] if dropped else []
    return join(parts) if parts else f"moves to “{describe(model, target)}”"


def brief(model: Model, state: int, most: int = 90) -> str:
    """Return a state in words where they are few, else its pattern or name."""
    words = describe(model, state)
    return words if len(words) <= most else model.label(state)


def lower_first(text: str) -> str:
    """Return a text with its first letter small, unless its first word is a name or an abbreviation."""
    first = text.split(" ", 1)[0]
    return text if len(first) > 1 and first[1:] != first[1:].lower() else text[:1].lower() + text[1:]


def join(parts: object) -> str:
    """
    Return a list in words.

    Examples
    --------
    >>> join(["a", "b", "c"])
    'a, b and c'
    """
    items = list(parts)  # type: ignore[call-overload]
    return " and ".join([", ".join(items[:-1]), items[-1]]) if len(items) > 1 else "".join(items)
