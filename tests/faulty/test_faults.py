"""A sound little dataset, broken in one place at a time: each fault is found at its line, and no other."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from shutil import copytree

import pytest

from cisdash import Problem, examine
from cisdash.loading.problems import CODES
from cisdash.loading.reader import MOST_BYTES

SOUND = Path(__file__).parent / "sound"
STATES, CITIES, BODIES, MEETINGS = (f"{k}/{k}.yaml" for k in ("states", "cities", "bodies", "meetings"))
CHAIRS, CONFLICTS, SOURCES = (f"{k}/{k}.yaml" for k in ("chairmanships", "conflicts", "sources"))
AGREEMENTS, MEMBERSHIPS, FIGURES = (f"{k}/{k}.yaml" for k in ("agreements", "memberships", "figures"))
PEOPLE, EVENTS, AWARDS = (f"{k}/{k}.yaml" for k in ("people", "events", "awards"))
INITIATIVES = "initiatives/initiatives.yaml"


@dataclass(frozen=True)
class Fault:
    """Replace ``old`` by ``new`` once in ``file``; ``found`` is all that must come of it, and no more."""

    name: str
    file: str
    old: str
    new: str
    found: tuple[str, ...]
    says: str = ""


def broken(name: str, file: str, old: str, new: str, *found: str, says: str = "") -> Fault:
    return Fault(name, file, old, new, found, says)


FAULTS = (
    # a file
    broken(
        "a bracket that is never closed", STATES, "ru: Таджикистан}", "ru: Таджикистан",
        "states/states.yaml:3 [yaml-syntax]", says="Mend the YAML",
    ),
    broken(
        "a tab for indentation", MEETINGS, "  city: bishkek", "\tcity: bishkek",
        "meetings/meetings.yaml:5 [yaml-syntax]",
    ),
    broken(
        "a control character", STATES, "ru: Кыргызстан", "ru: Кыргы\x07зстан",
        "states/states.yaml:10 [yaml-syntax]", says="Remove the character",
    ),
    broken(
        "two documents in one file", FIGURES, "- id: trade", "---\n- id: other\n---\n- id: trade",
        "figures/figures.yaml:3 [yaml-syntax]",
    ),
    broken(
        "an alias to nothing", FIGURES, "value: 12.5", "value: *nothing",
        "figures/figures.yaml:3 [yaml-syntax]",
    ),
    broken(
        "a key given twice", CITIES, "  lat: 38.56", "  lat: 38.56\n  lat: 38.57",
        "cities/cities.yaml:5 [duplicate-key]", says="'lat' stands here twice",
    ),
    broken(
        "a key that is a list", CITIES, "  lat: 38.56", "  lat: 38.56\n  ? [a, b]\n  : c",
        "cities/cities.yaml:5 [bad-key]",
    ),
    broken(
        "a text used again by an alias", CITIES, "name: {en: Dushanbe, ru: Душанбе}",
        "name: {en: &a Душ, ru: *a}",
        "cities/cities.yaml:3 [alias]", says="Write it out",
    ),
    broken(
        "a list used again by an alias", MEETINGS,
        "cites: [{source: herald-2025, at: страница 2}]}\n  cites:",
        "cites: &all [{source: herald-2025, at: страница 2}]}\n  next: chs-2024\n  cites: *all\n  x:",
        "meetings/meetings.yaml:19 [alias]", "meetings/meetings.yaml:22 chs-2025.x [unknown-key]",
    ),
    broken(
        "a record used again by an alias", AWARDS, "- id: star-2025", "- *star\n- &star\n  id: star-2025",
        "awards/awards.yaml:1 [yaml-syntax]", says="undefined alias",
    ),
    broken(
        "a list for a record", PEOPLE, "- id: somebody", "- [one, two]\n- id: somebody",
        "people/people.yaml:1 [not-a-record]",
    ),
    broken(
        "a file that is no list", FIGURES, "- id: trade-2024\n  indicator",
        "id: trade-2024\nrest:\n  indicator",
        "figures/figures.yaml:1 [not-a-list]", says="Start each record with '- id: …'",
    ),
    # a record
    broken(
        "a key nobody knows", CITIES, "  lat: 38.56", "  latt: 38.56",
        "cities/cities.yaml:1 dushanbe.lat [missing-key]", "cities/cities.yaml:4 dushanbe.latt [unknown-key]",
        says="Did you mean 'lat'?",
    ),
    broken(
        "an unknown key deep inside", MEETINGS, "presence: absent,", "presense: absent,",
        "meetings/meetings.yaml:19 chs-2025.attendance.1.presense [unknown-key]",
        says="Did you mean 'presence'?",
    ),
    broken(
        "a key without a value", CITIES, "  state: KG", "  state:",
        "cities/cities.yaml:8 bishkek.state [empty-value]", says="absent means not known",
    ),
    broken(
        "a date without a value", EVENTS, "  on: 2025-10-09", "  on:",
        "events/events.yaml:4 visit-2025.on [empty-value]",
    ),
    broken(
        "a wording of blanks", PEOPLE, "en: Some Body", 'en: "  "',
        "people/people.yaml:2 somebody.name.en [empty-value]",
    ),
    broken(
        "a latitude beyond the pole", CITIES, "lat: 38.56", "lat: 138.56",
        "cities/cities.yaml:4 dushanbe.lat [bad-value]", says="a number in the allowed range",
    ),
    broken(
        "a word for a number", FIGURES, "value: 12.5", "value: twelve",
        "figures/figures.yaml:3 trade-2024.value [bad-value]", says="'twelve' is not a number",
    ),
    broken(
        "a number that would fill the memory", FIGURES, "value: 12.5", "value: 1e999999999",
        "figures/figures.yaml:3 trade-2024.value [bad-value]",
    ),
    broken(
        "no number at all", FIGURES, "value: 12.5", "value: nan",
        "figures/figures.yaml:3 trade-2024.value [bad-value]",
    ),
    broken(
        "a text for a list", CHAIRS, "co_chairs: [KG]", "co_chairs: KG",
        "chairmanships/chairmanships.yaml:3 chair-2025.co_chairs [bad-value]", says="Write [a, b]",
    ),
    broken(
        "a text for a block", PEOPLE, "name: {en: Some Body, ru: Некто Некий}", "name: Some Body",
        "people/people.yaml:2 somebody.name [bad-value]", says="Write {en: …, ru: …}",
    ),
    broken(
        "a list for a text", SOURCES, "publisher: A newspaper", "publisher: [A newspaper]",
        "sources/sources.yaml:10 herald-2025.publisher [bad-value]", says="is not plain text",
    ),
    broken(
        "neither true nor false", BODIES, "main: true", "main: perhaps",
        "bodies/bodies.yaml:14 chs.main [bad-value]", says="Write true or false",
    ),
    broken(
        "an address without its beginning", SOURCES, "https://herald.example/2025", "herald.example/2025",
        "sources/sources.yaml:13 herald-2025.url [bad-value]", says="from https:// on",
    ),
    broken(
        "a word outside its list", MEETINGS, "kind: regular", "kind: regullar",
        "meetings/meetings.yaml:10 chs-2025.kind [unknown-word]", says="Did you mean 'regular'?",
    ),
    broken(
        "an id with capitals", AWARDS, "id: star-2025", "id: Star_2025",
        "awards/awards.yaml:1 Star_2025.id [bad-id]", says="lower-case words",
    ),
    broken(
        "a record without an id", AWARDS, "- id: star-2025\n  person", "- person",
        "awards/awards.yaml:1 row 1.id [missing-key]",
    ),
    broken(
        "a state's code of three letters", MEMBERSHIPS, "state: KG", "state: KGZ",
        "memberships/memberships.yaml:9 kg-cis.state [bad-id]", says="two capital letters",
    ),
    broken(
        "the thirtieth of February", MEETINGS, "2024-10-08", "2024-02-30",
        "meetings/meetings.yaml:4 chs-2024.start [impossible-date]",
        says="'2024-02-30' is not in the calendar",
    ),
    broken(
        "a date in another form", MEETINGS, "2024-10-08", "08.10.2024",
        "meetings/meetings.yaml:4 chs-2024.start [impossible-date]", says="write 1991, 1991-12 or 1991-12-08",
    ),
    broken(
        "a meeting that ends before it starts", MEETINGS, "end: 2025-10-10", "end: 2025-10-09",
        "meetings/meetings.yaml:8 chs-2025 [interval-backwards]", says="ends (2025-10-09) before it starts",
    ),
    broken(
        "an act in force before it was signed", AGREEMENTS, "  meeting: chs-2025", "  in_force_on: 2025-09",
        "agreements/agreements.yaml:1 programme-2025 [interval-backwards]",
    ),
    broken(
        "a fact without a source", PEOPLE, "\n  cites: [{source: gazette-2025, at: page 5}]", "",
        "people/people.yaml:1 somebody.cites [missing-source]", says="Every fact has a source",
    ),
    broken(
        "an empty list of sources", PEOPLE, "cites: [{source: gazette-2025, at: page 5}]", "cites: []",
        "people/people.yaml:3 somebody.cites [missing-source]",
    ),
    broken(
        "a source without a place in it", PEOPLE, "gazette-2025, at: page 5", "gazette-2025",
        "people/people.yaml:3 somebody.cites.0.at [missing-key]",
    ),
    broken(
        "a place that has become a quotation", AWARDS, "at: страница 6", f"at: {'слово ' * 15}",
        "awards/awards.yaml:6 star-2025.cites.0.at [locator-too-long]", says="15 words, at most 14",
    ),
    broken(
        "a Latin letter in a Cyrillic word", PEOPLE, "Некто", "Heкто",
        "people/people.yaml:2 somebody.name.ru [mixed-script]", says="one keyboard layout",
    ),
    broken(
        "English under ru", PEOPLE, "ru: Некто Некий", "ru: Some Body",
        "people/people.yaml:2 somebody.name.ru [not-russian]",
    ),
    broken(
        "a conflict about no address", CONFLICTS, "about: meetings/chs-2025.city", "about: the city",
        "conflicts/conflicts.yaml:2 where-2025.about [bad-address]",
    ),
    broken(
        "a conflict with one claim", CONFLICTS,
        "    - {value: bishkek, cites: [{source: herald-2025, at: страница 1}]}\n",
        "", "conflicts/conflicts.yaml:1 where-2025 [no-disagreement]",
    ),
    broken(
        "a conflict in which all agree", CONFLICTS, "value: bishkek", "value: dushanbe",
        "conflicts/conflicts.yaml:1 where-2025 [no-disagreement]",
    ),
    # the whole
    broken(
        "one id twice", MEETINGS, "id: chs-2025", "id: chs-2024",
        "conflicts/conflicts.yaml:2 where-2025.about [unknown-record]",
        "agreements/agreements.yaml:6 programme-2025.meeting [unknown-meeting]",
        "meetings/meetings.yaml:6 chs-2024.next [unknown-meeting]",
        "meetings/meetings.yaml:8 chs-2024.id [duplicate-id]",
        says="the id is taken at data/meetings/meetings.yaml:1",
    ),
    broken(
        "one publication twice", SOURCES, "https://herald.example/2025", "https://gazette.example/2025",
        "sources/sources.yaml:13 herald-2025.url [source-twice]",
    ),
    broken(
        "a source that nothing cites", SOURCES, "- id: herald",
        "- {id: leaflet, title: T, publisher: P, kind: weak, language: ru}\n- id: herald",
        "sources/sources.yaml:8 leaflet.id [unused-source]",
    ),
    broken(
        "a source that is not described", AWARDS, "source: herald-2025", "source: herald-2052",
        "awards/awards.yaml:6 star-2025.cites.0.source [unknown-source]", says="Did you mean 'herald-2025'?",
    ),
    broken(
        "a state without a record", CHAIRS, "co_chairs: [KG]", "co_chairs: [KS]",
        "chairmanships/chairmanships.yaml:3 chair-2025.co_chairs.0 [unknown-state]",
        says="no state has the id 'KS' [unknown-state]\n    Did you mean 'KG'? The states are in data/",
    ),
    broken(
        "a city without a record", MEETINGS, "city: bishkek", "city: bishkeck",
        "meetings/meetings.yaml:5 chs-2024.city [unknown-city]", says="Did you mean 'bishkek'?",
    ),
    broken(
        "a body without a record", AWARDS, "given_by: cis", "given_by: cos",
        "awards/awards.yaml:4 star-2025.given_by [unknown-body]",
    ),
    broken(
        "a person without a record", MEETINGS, "person: somebody", "person: nobody",
        "meetings/meetings.yaml:18 chs-2025.attendance.0.person [unknown-person]",
    ),
    broken(
        "a meeting without a record", MEETINGS, "next: chs-2025", "next: chs-2026",
        "meetings/meetings.yaml:6 chs-2024.next [unknown-meeting]",
    ),
    broken(
        "an act without a record", AGREEMENTS, "to: programme-2025", "to: programme-2026",
        "agreements/agreements.yaml:17 protocol-2026.links.0.to [unknown-agreement]",
    ),
    broken(
        "a conflict about an unknown kind", CONFLICTS, "about: meetings/", "about: meeting/",
        "conflicts/conflicts.yaml:2 where-2025.about [unknown-kind]", says="Did you mean 'meetings'?",
    ),
    broken(
        "a conflict about a conflict", CONFLICTS, "about: meetings/chs-2025.city",
        "about: conflicts/who-belongs.shown",
        "conflicts/conflicts.yaml:2 where-2025.about [unknown-kind]",
    ),
    broken(
        "a conflict about an unknown record", CONFLICTS, "meetings/chs-2025.city", "meetings/chs-2026.city",
        "conflicts/conflicts.yaml:2 where-2025.about [unknown-record]",
    ),
    broken(
        "a conflict about an unknown field", CONFLICTS, "meetings/chs-2025.city", "meetings/chs-2025.citty",
        "conflicts/conflicts.yaml:2 where-2025.about [unknown-field]", says="Did you mean 'city'?",
    ),
    broken(
        "a conflict about a method of the program", CONFLICTS, "meetings/chs-2025.city",
        "meetings/chs-2025.attendance.0.model_dump",
        "conflicts/conflicts.yaml:8 where-2025.shown [stale-conflict]", says="is 'not-known'",
    ),
    broken(
        "a conflict about a row too far to count", CONFLICTS, "meetings/chs-2025.city",
        f"meetings/chs-2025.attendance.{'9' * 5000}",
        "conflicts/conflicts.yaml:8 where-2025.shown [stale-conflict]",
    ),
    broken(
        "a citation for a field that is not there", MEETINGS, "for: [start, city]", "for: [start, citty]",
        "meetings/meetings.yaml:21 chs-2025.cites.0.for [unknown-field]", says="Did you mean 'city'?",
    ),
    broken(
        "a conflict that went stale", MEETINGS, "city: dushanbe", "city: bishkek",
        "conflicts/conflicts.yaml:8 where-2025.shown [stale-conflict]",
        says="shows 'dushanbe', but meetings/chs-2025.city is 'bishkek'",
    ),
    broken(
        "a membership list that went stale", MEMBERSHIPS, "  state: KG\n  status: member",
        "  state: KG\n  status: observer",
        "conflicts/conflicts.yaml:17 who-belongs.shown [stale-conflict]", says="is 'TJ'",
    ),
    broken(
        "a conflict that shows what nobody says", CONFLICTS, "value: dushanbe", "value: khujand",
        "conflicts/conflicts.yaml:8 where-2025.shown [unclaimed-value]", says="no claim says 'dushanbe'",
    ),
    broken(
        "two in the chair on one day", CHAIRS, "end: 2024-12-31", "end: 2025-01-01",
        "chairmanships/chairmanships.yaml:4 chair-2025.start [terms-overlap]",
        says="starts 2025-01-01, but chair-2024 runs to 2025-01-01",
    ),
    broken(
        "a year that nobody chaired", "expectations.yaml", "to: 2025", "to: 2026",
        "expectations.yaml:5 chaired [year-without-chair]", says="no term touches 2026",
    ),
    broken(
        "a meeting before its body", MEETINGS, "start: 2024-10-08", "start: 1991-12-20",
        "meetings/meetings.yaml:4 chs-2024.start [before-its-body]",
    ),
    broken(
        "a meeting after its body", BODIES, "dissolved: 2026", "dissolved: 2025-10-09",
        "meetings/meetings.yaml:12 chs-2025.start [after-its-body]",
    ),
    broken(
        "a membership before its body", MEMBERSHIPS, "start: 1991-12-21", "start: 1990",
        "memberships/memberships.yaml:5 tj-cis.start [before-its-body]",
    ),
    broken(
        "a state without a capital today", STATES, "{city: dushanbe}", "{city: dushanbe, end: 2020}",
        "states/states.yaml:5 TJ.capitals [no-capital]",
    ),
    broken(
        "fewer records than there must be", "expectations.yaml", "least: 2, most: 3", "least: 3",
        "expectations.yaml:3 counts.states.least [floor-broken]", says="2 states, expected at least 3",
    ),
    broken(
        "more records than there can be", "expectations.yaml", "most: 3", "most: 1",
        "expectations.yaml:3 counts.states.most [ceiling-broken]",
    ),
    broken(
        "a bound for an unknown kind", "expectations.yaml", "meetings: {", "meetngs: {",
        "expectations.yaml:4 counts.meetngs [unknown-kind]", says="Did you mean 'meetings'?",
    ),
    broken(
        "a bound that is no number", "expectations.yaml", "{least: 2}", "{least: two}",
        "expectations.yaml:4 counts.meetings.least [bad-value]",
    ),
    broken(
        "a bound of an unknown sort", "expectations.yaml", "{least: 2}", "{at_least: 2}",
        "expectations.yaml:4 counts.meetings.at_least [unknown-key]", says="Allowed: least, most",
    ),
    broken(
        "years that run backwards", "expectations.yaml", "{from: 2024, to: 2025}", "{from: 2025, to: 2024}",
        "expectations.yaml:5 chaired [interval-backwards]",
    ),
    broken(
        "a measure by an act that is not there", "expectations.yaml", "chaired:",
        "best_known: [programme-2052]\nchaired:",
        "expectations.yaml:5 best_known.0 [unknown-record]", says="Did you mean 'programme-2025'?",
    ),
    broken(
        "a whole by a figure that is not there", "expectations.yaml", "chaired:",
        "wholes: [{figure: trade-2025, counts: acts, bodies: [cis, chz]}]\nchaired:",
        "expectations.yaml:5 wholes.0.figure [unknown-record]",
        "expectations.yaml:5 wholes.0.bodies.1 [unknown-record]", says="Did you mean 'chs'?",
    ),
    broken(
        "a whole by a figure that is no count", "expectations.yaml", "chaired:",
        "wholes: [{figure: trade-2024, counts: acts}]\nchaired:",
        "expectations.yaml:5 wholes.0.figure [bad-value]", says="is no count up to a day",
    ),
    broken(
        "a redirect away from a record", "redirects.yaml", "some-one: somebody", "somebody: somebody",
        "redirects.yaml:3 people.somebody [redirect-from-record]", says="give the record another id",
    ),
    broken(
        "a redirect to nowhere", "redirects.yaml", ": somebody", ": someboddy",
        "redirects.yaml:3 people.some-one [redirect-to-nowhere]", says="Did you mean 'somebody'?",
    ),
    broken(
        "a redirect of an unknown kind", "redirects.yaml", "people:", "poeple:",
        "redirects.yaml:2 poeple [unknown-kind]", says="Did you mean 'people'?",
    ),
    broken(
        "a redirect that is no id", "redirects.yaml", "some-one:", "Some One:",
        "redirects.yaml:3 people.Some One [bad-id]",
    ),
    broken(
        "a reference to an id that has moved", MEETINGS, "person: somebody", "person: some-one",
        "meetings/meetings.yaml:18 chs-2025.attendance.0.person [unknown-person]",
        says="It is called 'somebody' now.",
    ),
    broken(
        "a span beyond all calendars", "expectations.yaml", "to: 2025", "to: 99999999999",
        "expectations.yaml:5 chaired.to [bad-value]",
    ),
)  # fmt: skip


def sound(place: Path) -> Path:
    return copytree(SOUND, place / "data")


def lines(problems: tuple[Problem, ...]) -> set[str]:
    return {
        f"{p.path.removeprefix('data/')}:{p.line}{f' {p.where}' if p.where else ''} [{p.code}]"
        for p in problems
    }


def test_the_little_dataset_is_sound(tmp_path: Path) -> None:
    dataset, problems = examine(sound(tmp_path))
    assert not problems
    assert dataset is not None
    assert all(dataset.counts().values()), "a kind without a record proves nothing"


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_one_fault_is_found_and_no_other(fault: Fault, tmp_path: Path) -> None:
    folder = sound(tmp_path)
    text = (folder / fault.file).read_text("utf-8")
    assert fault.old in text
    (folder / fault.file).write_text(text.replace(fault.old, fault.new, 1), "utf-8")
    dataset, problems = examine(folder)
    assert dataset is None
    assert lines(problems) == set(fault.found)
    assert fault.says in "\n".join(map(str, problems))
    assert all(problem.hint and problem.code in CODES for problem in problems)


def write(file: str, content: bytes) -> Callable[[Path], object]:
    return lambda folder: (folder / file).write_bytes(content)


def bomb() -> bytes:
    """A billion laughs: nine lists, each nine times the one before."""
    rows = [b"- &a0 [ha, ha]"]
    rows += [b"- &a%d [%s]" % (n, b", ".join([b"*a%d" % (n - 1)] * 9)) for n in range(1, 10)]
    return b"\n".join(rows)


def pipe(folder: Path) -> None:
    os.mkfifo(folder / "people" / "pipe.yaml")


def dangling(folder: Path) -> None:
    (folder / "people" / "gone.yaml").symlink_to(folder / "nowhere")


Spoil = Callable[[Path], object]
NOT_PLAIN: dict[str, tuple[Spoil, str]] = {
    "a folder named like a file": (
        lambda f: (f / "people" / "more.yaml").mkdir(),
        "people/more.yaml:1 [unreadable]",
    ),
    "a pipe that would never end": (pipe, "people/pipe.yaml:1 [unreadable]"),
    "a link to nowhere": (dangling, "people/gone.yaml:1 [unreadable]"),
    "Windows Cyrillic": (
        write("people/old.yaml", "# люди\n- id: кто\n".encode("cp1251")),
        "people/old.yaml:1 [not-utf8]",
    ),
    "one wrong byte in line 3": (
        write("people/old.yaml", b"- id: one\n  name: {en: A,\n  ru: \xff}\n"),
        "people/old.yaml:3 [not-utf8]",
    ),
    "UTF-16": (write("people/old.yaml", "- id: one\n".encode("utf-16")), "people/old.yaml:1 [not-utf8]"),
    "an empty file": (write("people/none.yaml", b""), "people/none.yaml:1 [empty-file]"),
    "a file of comments": (write("people/none.yaml", b"# later\n"), "people/none.yaml:1 [empty-file]"),
    "too big a file": (write("people/big.yaml", b"#" * (MOST_BYTES + 1)), "people/big.yaml:1 [too-big]"),
    "brackets nested without end": (
        write("people/deep.yaml", b"[" * 100_000),
        "people/deep.yaml:1 [too-deep]",
    ),
    "braces nested without end": (
        write("people/deep.yaml", b"{a: " * 100_000),
        "people/deep.yaml:1 [too-deep]",
    ),
    "dashes nested without end": (
        write("people/deep.yaml", b"- " * 100_000),
        "people/deep.yaml:1 [too-deep]",
    ),
    "questions nested without end": (
        write("people/deep.yaml", b"? " * 100_000),
        "people/deep.yaml:1 [too-deep]",
    ),
    "brackets hidden behind comments": (
        write("people/deep.yaml", b"[ # ]\n" * 100_000),
        "people/deep.yaml:16 [too-deep]",
    ),
    "indentation without end": (
        write("people/deep.yaml", b"\n".join(b" " * n + b"a:" for n in range(2_000))),
        "people/deep.yaml:16 [too-deep]",
    ),
    "a folder nobody knows": (
        lambda f: (f / "people").rename(f / "poeple"),
        "poeple/people.yaml:1 [unknown-kind]",
    ),
    "a file beside the folders": (write("people.yaml", b"- id: one\n"), "people.yaml:1 [stray-file]"),
    "a file with the other ending": (
        write("people/more.yml", b"- id: one\n"),
        "people/more.yml:1 [stray-file]",
    ),
    "expectations that are a list": (
        write("expectations.yaml", b"\n- 1\n"),
        "expectations.yaml:2 [not-a-mapping]",
    ),
    "redirects that are a list": (write("redirects.yaml", b"\n- 1\n"), "redirects.yaml:2 [not-a-mapping]"),
    "expectations that are empty": (write("expectations.yaml", b""), "expectations.yaml:1 [not-a-mapping]"),
    "expectations in no encoding": (write("expectations.yaml", b"\xff"), "expectations.yaml:1 [not-utf8]"),
}


@pytest.mark.parametrize("name", NOT_PLAIN)
def test_a_file_that_cannot_be_read_is_named_and_nothing_falls_over(name: str, tmp_path: Path) -> None:
    spoil, found = NOT_PLAIN[name]
    folder = sound(tmp_path)
    spoil(folder)
    dataset, problems = examine(folder)
    assert dataset is None
    assert lines(problems) == {found}


def test_a_billion_laughs_are_not_laughed(tmp_path: Path) -> None:
    folder = sound(tmp_path)
    write("people/bomb.yaml", bomb())(folder)
    _, problems = examine(folder)
    assert {problem.code for problem in problems} == {"alias", "not-a-record"}
    assert len(problems) <= 10 + 9, "one for each line, at most one more for each"


def test_a_list_that_holds_itself_ends(tmp_path: Path) -> None:
    folder = sound(tmp_path)
    write("people/circle.yaml", b"&all\n- *all\n- {id: one, *all : two}\n")(folder)
    _, problems = examine(folder)
    assert {problem.code for problem in problems} >= {"alias", "bad-key"}


def test_a_linked_folder_is_read_like_any_other(tmp_path: Path) -> None:
    folder = sound(tmp_path)
    (folder / "awards").rename(tmp_path / "elsewhere")
    (folder / "awards").symlink_to(tmp_path / "elsewhere")
    dataset, problems = examine(folder)
    assert not problems
    assert dataset is not None
    assert dataset.counts()["awards"] == 1


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    dataset, problems = examine(tmp_path / "nowhere")
    assert dataset is None
    assert lines(problems) == {"nowhere:1 [no-folder]"}


def test_many_faults_are_reported_at_once(tmp_path: Path) -> None:
    """Also those that need the whole, while a record that they might touch cannot be read."""
    folder = sound(tmp_path)
    for file, old, new in (
        (MEETINGS, "start: 2024-10-08", "start: yesterday"),
        (CHAIRS, "[KG]", "[KS]"),
        (AWARDS, "given_by: cis", "given_by: cos"),
        (INITIATIVES, "status: proposed", "status: mooted"),
    ):
        text = (folder / file).read_text("utf-8")
        (folder / file).write_text(text.replace(old, new, 1), "utf-8")
    assert lines(examine(folder)[1]) == {
        "meetings/meetings.yaml:4 chs-2024.start [impossible-date]",
        "chairmanships/chairmanships.yaml:3 chair-2025.co_chairs.0 [unknown-state]",
        "awards/awards.yaml:4 star-2025.given_by [unknown-body]",
        "initiatives/initiatives.yaml:3 closer-ties.status [unknown-word]",
    }


def test_every_code_of_the_catalogue_is_proven_here() -> None:
    proven = " ".join(
        [*(line for fault in FAULTS for line in fault.found), *(found for _, found in NOT_PLAIN.values())]
    )
    assert [code for code in CODES if f"[{code}]" not in proven and code != "no-folder"] == []
