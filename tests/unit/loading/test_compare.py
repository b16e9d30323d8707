"""Every fact in which two datasets differ is found, with its address and sources, and nothing else is."""

from copy import deepcopy
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cisdash.loading.compare import Rows, compare
from cisdash.loading.difference import Cite, Difference, FactChange, Renamed, Tally, Whole
from cisdash.loading.revision import Found, read_rows
from tests.build import SMALL

A, B = {"source": "a", "at": "page 1"}, {"source": "b", "at": "page 2"}
CITE_A, CITE_B = Cite("a", "page 1"), Cite("b", "page 2")


def meeting(**fields: Any) -> dict[str, Any]:
    return {"id": "chs-2025", "body": "chs", "cites": [A], **fields}


def act(**fields: Any) -> dict[str, Any]:
    return {"id": "treaty", "title": {"en": "Treaty"}, "cites": [A], **fields}


def between(old: dict[str, Any], new: dict[str, Any], kind: str = "meetings") -> Difference:
    """What differs if one record is all that there is."""
    return compare({kind: {old["id"]: old}}, {kind: {new["id"]: new}})


def told(found: Difference) -> dict[str, tuple[object, object]]:
    return {fact.address: (fact.old, fact.new) for fact in found.facts}


def test_a_fact_is_told_with_its_old_and_new_value_and_what_each_rests_on() -> None:
    found = between(meeting(city="dushanbe"), meeting(city="bishkek", cites=[B]))
    assert found.facts == (
        FactChange(
            kind="meetings",
            id="chs-2025",
            path=("city",),
            old="dushanbe",
            new="bishkek",
            old_cites=(CITE_A,),
            new_cites=(CITE_B,),
        ),
    )
    assert found.facts[0].address == "meetings/chs-2025.city"
    assert found.cites == (), "what changed is told with the fact"


def test_a_fact_on_one_side_is_not_known_on_the_other_and_rests_there_on_nothing() -> None:
    came, went = (
        between(meeting(), meeting(city="x")).facts[0],
        between(meeting(city="x"), meeting()).facts[0],
    )
    assert (came.old, came.new, came.old_cites, came.new_cites) == (None, "x", (), (CITE_A,))
    assert (went.old, went.new, went.old_cites, went.new_cites) == ("x", None, (CITE_A,), ())


@pytest.mark.parametrize("nothing", ["", [], {}, " "])
def test_an_empty_value_is_no_fact(nothing: object) -> None:
    assert told(between(meeting(), meeting(city=nothing))) == {}


def test_a_list_of_plain_values_is_one_fact_and_its_order_none() -> None:
    old = act(parties=["TJ", "KG"])
    assert told(between(old, act(parties=["KG", "TJ"]))) == {}
    assert told(between(old, act(parties=["KG", "AM", "TJ"]))) == {
        "meetings/treaty.parties": (("KG", "TJ"), ("AM", "KG", "TJ"))
    }


@pytest.mark.parametrize(
    ("field", "piece", "other", "address"),
    [
        ("attendance", {"state": "AM", "level": "x"}, {"state": "AM", "level": "y"}, "AM.level"),
        ("attendance", {"body": "ec", "level": "x"}, {"body": "ec", "level": "y"}, "ec.level"),
        ("attendance", {"state": "AM"}, {"state": "AM", "person": "one"}, "AM.person"),
        (
            "actions",
            {"state": "KZ", "kind": "signed", "on": "1"},
            {"state": "KZ", "kind": "signed", "on": "2"},
            "KZ.signed.on",
        ),
        ("links", {"kind": "amends", "to": "x"}, {"kind": "amends", "to": "x", "n": "1"}, "amends.x.n"),
        ("names_then", {"name": {"en": "K", "ru": "К"}}, {"name": {"en": "K", "ru": "Ка"}}, "K.name.ru"),
        ("capitals", {"city": "x", "end": "1"}, {"city": "x", "end": "2"}, "x.end"),
        (
            "claims",
            {"value": "x", "wording": {"en": "one"}},
            {"value": "x", "wording": {"en": "two"}},
            "x.wording.en",
        ),
        ("steps", {"on": "2025", "meeting": "x"}, {"on": "2025", "meeting": "y"}, "2025.meeting"),
    ],
)
def test_a_piece_is_found_by_what_identifies_it_wherever_it_stands(
    field: str, piece: dict[str, Any], other: dict[str, Any], address: str
) -> None:
    stranger = {
        "state": "ZZ",
        "kind": "z",
        "to": "z",
        "name": {"en": "Z"},
        "value": "z",
        "city": "z",
        "on": "z",
    }
    found = between(act(**{field: [piece, stranger]}), act(**{field: [stranger, other]}))
    assert list(told(found)) == [f"meetings/treaty.{field}.{address}"]


