"""The maps of the ties: the last window large, up to twelve of them small, every actor at its place throughout."""

from __future__ import annotations

from dataclasses import replace

from comity.alignment.layout.frame import Frame
from comity.alignment.layout.layout import MOST as MOST_ACTORS
from comity.alignment.layout.layout import layout
from comity.alignment.result import WindowFound
from comity.report.alignment_chapter.pictures.followed import Group, followed
from comity.report.alignment_chapter.pictures.network_map import Mapped, map_figure
from comity.report.alignment_chapter.pictures.small_maps import MOST, small_maps
from comity.report.alignment_chapter.subject import Aligned, window_called
from comity.report.content import Figure
from comity.report.figures.said import spread

WIDTH, HEIGHT = 720.0, 520.0
MOST_KINDS, LONGEST = 6, 60
"""So many kinds are named, and in a title only in so many letters."""


def maps(s: Aligned) -> tuple[Figure | None, Figure | None]:
    """Return the map of the last window and the small maps; None for each that cannot be drawn."""
    tied = s.tied
    if not tied or len({a for w in tied for a in w.snapshot.actors}) > MOST_ACTORS:
        return None, None
    shown = [tied[k] for k in spread(len(tied), MOST)]
    drawn = layout(
        [w.snapshot for w in shown],
        width=WIDTH,
        height=HEIGHT,
        labels={a: name for a, name in s.result.names.items() if a != name},
    )
    groups = followed([groups_of(w) for w in shown])
    drawings = [_mapped(s, *one) for one in zip(shown, drawn.frames, groups, strict=True)]
    kinds = [k for k in s.result.kinds if k]
    every = ", ".join(kinds) if len(kinds) <= MOST_KINDS else f"{len(kinds)} kinds"
    short = 0 < len(every) <= LONGEST and len(kinds) <= MOST_KINDS
    of = f" ({every})" if short else ""
    caption = f"Ties that count: {every}." if every and not short else ""
    large = map_figure(
        "alignment-map", f"Who stands with whom and against whom{of}, {window_called(shown[-1])}", caption, drawings[-1]
    )
    windows = f"{len(shown)} of {len(tied)} windows. " if len(shown) < len(tied) else ""
    small = small_maps("alignment-maps", "The same map, window by window", windows.strip(), drawings)
    return large, small


def groups_of(w: WindowFound) -> tuple[tuple[str, ...], ...]:
    """Return the communities of a window: with negative ties counted where there are some, else of positive ties."""
    found = w.structure
    if found is None:
        return ()
    if found.signed is not None:
        return found.signed.groups
    return found.communities.shown.groups if found.communities is not None else ()


def _mapped(s: Aligned, w: WindowFound, frame: Frame, groups: tuple[Group, ...]) -> Mapped:
    """Return a window as it is drawn, parties under their names."""
    # layouts and snapshots both have their actors in the order of their names
    snapshot = replace(w.snapshot, actors=s.every(w.snapshot.actors))
    frame = replace(frame, actors=snapshot.actors, dropped=s.every(frame.dropped))
    return Mapped(snapshot, frame, (WIDTH, HEIGHT), tuple(replace(g, members=s.every(g.members)) for g in groups))
