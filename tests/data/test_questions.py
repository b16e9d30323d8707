"""Questions that readers ask, and the answers that a reader of data/ counts out by hand.

The values stand here as they were worked out from the files, before any query was asked. Where a record is
mended and an answer changes, work it out anew from the files; do not copy what the query says.
"""

from collections import Counter
from datetime import date

import pandas as pd

from cisdash.queries.agreements import agreements, involved
from cisdash.queries.chair import terms
from cisdash.queries.coverage import ratification
from cisdash.queries.filters import Filters
from cisdash.queries.meetings import coming, held, meetings, unreported
from cisdash.queries.membership import memberships_by_pair, standing
from cisdash.queries.places import host_cities
from cisdash.queries.record import on_record
from tests.build import real

INTERIOR_MINISTERS = Filters(bodies=("cim",), since=2025, until=2026)
SUMMITS = Filters(bodies=("chs",))
SUMMITS_OF_THE_1990S = Filters(bodies=("chs",), since=1990, until=1999)
TAJIKISTAN_2025 = Filters(states=("TJ",), since=2025, until=2025)
BEFORE, AFTER = date(2005, 1, 1), date(2019, 1, 1)


# 2. Where does the Council of Interior Ministers meet in 2026, and where did it meet in 2025?
# data/meetings/cim.yaml has one record of each year: cim-2025-08-12, held, and cim-2026, planned, known to
# the year. No meeting of another body in these years names cim in joint. A meeting that was announced is not
# held.


def test_the_interior_ministers_met_in_saint_petersburg_in_2025() -> None:
    found = held(meetings(real(), INTERIOR_MINISTERS))
    assert listed(found, "id", "city") == [("cim-2025-08-12", "saint-petersburg")]


def test_the_interior_ministers_are_announced_for_dushanbe_in_2026() -> None:
    found = coming(meetings(real(), INTERIOR_MINISTERS), date(2026, 3, 1))
    assert listed(found, "id", "city", "start") == [("cim-2026", "dushanbe", "2026")]


def test_when_2026_is_over_their_meeting_in_dushanbe_is_unreported_and_not_held() -> None:
    found = meetings(real(), INTERIOR_MINISTERS)
    assert coming(found, date(2027, 1, 1)).empty
    assert unreported(found, date(2027, 1, 1))["id"].tolist() == ["cim-2026"]


# 3. Which states' leaders were at the Dushanbe summit of 10 October 2025, in which office?
# The attendance of chs-2025-10-10 in data/meetings/chs-dushanbe-2025.yaml: nine lines with a state, none of
# them absent, online or expected; two more lines are of bodies. Armenia alone sent its head of government.
# Moldova and Ukraine have no line.

LEADERS_IN_DUSHANBE = {
    "AM": ("nikol-pashinyan", "head_of_government", "Prime Minister of the Republic of Armenia"),
    "AZ": ("ilham-aliyev", "head_of_state", "President of the Republic of Azerbaijan"),
    "BY": ("alexander-lukashenko", "head_of_state", "President of the Republic of Belarus"),
    "KG": ("sadyr-japarov", "head_of_state", "President of the Kyrgyz Republic"),
    "KZ": ("kassym-jomart-tokayev", "head_of_state", "President of the Republic of Kazakhstan"),
    "RU": ("vladimir-putin", "head_of_state", "President of the Russian Federation"),
    "TJ": ("emomali-rahmon", "head_of_state", "President of the Republic of Tajikistan"),
    "TM": ("serdar-berdimuhamedov", "head_of_state", "President of Turkmenistan"),
    "UZ": ("shavkat-mirziyoyev", "head_of_state", "President of the Republic of Uzbekistan"),
}


def test_nine_states_were_at_the_dushanbe_summit() -> None:
    found = meetings(real(), SUMMITS).set_index("id")
    assert found.loc["chs-2025-10-10", "states"] == tuple(LEADERS_IN_DUSHANBE)