def test_a_piece_that_came_is_told_by_the_facts_that_its_address_does_not_say() -> None:
    new = act(actions=[{"state": "KZ", "kind": "ratified", "on": "1993", "cites": [B]}])
    (fact,) = between(act(), new, "agreements").facts
    assert fact.address == "agreements/treaty.actions.KZ.ratified.on"
    assert (fact.old, fact.new, fact.new_cites) == (None, "1993", (CITE_B,))


def test_a_piece_that_says_no_more_than_its_address_is_a_fact_itself() -> None:
    old, new = act(links=[{"kind": "amends", "to": "x"}]), act(actions=[{"state": "KZ", "kind": "signed"}])
    assert told(between(old, new)) == {
        "meetings/treaty.links.amends.x": ("amends x", None),
        "meetings/treaty.actions.KZ.signed": (None, "KZ signed"),
    }


def test_two_people_of_one_state_are_told_apart_by_person() -> None:
    one, two = {"state": "AM", "person": "one"}, {"state": "AM", "person": "two", "level": "x"}
    found = between(meeting(attendance=[one, two]), meeting(attendance=[{**two, "level": "y"}, one]))
    assert told(found) == {"meetings/chs-2025.attendance.AM.two.level": ("x", "y")}


def test_people_of_one_state_who_changed_all_else_are_still_themselves() -> None:
    one, two = {"state": "AM", "person": "one", "level": "x"}, {"state": "AM", "person": "two", "level": "y"}
    turned = [{**two, "level": "x"}, {**one, "level": "y"}]
    assert told(between(meeting(attendance=[one, two]), meeting(attendance=turned))) == {
        "meetings/chs-2025.attendance.AM.one.level": ("x", "y"),
        "meetings/chs-2025.attendance.AM.two.level": ("y", "x"),
    }


def test_pieces_are_told_in_the_order_of_their_names() -> None:
    pieces = [{"state": state, "level": "x"} for state in ("TJ", "AM", "KG")]
    found = between(meeting(), meeting(attendance=pieces))
    assert [fact.path[1] for fact in found.facts] == ["AM", "KG", "TJ"]


def test_pieces_that_nothing_tells_apart_get_a_number_and_the_alike_are_paired() -> None:
    first = {"state": "KZ", "kind": "withdrew", "on": "1999"}
    second = {"state": "KZ", "kind": "withdrew", "on": "2005", "note": {"en": "again"}}
    later = {**second, "on": "2006"}
    found = between(act(actions=[first, second]), act(actions=[first, later]))
    assert told(found) == {"meetings/treaty.actions.KZ.withdrew.2.on": ("2005", "2006")}
    turned = between(act(actions=[second, first]), act(actions=[first, later]))
    assert told(turned) == told(found)


def test_pieces_without_a_name_are_matched_by_likeness() -> None:
    old = [{"en": "One", "ru": "Один"}, {"en": "Two", "ru": "Два"}]
    new = [{"en": "Two", "ru": "Двое"}, {"en": "One", "ru": "Один"}]
    found = between(act(pending=old), act(pending=new))
    assert told(found) == {"meetings/treaty.pending.1.ru": ("Два", "Двое")}


def test_a_fact_rests_on_the_innermost_piece_that_cites() -> None:
    def held(level: str, **more: Any) -> dict[str, Any]:
        return meeting(attendance=[{"state": "AM", "level": level, **more}])

    own = between(held("x", cites=[B]), held("y", cites=[B])).facts[0]
    inherited = between(held("x"), held("y")).facts[0]
    assert (own.old_cites, own.new_cites) == ((CITE_B,), (CITE_B,))
    assert (inherited.old_cites, inherited.new_cites) == ((CITE_A,), (CITE_A,))


def test_a_citation_that_names_fields_supports_no_other() -> None:
    cites = [{**A, "for": ["start", "city"]}, {**B, "for": ["host"]}, {"source": "c", "at": "all"}]
    found = between(meeting(city="x", cites=cites), meeting(city="y", cites=cites))
    assert found.facts[0].new_cites == (Cite("a", "page 1", ("city", "start")), Cite("c", "all"))


def test_sources_that_alone_changed_are_told_as_such() -> None:
    found = between(meeting(city="x"), meeting(city="x", cites=[A, B]))
    assert found.facts == ()
    (change,) = found.cites
    assert (change.address, change.removed, change.added) == ("meetings/chs-2025", (), (CITE_B,))


