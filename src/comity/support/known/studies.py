"""
The studies of outside support that comity sets beside a case.

Every entry says how far it was read for this list; most were read in their abstracts, so no size of an effect is
given, only the sign that the authors report. Wording is our own.
"""

from __future__ import annotations

from comity.support.known.study import Finding, Study

_JCR = "Journal of Conflict Resolution"
_JPR = "Journal of Peace Research"

DURATION: tuple[Study, ...] = (
    Study(
        key="elbadawi_sambanis_2000",
        authors=("Elbadawi", "Sambanis"),
        year=2000,
        title="External Interventions and the Duration of Civil Wars",
        venue="World Bank Policy Research Working Paper 2433",
        design="duration model in which intervention is replaced by what a model of intervention expects",
        grade="predicted",
        read="abstract",
        findings=(Finding("duration", "longer", "intervention for one side goes with longer wars."),),
        note="Peace operations, which take no side, are held apart from intervention.",
    ),
    Study(
        key="regan_2002",
        authors=("Regan",),
        year=2002,
        title="Third-Party Interventions and the Duration of Intrastate Conflicts",
        venue=f"{_JCR} 46(1): 55-73",
        design="hazard model of conflict months",
        grade="regression",
        read="abstract",
        sample="150 conflicts, 101 of them with 1,036 interventions in all",
        years=(1945, 1999),
        findings=(
            Finding("duration", "longer", "interventions of nearly any kind go with longer wars."),
            Finding(
                "duration",
                "longer",
                "wars with interventions on opposing sides are expected to last by far the longest.",
                given="interventions on both sides",
            ),
        ),
        note="Neutral interventions do worse than one-sided ones.",
    ),
    Study(
        key="fearon_laitin_2008",
        authors=("Fearon", "Laitin"),
        year=2008,
        title="Civil War Termination",
        venue="manuscript, September 2008",
        design="accounts of wars drawn at random, read for what ended them",
        grade="narratives",
        read="abstract",
        sample="119 ended conflicts coded, 30 of them read as accounts",
        findings=(
            Finding(
                "duration",
                "shorter",
                "the exit of foreign support for one side commonly brought the end.",
                contrast="losing",
            ),
            Finding("duration", "shorter", "the entry of foreign support for one side commonly brought the end."),
        ),
        note="Wars are drawn that ended: changes of support that ended nothing are not in the sample.",
    ),
    Study(
        key="cunningham_2010",
        authors=("Cunningham",),
        year=2010,
        title="Blocking Resolution: How External States Can Prolong Civil Wars",
        venue=f"{_JPR} 47(2): 115-127",
        design="Cox model with the aims of each intervention",
        grade="regression",
        read="abstract",
        sample="civil wars since the Second World War",
        findings=(
            Finding(
                "duration",
                "longer",
                "outsiders with an agenda of their own go with much longer wars, and account for the general finding.",
                side="own agenda",
            ),
        ),
    ),
    Study(
        key="nunn_qian_2014",
        authors=("Nunn", "Qian"),
        year=2014,
        title="US Food Aid and Civil Conflict",
        venue="American Economic Review 104(6): 1630-1666",
        design="country-years; wheat harvests in the United States, times how often a country is helped, as instrument",
        grade="instrument",
        read="abstract",
        findings=(Finding("duration", "longer", "more food aid means longer civil conflicts.", kind="food aid"),),
        note="Christian and Barrett (2017, World Bank Policy Research Working Paper 8171) find that such an instrument "
        "can take shared trends for an effect.",
    ),
    Study(
        key="mary_mishra_2020",
        authors=("Mary", "Mishra"),
        year=2020,
        title="Humanitarian Food Aid and Civil Conflict",
        venue="World Development 126: 104713",
        design="country-years; differences over time between countries in the food aid they get, with an instrument",
        grade="instrument",
        read="abstract",
        sample="79 countries that receive food aid",
        years=(2002, 2017),
        findings=(Finding("duration", "shorter", "more food aid means shorter civil conflicts.", kind="food aid"),),
    ),
    Study(
        key="testerman_2014",
        authors=("Testerman",),
        year=2014,
        title="Removing the Crutch: External Support and the Dynamics of Armed Conflict",
        venue="conference paper, November 2014",
        design="regression on conflict years with support, without it and after a break in it",
        grade="regression",
        read="abstract",
        findings=(
            Finding("duration", "longer", "wars in which rebels are helped last longer.", side="rebels"),
            Finding(
                "duration",
                "longer",
                "after a break in support a war is more likely to go on into the next year than with support kept.",
                side="rebels",
                contrast="losing",
            ),
        ),
        note="Not reviewed by peers when written.",
    ),
    Study(
        key="sawyer_cunningham_reed_2017",
        authors=("Sawyer", "Cunningham", "Reed"),
        year=2017,
        title="The Role of External Support in Civil War Termination",
        venue=f"{_JCR} 61(6): 1174-1202",
        design="a bargaining model, and duration models of wars by kind of support",
        grade="regression",
        read="digest",
        findings=(
            Finding(
                "duration",
                "longer",
                "money and weapons to rebels, which can be put to any use, go with wars less likely to end.",
                side="rebels",
                kind="money",
            ),
            Finding("duration", "shorter", "troops to rebels go with shorter wars.", side="rebels", kind="troops"),
            Finding(
                "duration", "longer", "troops to the government go with longer wars.", side="government", kind="troops"
            ),
        ),
    ),
)
"""Studies of how long wars last."""