def test_eight_came_as_head_of_state_and_the_prime_minister_of_armenia_as_head_of_government() -> None:
    came = [row for row in real().pieces["meetings.attendance"]["chs-2025-10-10"] if row["state"]]
    assert {row["presence"] for row in came} == {"present"}
    found = {row["state"]: (row["person"], str(row["level"]), row["office_en"]) for row in came}
    assert found == LEADERS_IN_DUSHANBE


def test_two_came_for_bodies_and_not_for_a_state() -> None:
    came = real().pieces["meetings.attendance"]["chs-2025-10-10"]
    found = {row["body"]: row["person"] for row in came if not row["state"]}
    assert found == {
        "executive-committee": "sergey-lebedev",
        "human-rights-commission": "tatyana-moskalkova",
    }


# 6. Which states signed the free trade treaty of 2011, which ratified it, and when did it enter into force
# for each?
# The actions of cis-fta-2011 in data/agreements/treaties-trade-2011-on.yaml: three a state for eight states,
# signed, ratified, in_force; one more for Uzbekistan, not_signed, which involves nobody. Dates as written
# there: most ratifications are known to the year. No entry into force is by_rule.

FREE_TRADE_2011 = {
    "AM": ("2011-10-18", "2012", "2012-10-17"),
    "BY": ("2011-10-18", "2012", "2012-09-20"),
    "KG": ("2011-10-18", "2013", "2014-01-12"),
    "KZ": ("2011-10-18", "2012", "2012-12-08"),
    "MD": ("2011-10-18", "2012", "2012-12-09"),
    "RU": ("2011-10-18", "2012", "2012-09-20"),
    "TJ": ("2011-10-18", "2015-12", "2015-12-24"),
    "UA": ("2011-10-18", "2012", "2012-09-20"),
}


def test_eight_states_signed_and_ratified_the_free_trade_treaty_and_it_is_in_force_for_each() -> None:
    actions = real().pieces["agreements.actions"]["cis-fta-2011"]
    dates = {(row["state"], str(row["kind"])): row["on"] for row in actions}
    found = {
        state: tuple(dates[state, kind] for kind in ("signed", "ratified", "in_force"))
        for state in FREE_TRADE_2011
    }
    assert found == FREE_TRADE_2011
    assert len(actions) == 25


def test_uzbekistan_did_not_sign_the_free_trade_treaty_and_is_not_involved() -> None:
    actions = real().pieces["agreements.actions"]["cis-fta-2011"]
    assert [str(row["kind"]) for row in actions if row["state"] == "UZ"] == ["not_signed"]
    place = real()["agreements"]["id"] == "cis-fta-2011"
    assert involved(real()).loc[place].tolist() == [tuple(FREE_TRADE_2011)]


def test_eight_are_bound_by_the_free_trade_treaty_and_no_day_of_its_force_follows_from_the_rule() -> None:
    found = ratification(real()).set_index("id").loc["cis-fta-2011"]
    assert found.to_dict() == {"bound": 8, "consent": 8, "in_force": 8, "by_rule": 0}


def test_the_free_trade_treaty_entered_into_force_when_the_third_state_was_bound() -> None:
    act = real().rows["agreements"]["cis-fta-2011"]
    first = sorted(entered for _, _, entered in FREE_TRADE_2011.values())[: act["consents_needed"]]
    assert first == ["2012-09-20"] * 3
    assert act["in_force_on"] == "2012-09-20"


# 8. What changed in membership between 2005-01-01 and 2019-01-01?
# data/memberships/commonwealth.yaml for the Commonwealth: cis-ge ends on 2009-08-18, cis-tm gives way to
# cis-tm-2 on 2005-08-26, cis-ua to cis-ua-2 on 2018-05-19; every other record covers both days or neither.
# All files of data/memberships for the rest. A standing without a start counts from its seen_on; before that
# it is not known, which is not the same as no (data laws 1 and 2). That a state was outside before a start is
# said only by the first standing of a pair, and only if that one has the start: that Moldova takes no part in
# summits since 2023 does not say that it was outside in 2005. Counted are the pairs of a body and a state
# that are known on both days and differ. Left out are bodies founded in between, and pairs with a record that
# has neither start nor seen_on: they say nothing about a first day. Thirty-six: fifteen came to belong,
# eighteen ceased to, and cis TM, cdm UZ and csto UZ changed otherwise.

