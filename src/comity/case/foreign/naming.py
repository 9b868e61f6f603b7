"""Short names of our own for parties and options that another program calls by longer ones."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from comity.logic.words import why_not_a_name

_UNFIT = re.compile(r"[^\w]+")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]+")
MAX_NAME = 300


def one_line(text: str) -> str:
    """
    Return the text on one line: control characters and runs of blanks become one blank.

    Examples
    --------
    >>> one_line("  Release\\n water ")
    'Release water'
    """
    return " ".join(_CONTROL.sub(" ", text).split())


def short_name(text: str, otherwise: str) -> str:
    """
    Return a name the statement language accepts, made from the words of ``text``.

    Examples
    --------
    >>> short_name("Release Water!", "option_1")
    'release_water'
    >>> short_name("Not", "option_1"), short_name("...", "option_1")
    ('not_', 'option_1')
    """
    name = _UNFIT.sub("_", text.casefold()).strip("_")[:60].rstrip("_") or otherwise
    return name if why_not_a_name(name) is None else f"{name}_"


def distinct(names: Sequence[str], owners: Sequence[str] = ()) -> tuple[str, ...]:
    """
    Return the names, told apart where they repeat: by their owner first, by a number last.

    Examples
    --------
    >>> distinct(["deal", "wait", "deal"], owners=["japan", "japan", "brazil"])
    ('deal_japan', 'wait', 'deal_brazil')
    >>> distinct(["deal", "deal"])
    ('deal', 'deal_2')
    """
    times = Counter(names)
    numbers: Counter[str] = Counter()
    used: set[str] = set()
    found = []
    for k, name in enumerate(names):
        wish = f"{name}_{owners[k]}" if owners and times[name] > 1 else name
        unique = wish
        while unique in used:
            numbers[wish] += 1
            unique = f"{wish}_{numbers[wish] + 1}"
        used.add(unique)
        found.append(unique)
    return tuple(found)