ENDINGS: tuple[Study, ...] = (
    Study(
        key="balch_lindsay_enterline_joyce_2008",
        authors=("Balch-Lindsay", "Enterline", "Joyce"),
        year=2008,
        title="Third-Party Intervention and the Civil War Process",
        venue=f"{_JPR} 45(3): 345-363",
        design="competing risks: victory of the government, of the opposition, negotiated settlement",
        grade="regression",
        read="abstract",
        years=(1816, 1997),
        findings=(
            Finding("victory", "more", "the side that is helped wins sooner."),
            Finding("settlement", "longer", "help to either side goes with a longer wait for a negotiated settlement."),
        ),
    ),
    Study(
        key="sullivan_karreth_2015",
        authors=("Sullivan", "Karreth"),
        year=2015,
        title="The Conditional Impact of Military Intervention on Internal Armed Conflict Outcomes",
        venue="Conflict Management and Peace Science, online 2014",
        design="regression of outcomes on direct intervention and relative fighting capacity",
        grade="regression",
        read="abstract",
        years=(1945, 2010),
        findings=(
            Finding("victory", "more", "direct help to rebels goes with more rebel victories.", "rebels", "troops"),
            Finding(
                "victory",
                "conditional",
                "direct help to governments goes with better outcomes for them only against strong rebels.",
                side="government",
                kind="troops",
                given="rebels whose fighting capacity matches that of the state or exceeds it",
            ),
        ),
    ),
    Study(
        key="karlen_2017",
        authors=("Karlén",),
        year=2017,
        title="The Legacy of Foreign Patrons: External State Support and Conflict Recurrence",
        venue=f"{_JPR}, 2017",
        design="Cox models of the peace after a conflict",
        grade="regression",
        read="abstract",
        sample="intrastate conflicts that ended",
        years=(1975, 2009),
        findings=(
            Finding(
                "recurrence",
                "more",
                "help to rebels in the old war goes with its coming back in the first years.",
                side="rebels",
                given="the short run",
            ),
            Finding("recurrence", "none", "help to governments goes with no difference.", side="government"),
        ),
    ),
)
"""Studies of how wars end and whether they come back."""

INTENSITY: tuple[Study, ...] = (
    Study(
        key="moore_2012",
        authors=("Moore",),
        year=2012,
        title="Selling to Both Sides: The Effects of Major Conventional Weapons Transfers on Civil War Severity and "
        "Duration",
        venue="International Interactions 38(3): 325-347",
        design="regressions of deaths and of duration on who receives major weapons",
        grade="regression",
        read="abstract",
        findings=(
            Finding("intensity", "more", "major weapons for rebels go with deadlier wars.", "rebels", "arms"),
            Finding("duration", "longer", "major weapons for the state go with longer wars.", "government", "arms"),
        ),
    ),
    Study(
        key="dube_naidu_2015",
        authors=("Dube", "Naidu"),
        year=2015,
        title="Bases, Bullets, and Ballots: The Effect of US Military Aid on Political Conflict in Colombia",
        venue="The Journal of Politics, pages 249-267",
        design="municipalities with and without army bases as aid to the country changes, with an instrument",
        grade="instrument",
        read="abstract",
        sample="Colombian municipalities",
        findings=(
            Finding(
                "intensity",
                "more",
                "military aid raises attacks by paramilitaries where there are bases.",
                side="government",
                kind="mixed",
                given="attacks by paramilitaries",
            ),
            Finding(
                "intensity",
                "none",
                "no effect of military aid on attacks by guerrillas is found.",
                side="government",
                kind="mixed",
                given="attacks by guerrillas",
            ),
        ),
        note="One country; what holds between its towns need not hold between wars.",
    ),
    Study(
        key="benson_ramsay_2016",
        authors=("Benson", "Ramsay"),
        year=2016,
        title="Trading Fire: The Arms Trade Network and Civil War",
        venue="working paper, September 2016",
        design="trade in small arms and battle deaths, with other wars in the trade network as instrument",
        grade="instrument",
        read="abstract",
        findings=(
            Finding("intensity", "more", "more small arms traded means more deaths among fighters.", kind="arms"),
            Finding(
                "intensity",
                "less",
                "arms embargoes mean fewer deaths among fighters.",
                kind="arms",
                contrast="losing",
            ),
        ),
    ),
    Study(
        key="mehrl_thurner_2020",
        authors=("Mehrl", "Thurner"),
        year=2020,
        title="Military Technology and Human Loss in Intrastate Conflict: The Conditional Impact of Arms Imports",
        venue=_JCR,
        design="regression of battle deaths on arms imports of governments, repeated with instruments",
        grade="regression",
        read="abstract",
        sample="intrastate conflicts",
        years=(1989, 2011),
        findings=(
            Finding(
                "intensity",
                "conditional",
                "arms imports of governments go with more deaths where rebels are as strong as they, and with no "
                "difference where rebels are weak.",
                side="government",
                kind="arms",
                given="rebels that match or exceed the government's strength",
            ),
        ),
        note="Authors and title are recalled; the abstract was read.",
    ),
)
"""Studies of how deadly wars are."""

REVIEWS: tuple[Study, ...] = (
    Study(
        key="enterline_linebarger_2014",
        authors=("Enterline", "Linebarger"),
        year=2014,
        title="Win, Lose, or Draw: Third Party Intervention and the Duration and Outcome of Civil Wars",
        venue="manuscript of a book chapter, September 2014",
        design="a reading of the studies of intervention and civil war",
        grade="review",
        read="abstract",
        findings=(Finding("duration", "longer", "the studies it reads typically link intervention with longer wars."),),
        note="It reads several of the studies of this list: it is no further witness.",
    ),
)
"""Readings of other studies, which add nothing of their own."""

STUDIES: tuple[Study, ...] = (*DURATION, *ENDINGS, *INTENSITY, *REVIEWS)