CHANGED = {
    ("founding", "associate"): ["cis TM"],
    ("founding", "left"): ["caco KG", "caco KZ", "caco TJ", "caco UZ"],
    ("founding", "non_participating"): ["cis UA"],
    ("founding", "suspended"): ["ifas KG"],
    ("member", "left"): [
        "caco RU",
        "cis GE",
        "economic-court AM",
        "economic-court MD",
        "guam UZ",
        "statistical-committee UA",
    ],
    ("member", "not_member"): ["cim GE"],
    ("not_member", "left"): ["csto UZ"],
    ("not_member", "member"): [
        "carec GE",
        "ipa UZ",
        "traceca IR",
        "wto KZ",
        "wto RU",
        "wto TJ",
        "wto UA",
    ],
    ("not_member", "observer"): ["csto AF", "railway-transport-council IR", "sco AF"],
    ("not_member", "participating"): [
        "council-ecological AM",
        "council-ecological BY",
        "council-ecological KZ",
        "council-ecological RU",
        "sco AM",
    ],
    ("observer", "participating"): ["cdm UZ"],
    ("participating", "not_member"): [
        "council-prosecutors GE",
        "council-prosecutors UA",
        "joint-air-defence-system GE",
        "joint-air-defence-system TM",
        "joint-air-defence-system UA",
    ],
}


def test_the_commonwealth_had_twelve_members_in_2005_and_nine_in_2019() -> None:
    assert members("cis", BEFORE) == "AM AZ BY GE KG KZ MD RU TJ TM UA UZ"
    assert members("cis", AFTER) == "AM AZ BY KG KZ MD RU TJ UZ"


def test_georgia_left_turkmenistan_became_an_associate_and_ukraine_ended_its_part() -> None:
    found = {
        state: marks
        for body, state in memberships_by_pair(real())
        if body == "cis" and len(set(marks := (mark(body, state, BEFORE), mark(body, state, AFTER)))) > 1
    }
    assert found == {
        "GE": ("member", "left"),
        "TM": ("founding", "associate"),
        "UA": ("founding", "non_participating"),
    }


def test_a_part_that_ended_later_does_not_say_that_the_state_was_outside_before() -> None:
    councils = ("chs", "chg", "economic-council")
    found = {(body, state): mark(body, state, BEFORE) for body in councils for state in ("MD", "UA")}
    assert found == dict.fromkeys(found, "not_known")
    assert mark("sco", "BY", BEFORE) == "not_known"  # an observer, seen in 2016, before it was a member


def test_over_all_bodies_thirty_six_standings_that_are_known_on_both_days_differ() -> None:
    found: dict[tuple[str, str], list[str]] = {}
    for (body, state), rows in sorted(memberships_by_pair(real()).items()):
        marks = mark(body, state, BEFORE), mark(body, state, AFTER)
        dated = all(row["start"] or row["seen_on"] for row in rows)
        if dated and marks[0] != marks[1] and not {"not_known", "not_applicable"} & {*marks}:
            found.setdefault(marks, []).append(f"{body} {state}")
    assert found == CHANGED
    assert sum(map(len, found.values())) == 36


def test_four_more_ended_on_a_day_on_record_though_it_is_not_known_when_they_began() -> None:
    ended = (("cbc", "GE"), ("cdm", "GE"), ("chs", "GE"), ("eapo", "MD"))
    rows = [row for pair in ended for row in memberships_by_pair(real())[pair]]
    assert [(row["start"], row["end"]) for row in rows] == [
        (None, "2009-08-18"),
        (None, "2006-01-25"),
        (None, "2009-08-18"),
        (None, "2012-04-26"),
    ]
    assert {mark(*pair, AFTER) for pair in ended} == {"left"}


