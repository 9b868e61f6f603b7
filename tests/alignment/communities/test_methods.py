"""Names of methods."""

from __future__ import annotations

import pytest

from comity.alignment.communities.found import SEARCHES
from comity.alignment.communities.methods import METHODS, method_named
from comity.errors import UsageError


def test_every_method_has_a_name_and_a_search() -> None:
    assert tuple(SEARCHES) == METHODS
    assert [method_named(name) for name in METHODS] == ["louvain", "leiden"]


def test_a_name_that_is_none_is_refused_with_what_may_be_meant() -> None:
    with pytest.raises(UsageError, match=r'"Leidn" is no method .* Did you mean "leiden"\?'):
        method_named("Leidn")
    with pytest.raises(UsageError, match="The methods are louvain and leiden"):
        method_named("")
