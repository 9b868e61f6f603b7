"""Streams of random numbers, each with a name, so that no draw depends on what else is drawn."""

from __future__ import annotations

import hashlib

import numpy as np


def stream(seed: int, *name: object) -> np.random.Generator:
    """
    Return the generator of a seed and a name.

    Its numbers come one after another, so that it does not matter in how many parts they are taken. Other names give
    other, independent numbers: an offer that is added or moved leaves the draws of all others as they were.

    Parameters
    ----------
    seed : int
        At least 0.
    name : objects
        What the numbers are for. Only how they are written (``repr``) counts.

    Examples
    --------
    >>> whole, parts = stream(1, "weights").random(5), stream(1, "weights")
    >>> bool((whole[:2] == parts.random(2)).all() and (whole[2:] == parts.random(3)).all())
    True
    >>> bool(stream(1, "weights").random() == stream(1, "costs").random())
    False
    """
    words = hashlib.sha256(repr(name).encode()).digest()
    numbers = np.frombuffer(words, np.dtype("<u4")).tolist()
    return np.random.Generator(np.random.SFC64(np.random.SeedSequence([seed, *numbers])))