# 9. Which city has hosted the most summits? Which in the 1990s?
# data/meetings/chs-*.yaml: records with body: chs and status: held, by city: 80 in all, three without a city.
# Moved and planned ones are left out; so are the two meetings of the heads of government that name chs in
# joint, for the summits of these days have records of their own. The 1990s are the 23 that start in 1990 to
# 1999, one without a city.


def test_moscow_has_hosted_the_most_summits() -> None:
    assert hosts(SUMMITS)[:3] == [("moscow", 24), ("minsk", 10), ("saint-petersburg", 10)]


def test_seventy_seven_of_the_eighty_summits_held_have_a_city() -> None:
    assert len(held(meetings(real(), SUMMITS))) == 80
    assert sum(times for _, times in hosts(SUMMITS)) == 77


def test_moscow_hosted_the_most_summits_of_the_1990s_too() -> None:
    assert hosts(SUMMITS_OF_THE_1990S) == [
        ("moscow", 9),
        ("minsk", 5),
        ("almaty", 2),
        ("ashgabat", 1),
        ("bishkek", 1),
        ("chisinau", 1),
        ("kyiv", 1),
        ("tashkent", 1),
        ("viskuli", 1),
    ]
    assert len(held(meetings(real(), SUMMITS_OF_THE_1990S))) == 23


# 13. Which programmes end in 2028 or 2030?
# All files of data/agreements, lines with valid_to: 2028 and 2030 in any precision: 3 and 11 acts. Programmes
# by kind are three of them. The decision on the capitals of 2027 and 2028 is a draft, status planned.

ENDING = {
    2028: {
        "cis-decision-capitals-2027-2028": "decision",
        "cis-decision-secretary-general-2025": "decision",
        "cis-programme-terrorism-2026-2028": "programme",
    },
    2030: {
        "cis-concept-industrial-cooperation-2030": "concept",
        "cis-concept-military-cooperation-2030": "concept",
        "cis-corridors-plan-2030": "plan",
        "cis-energy-forecast-2030": "other",
        "cis-nuclear-framework-2030": "programme",
        "cis-nuclear-plan-2030": "plan",
        "cis-programme-border-2026-2030": "programme",
        "cis-strategy-economic-2030": "strategy",
        "cis-strategy-plan-2026-2030": "plan",
        "cis-tourism-sport-directions-2030": "plan",
        "ru-tj-trade-plan-2030": "plan",
    },
}


def test_three_acts_end_in_2028_and_eleven_in_2030() -> None:
    found = agreements(real(), Filters())
    for year, acts in ENDING.items():
        assert sorted(listed(found.loc[found["valid_to_last"].dt.year == year], "id", "kind")) == sorted(
            acts.items()
        )


def test_the_act_that_ends_in_2028_and_is_not_adopted_is_a_draft() -> None:
    found = agreements(real(), Filters()).set_index("id").loc[[*ENDING[2028], *ENDING[2030]]]
    assert found.index[found["status"] != "adopted"].tolist() == ["cis-decision-capitals-2027-2028"]


# 14. Everything that involved Tajikistan in 2025. Meetings (data/meetings, start or end in 2025): it
# hosted, chaired, was present or online, or the city is in Tajikistan; expected is not present. 27, three
# of them announced and not reported. Acts (data/agreements, signed_on in 2025; 49 in all): it is a party,
# acted on it, or the act was adopted at a meeting that it attended. 12 by the first two. Of three
# meetings: 17 acts of the summit of 10 October; 8 of the heads of government in Minsk on 29 September, on
# three of which it acted as well; 7 of the heads of government in Dushanbe on 5 June, where it had the
# chair: who has the chair is there, although the attendance on record names Belarus alone. 12 + 17 + 5 +
# 7 = 41. Events (data/events, on in 2025): TJ among states (15), or in a city of Tajikistan (9 more).
# Terms: those that ran in 2025. Figures, representations: by start or since; what has no date is kept, as
# no year speaks against it. Designations: TJ among states. Awards name no state, but their persons hold
# offices: the one of 2025 went to the President of Tajikistan. Initiatives: proposed_on, or the date of a
# step; undated ones are kept.


