"""What the chapter on outside support is written about: the case, and what was found out on each road."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from comity.case.nouns import Case
from comity.case.support import Support
from comity.report.content import PartyName, Quiet, Span, Text
from comity.study import Study
from comity.support.answer import Tested
from comity.support.flows.result import FlowAnswer
from comity.support.known.result import Known
from comity.support.result import SupportResult
from comity.support.series.wording import outcome_words
from comity.support.structural.result import Structure


@dataclass(frozen=True, eq=False)
class Helped:
    """
    The material of the chapter.

    Parameters
    ----------
    study : Study
    result : SupportResult
        Its parts are None, or empty, where the case has nothing for them.
    """

    study: Study
    result: SupportResult

    @property
    def case(self) -> Case:
        """Return the case."""
        return self.study.case

    @cached_property
    def support(self) -> Support:
        """Return the section of the case."""
        return self.case.support if self.case.support is not None else Support()

    @property
    def structure(self) -> Structure | None:
        """Return what support does to the conflict; None where nothing could be asked."""
        found = self.result.structure
        return found if found is not None and (found.scenarios or found.missing) else None

    @property
    def flows(self) -> FlowAnswer | None:
        """Return what the figures can bear; None where there are none."""
        found = self.result.flows
        return found if found is not None and found.figures else None

    @property
    def known(self) -> Known | None:
        """Return what studies say; None where no study is listed."""
        found = self.result.known
        return found if found is not None and found.questions else None

    @cached_property
    def tests(self) -> tuple[Tested, ...]:
        """Return every test on data that gave a number or a contrast."""
        return tuple(t for t in self.result.tests if not t.refused)

    @cached_property
    def refused(self) -> tuple[Tested, ...]:
        """Return the tests that the data do not bear."""
        return tuple(t for t in self.result.tests if t.refused)

    @cached_property
    def says(self) -> Mapping[str, str]:
        """Return id of data -> what the statement under test says of it: lower, higher, shorter or longer."""
        series = {t.id: str(t.says) for t in self.support.series}
        return series | {t.id: str(t.says) for t in self.support.endings}

    @cached_property
    def outcomes(self) -> Mapping[str, str]:
        """Return id of a series -> what it counts, in words; the scale that it is tested on is part of it."""
        return {t.id: outcome_words(t) for t in self.support.series}

    @cached_property
    def party_names(self) -> dict[str, PartyName]:
        """Return party id -> its name with its place in the file."""
        return {p.id: PartyName(p.name, k) for k, p in enumerate(self.case.parties)}

    def name(self, who: str) -> Span:
        """Return the name of a party; anybody else stands as written."""
        return self.party_names.get(who) or (Text(who) if who else Quiet("not said"))

    def called(self, who: str) -> str:
        """Return the bare name of a party; anybody else stands as written."""
        found = self.party_names.get(who)
        return found.name if found is not None else who


def helped(study: Study) -> Helped | None:
    """Return the material of the chapter; None where the case has no section on support."""
    return Helped(study, study.support) if study.support is not None else None
