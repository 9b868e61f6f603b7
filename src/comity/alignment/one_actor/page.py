"""One actor's page: with whom, how dependent, moving which way."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from comity.alignment.balance.measured import Balance
from comity.alignment.exposure.answer import Exposure
from comity.alignment.ideal_points.result import IdealPoints
from comity.alignment.network import Network, Snapshot
from comity.alignment.one_actor.camps import Camp, camps_of
from comity.alignment.one_actor.dependent import Dependent, dependent
from comity.alignment.one_actor.partners import Partner, Turnover, cancelled, partners, turnover, weighted
from comity.alignment.one_actor.places import Place, place
from comity.alignment.one_actor.strength import Strength, strength
from comity.case.alignment import Capabilities
from comity.errors import UsageError, did_you_mean

NO_YEARS: Mapping[int, Exposure] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Page:
    """
    What is known of one actor.

    Parameters
    ----------
    actor : str
    windows : tuple of (str, str)
        First and last day of each window, in order.
    partners : tuple of Partner
        Those of the last window, the heaviest first.
    cancelled : tuple of str
        Those with whom its ties of the last window cancel out.
    turnover : tuple of Turnover
        From the first window to the last and from the one before the last to the last; one where these are the same,
        none where there is one window.
    dependent : Dependent or None
    place : Place or None
    strength : Strength or None
    camps : tuple of (Camp or None)
        One for each window, None where it has no tie; empty where no balance was given.
    weighted : bool
        Whether its ties of the last window have weights; where each weighs 1, they are counted in words.
    """

    actor: str
    windows: tuple[tuple[str, str], ...]
    partners: tuple[Partner, ...]
    cancelled: tuple[str, ...]
    turnover: tuple[Turnover, ...]
    dependent: Dependent | None
    place: Place | None
    strength: Strength | None
    camps: tuple[Camp | None, ...]
    weighted: bool = True

    @property
    def friends(self) -> tuple[Partner, ...]:
        """Return the partners of the last window with whom its ties are positive, the heaviest first."""
        return tuple(partner for partner in self.partners if partner.sign > 0)

    @property
    def foes(self) -> tuple[Partner, ...]:
        """Return the partners of the last window with whom its ties are negative, the heaviest first."""
        return tuple(partner for partner in self.partners if partner.sign < 0)

    def to_json(self) -> dict[str, object]:
        """Return the page as plain values; None stands for what is not known."""
        return {
            "actor": self.actor,
            "windows": [list(days) for days in self.windows],
            "with": {
                "friends": [partner.to_json() for partner in self.friends],
                "foes": [partner.to_json() for partner in self.foes],
                "cancelled": list(self.cancelled),
                "turnover": [found.to_json() for found in self.turnover],
            },
            "dependent": self.dependent.to_json() if self.dependent else None,
            "moving": {
                "place": self.place.to_json() if self.place else None,
                "capability": self.strength.to_json() if self.strength else None,
                "camps": [camp.to_json() if camp else None for camp in self.camps],
            },
            "sentences": list(self.sentences()),
        }

    def sentences(self) -> tuple[str, ...]:
        """Return the page in plain words: with whom, how dependent, moving which way; what is not known is said."""
        from comity.alignment.one_actor.words import of_page

        return of_page(self)


def page(
    actor: str,
    snapshots: Sequence[Snapshot],
    *,
    net: Network,
    exposures: Mapping[int, Exposure] = NO_YEARS,
    points: IdealPoints | None = None,
    camps: Sequence[Balance] = (),
    capabilities: Capabilities | None = None,
    kinds: Collection[str] = (),
) -> Page:
    """
    Return one actor's page: with whom it stands, how dependent it is, and which way it moves.

    The parts come from different data and are not joined to one score: an actor may vote with one side and trade with
    the other.

    Parameters
    ----------
    actor : str
    snapshots : sequence of Snapshot
        The windows, in the order of time.
    net : Network
        What the windows were cut from: it tells the kinds of ties, and since when they stand.
    exposures : mapping of year to Exposure, optional
    points : IdealPoints, optional
    camps : sequence of Balance, optional
        One for each window.
    capabilities : Capabilities, optional
    kinds : collection of str
        The kinds of tie that make the windows; all of them where it is empty.

    Returns
    -------
    Page

    Raises
    ------
    UsageError
        An actor of whom nothing at all is said; windows out of order; camps that are not one for each window.

    Examples
    --------
    >>> import datetime as dt
    >>> from comity.alignment.network import network_of
    >>> from comity.case.alignment import Ties
    >>> ties = Ties(("a", "a"), ("b", "c"), (1, -1), (None, None), (False, False), ("alliance", "dispute"),
    ...     ("1948", "1950"), ("", "1953"), ("", ""))
    >>> net = network_of(ties)
    >>> years = [net.window(dt.date(y, 1, 1), dt.date(y, 12, 31)) for y in (1949, 1951)]
    >>> for sentence in page("a", years, net=net).sentences()[:4]:
    ...     print(sentence)
    With whom: in 1951 a has positive ties with b (1 of its 2 ties; alliance; since 1948).
    It has negative ties with c (dispute; since 1950).
    Ties of all kinds count alike.
    From 1949 to 1951 it gained c as a foe.

    References
    ----------
    Keohane, R. O., & Nye, J. S. (1977). Power and Interdependence. Little, Brown.
    """
    _check_order(snapshots)
    _check_known(actor, snapshots, net, exposures, points, capabilities)
    last = snapshots[-1] if snapshots else None
    return Page(
        actor,
        tuple((s.first.isoformat(), s.last.isoformat()) for s in snapshots),
        partners(last, net, actor, kinds) if last else (),
        cancelled(last, net, actor, kinds) if last else (),
        _turnovers(snapshots, actor),
        dependent(exposures, actor),
        place(points, actor) if points else None,
        strength(capabilities, actor) if capabilities else None,
        camps_of(snapshots, camps, actor),
        weighted(last, net, actor, kinds) if last else False,
    )


def _turnovers(snapshots: Sequence[Snapshot], actor: str) -> tuple[Turnover, ...]:
    if len(snapshots) < 2:
        return ()
    earlier = [snapshots[0]] if len(snapshots) == 2 else [snapshots[0], snapshots[-2]]
    return tuple(turnover(one, snapshots[-1], actor) for one in earlier)


def _check_order(snapshots: Sequence[Snapshot]) -> None:
    days = [(s.first, s.last) for s in snapshots]
    if days != sorted(days):
        raise UsageError("The windows of an actor's page are not in the order of time. Sort them by their first day.")


def _check_known(
    actor: str,
    snapshots: Sequence[Snapshot],
    net: Network,
    exposures: Mapping[int, Exposure],
    points: IdealPoints | None,
    capabilities: Capabilities | None,
) -> None:
    known = {*net.actors, *(points.actors if points else ()), *(capabilities.actor if capabilities else ())}
    known.update(*(found.actors for found in exposures.values()), *(s.actors for s in snapshots))
    if actor not in known:
        near = did_you_mean(actor, sorted(known))
        raise UsageError(" ".join(filter(None, (f'Nothing is said of an actor "{actor}".', near))))