def test_tajikistan_was_involved_in_twenty_seven_meetings_of_2025_three_of_them_not_reported() -> None:
    found = meetings(real(), TAJIKISTAN_2025)
    assert Counter(found["status"].astype(str)) == {"held": 24, "planned": 3}
    assert sorted(unreported(found, date(2026, 3, 1))["id"]) == [
        "economic-council-2025-09-05",
        "electric-power-council-2025-10-10",
        "ipa-2025-11-14",
    ]


def test_tajikistan_was_present_at_twenty_one_of_them_by_the_attendance_on_record() -> None:
    found = meetings(real(), TAJIKISTAN_2025)
    there = found["states"].map(lambda states: "TJ" in states).astype(bool)
    assert sorted(found.loc[~there & (found["status"] == "held"), "id"]) == [
        "cfm-2025-10-09",
        "chg-2025-06-05",
        "council-health-2025-10-02",
    ]
    assert int(there.sum()) == 21


def test_tajikistan_was_a_party_to_twelve_acts_of_2025_or_acted_on_them() -> None:
    found = agreements(real(), TAJIKISTAN_2025)
    mine = found["states"].map(lambda states: "TJ" in states).astype(bool)
    assert sorted(found.loc[mine, "id"]) == [
        "cis-corridors-digital-strategy-2025",
        "cis-digital-strategy-2035",
        "cis-science-strategy-2035",
        "kg-tj-border-treaty-2025",
        "kg-tj-uz-border-junction-2025",
        "khujand-declaration-2025",
        "ru-tj-joint-statement-2025",
        "ru-tj-medical-exam-2025",
        "ru-tj-prosecutors-migration-2025",
        "ru-tj-recruitment-protocol-2025",
        "ru-tj-trade-plan-2030",
        "tj-resolution-256-2025",
    ]


def test_tajikistan_was_involved_in_forty_one_acts_of_2025_most_of_them_of_three_meetings() -> None:
    found = agreements(real(), TAJIKISTAN_2025)
    assert Counter(found["meeting"].fillna("no meeting")) == {
        "chs-2025-10-10": 17,
        "no meeting": 9,
        "chg-2025-09-29": 8,
        "chg-2025-06-05": 7,
    }


def test_tajikistan_held_the_chair_in_2025() -> None:
    assert listed(terms(real(), TAJIKISTAN_2025), "id", "chair") == [("chair-2025", "TJ")]


def test_fifteen_events_of_2025_name_tajikistan_and_nine_more_took_place_in_dushanbe() -> None:
    named = {
        "central-asia-russia-summit-2025",
        "consultative-meeting-central-asia-2025",
        "expected-priorities-2025",
        "handover-2025-01-01",
        "health-year-plan-2025-10-03",
        "kolokoltsev-broadcast-2025-10-09",
        "kolokoltsev-crime-figures-2025-10-09",
        "lukashenko-arrival-dushanbe-2025-10-09",
        "offices-to-enter-into-force",
        "putin-state-visit-2025-10",
        "rahmon-on-security-year-2025-10-10",
        "ru-tj-documents-exchanged-2025-10-09",
        "russian-decree-offices-2025-10-09",
        "russian-order-offices-2025-10-15",
        "tajik-approval-offices-2025-10-22",
    }
    in_dushanbe = {
        "cfm-next-kaliningrad-announced",
        "closed-talk-dushanbe-2025-10-10",
        "human-rights-report-2025-10-10",
        "informal-dinner-dushanbe-2025-10-09",
        "kremlin-list-2025-10-10",
        "leaders-arrive-dushanbe-2025-10-09",
        "lebedev-no-cis-plus-list",
        "lebedev-reappointed-2025-10-10",
        "matvienko-reelected-2025-11-13",
    }
    assert set(on_record(real(), "events", TAJIKISTAN_2025)["id"]) == named | in_dushanbe