def test_sources_of_another_field_are_told_beside_a_fact_that_changed() -> None:
    old, new = meeting(city="x"), meeting(city="y", cites=[A, {**B, "for": ["host"]}])
    found = between(old, new)
    assert found.facts[0].new_cites == (CITE_A,)
    assert [change.added for change in found.cites] == [(Cite("b", "page 2", ("host",)),)]


def test_sources_of_a_piece_are_not_told_by_a_fact_outside_it() -> None:
    def held(city: str, *cites: dict[str, str]) -> dict[str, Any]:
        return meeting(city=city, cites=[A, B], attendance=[{"state": "AM", "cites": list(cites)}])

    found = between(held("x", B), held("y", A))
    assert [(one.path, one.removed, one.added) for one in found.cites] == [
        (("attendance", "AM"), (CITE_B,), (CITE_A,))
    ]


def test_another_place_in_a_source_is_told_with_the_old_one() -> None:
    (change,) = between(meeting(), meeting(cites=[{"source": "a", "at": "page 9"}])).cites
    assert (change.removed, change.added) == ((CITE_A,), (Cite("a", "page 9"),))


def test_a_record_that_came_or_went_is_told_as_a_whole() -> None:
    row = {"name": {"en": "Some Body", "ru": "Некто"}, "cites": [A]}
    found = compare({"people": {"one": row}}, {"people": {"two": row}, "sources": {"a": {"title": "Paper"}}})
    assert found.removed == (Whole(kind="people", id="one", name="Some Body"),)
    assert found.added == (
        Whole(kind="sources", id="a", name="Paper"),
        Whole(kind="people", id="two", name="Some Body"),
    )
    assert found.facts == ()


MOVED = {"people": {"old": "new"}}


def test_a_renamed_record_is_compared_with_its_old_self() -> None:
    old = {"people": {"old": {"id": "old", "name": {"en": "A"}}}}
    new = {"people": {"new": {"id": "new", "name": {"en": "B"}}}}
    found = compare(old, new, MOVED)
    assert found.renamed == (Renamed(kind="people", old="old", new="new", name="B"),)
    assert told(found) == {"people/new.name.en": ("A", "B")}
    assert found.added == found.removed == ()


def test_a_record_named_by_its_new_id_is_the_same_fact() -> None:
    def dataset(person: str) -> Rows:
        held = meeting(presided_by=person, attendance=[{"state": "AM", "person": person}])
        dispute = {"id": "who", "about": f"people/{person}.name"}
        proposal = {"id": "idea", "proposed_by": [person]}
        return {
            "people": {person: {"id": person}},
            "meetings": {"chs-2025": held},
            "conflicts": {"who": dispute},
            "initiatives": {"idea": proposal},
        }

    found = compare(dataset("old"), dataset("new"), MOVED)
    assert told(found) == {"initiatives/idea.proposed_by": (("old",), ("new",))}, "a state or a body proposes"
    assert len(found.renamed) == 1


def test_a_record_that_became_part_of_another_is_removed_into_it() -> None:
    old: Rows = {"people": {"old": {"id": "old"}, "new": {"id": "new"}}}
    found = compare(old, {"people": {"new": {"id": "new"}}}, MOVED)
    assert found.removed == (Whole(kind="people", id="old", name=None, into="new"),)
    assert found.renamed == ()


def test_an_older_form_is_compared_as_it_stands() -> None:
    old = {"id": "x", "name": "Plain", "seats": ["a", "b"], "gone": {"deep": ["c"]}, "cites": ["a"]}
    new = {"id": "x", "name": {"en": "Plain"}, "seats": [{"en": "a"}], "cites": [A]}
    found = compare({"offices": {"x": old}}, {"offices": {"x": new}})
    assert told(found) == {
        "offices/x.name": ("Plain", None),
        "offices/x.name.en": (None, "Plain"),
        "offices/x.seats": (("a", "b"), None),
        "offices/x.seats.1.en": (None, "a"),
        "offices/x.gone.deep": (("c",), None),
    }
    assert found.tallies() == (
        Tally(kind="offices", added=0, removed=0, renamed=0, changed=1, facts=5, sources=0),
    )


def test_kinds_are_counted_in_their_order() -> None:
    row = {"id": "x"}
    gone = ["zebras", "yards", "wells", "vans", "attics"]
    found = compare({kind: {"x": row} for kind in (*gone, "meetings")}, {"states": {"x": row}})
    assert [tally.kind for tally in found.tallies()] == ["states", "meetings", *sorted(gone)]