def test_nine_figures_of_tajikistan_are_of_2025_or_without_a_date() -> None:
    found = on_record(real(), "figures", TAJIKISTAN_2025)
    assert sorted(found.loc[found["start"].notna(), "id"]) == [
        "population-tj-2025",
        "tajikistan-entries-russia-2025",
        "tajikistan-entries-to-work-russia-2025",
        "tajikistan-foreign-trade-growth-2025-10m",
        "tajikistan-gdp-growth-2025-10m",
    ]
    assert sorted(found.loc[found["start"].isna(), "id"]) == [
        "area-tj",
        "crimes-by-tajik-citizens-2025",
        "serious-crimes-by-tajik-citizens-2025",
        "years-of-decline-crimes-by-tajik-citizens-2025",
    ]


def test_two_terms_of_tajiks_ran_through_2025_and_two_have_no_start() -> None:
    assert sorted(listed(on_record(real(), "terms", TAJIKISTAN_2025), "id", "start", "seen_on")) == [
        ("kholikzoda-economic-council", "nan", "2025-09-04"),
        ("muhriddin-cfm-chair", "nan", "2025-04-11"),
        ("rahmon-president", "1994-11-16", "nan"),
        ("rasulzoda-prime-minister", "2013-11-23", "nan"),
    ]


def test_three_offices_of_russia_and_tajikistan_are_decided_and_without_a_date() -> None:
    assert sorted(listed(on_record(real(), "representations", TAJIKISTAN_2025), "id", "status")) == [
        ("ru-interior-ministry-in-dushanbe", "decided"),
        ("tj-interior-ministry-in-moscow", "decided"),
        ("tj-labour-ministry-in-moscow", "decided"),
    ]


def test_no_designation_of_2025_is_of_tajikistan() -> None:
    assert on_record(real(), "designations", TAJIKISTAN_2025).empty


def test_the_medal_of_2025_went_to_the_president_of_tajikistan() -> None:
    found = on_record(real(), "awards", TAJIKISTAN_2025)
    assert listed(found, "person", "meeting") == [("emomali-rahmon", "chs-2025-10-10")]


# security-belt was proposed in 2021, and its last step is of 2025-01-01; ru-tj-offices has no date.
def test_two_initiatives_of_tajikistan_belong_to_2025() -> None:
    assert sorted(on_record(real(), "initiatives", TAJIKISTAN_2025)["id"]) == [
        "ru-tj-offices",
        "security-belt",
    ]


def listed(frame: pd.DataFrame, *columns: str) -> list[tuple[str, ...]]:
    """The rows of some columns as plain text."""
    return [tuple(map(str, row)) for row in frame[[*columns]].itertuples(index=False)]


def hosts(filters: Filters) -> list[tuple[str, int]]:
    """Cities and how many meetings each has hosted, those that hosted none left out."""
    found = host_cities(real(), filters)
    found = found.loc[found["held"] > 0]
    return list(zip(found["city"].tolist(), found["held"].tolist(), strict=True))


def mark(body: str, state: str, day: date) -> str:
    """The standing of a state in a body on a day, in one word."""
    rows = memberships_by_pair(real())[body, state]
    return standing(real(), rows, real().rows["bodies"][body]["founded_first"], day).mark


def members(body: str, day: date) -> str:
    """The members of a body on a day, founders or taken in later."""
    pairs = sorted(pair for pair in memberships_by_pair(real()) if pair[0] == body)
    return " ".join(state for _, state in pairs if mark(body, state, day) in {"founding", "member"})