# One random edit -------------------------------------------------------------------------------------------

SOUND, _ = read_rows(Found(SMALL, "sound"))
PLAIN = [
    (kind, name, field)
    for kind, rows in SOUND.items()
    for name, row in rows.items()
    for field, value in row.items()
    if isinstance(value, str) and field != "id"
]
PIECES = [
    (kind, name, field, place, inner)
    for kind, rows in SOUND.items()
    for name, row in rows.items()
    for field, items in row.items()
    if field in {"attendance", "actions", "steps", "capitals", "names_then", "claims"}
    for place, piece in enumerate(items)
    for inner, value in piece.items()
    if isinstance(value, str) and inner not in {"state", "kind", "on", "city", "value"}
]
WORDS = st.text("abцы19.", min_size=1, max_size=12).map("new {}".format)


def edited() -> dict[str, dict[str, dict[str, Any]]]:
    return deepcopy({kind: {name: dict(row) for name, row in rows.items()} for kind, rows in SOUND.items()})


def test_a_dataset_does_not_differ_from_itself() -> None:
    assert compare(SOUND, edited()) == Difference(added=(), removed=(), renamed=(), facts=(), cites=())


# A machine that is busy with something else is not a fault.
FAIR = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
VALUES = st.recursive(
    st.text("ab ", max_size=3),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["en", "state", "kind", "on", "cites", "at"]), inner, max_size=3)
    ),
    max_leaves=8,
)
FIELDS = st.sampled_from(
    ["title", "attendance", "actions", "steps", "names_then", "cites", "parties", "note"]
)
ROWS = st.dictionaries(st.sampled_from(["x", "y"]), st.dictionaries(FIELDS, VALUES, max_size=4), max_size=2)


@FAIR
@given(ROWS)
def test_no_rows_differ_from_themselves(rows: dict[str, Any]) -> None:
    assert compare({"meetings": rows}, {"meetings": deepcopy(rows)}).tallies() == ()


@FAIR
@given(ROWS, ROWS)
def test_the_way_back_is_the_way_there_turned_round(old: dict[str, Any], new: dict[str, Any]) -> None:
    there, back = compare({"meetings": old}, {"meetings": new}), compare({"meetings": new}, {"meetings": old})
    assert there.added == back.removed
    assert there.removed == back.added
    assert bool(there.facts) == bool(back.facts)
    assert [fact for fact in there.facts if fact.old == fact.new] == []
    assert len({(fact.address, fact.old is None) for fact in there.facts}) == len(there.facts)


@FAIR
@given(st.sampled_from(PLAIN), WORDS, st.booleans())
def test_one_edit_of_a_field_is_found_with_its_sources(
    where: tuple[str, str, str], value: str, with_source: bool
) -> None:
    kind, name, field = where
    new = edited()
    row = new[kind][name]
    before = row[field]
    row[field] = value
    cites = {Cite(c["source"], c["at"]) for c in row.get("cites", ()) if field in c.get("for", [field])}
    after = set(cites)
    if with_source and "cites" in row:
        row["cites"] = [*row["cites"], {**B, "for": [field]}]
        after.add(Cite("b", "page 2", (field,)))
    (fact,) = compare(SOUND, new).facts
    assert fact.address == f"{kind}/{name}.{field}"
    assert (fact.old, fact.new) == (before, value)
    assert {cite[:2] for cite in fact.old_cites} == {cite[:2] for cite in cites}
    assert {cite[:2] for cite in fact.new_cites} == {cite[:2] for cite in after}
    assert compare(SOUND, new).cites == ()


@FAIR
@given(st.sampled_from(PIECES), WORDS, st.randoms(use_true_random=False))
def test_one_edit_of_a_piece_is_found_in_a_list_in_any_order(
    where: tuple[str, str, str, int, str], value: str, random: Any
) -> None:
    kind, name, field, place, inner = where
    new = edited()
    piece = new[kind][name][field][place]
    before, piece[inner] = piece[inner], value
    random.shuffle(new[kind][name][field])
    (fact,) = compare(SOUND, new).facts
    assert fact.address.startswith(f"{kind}/{name}.{field}.")
    assert (fact.path[-1], fact.old, fact.new) == (inner, before, value)
    cites = piece.get("cites") or new[kind][name].get("cites", [])
    assert {cite.source for cite in fact.new_cites} <= {cite["source"] for cite in cites}
    assert fact.old_cites == fact.new_cites != ()
