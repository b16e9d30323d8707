"""The words of the interface: complete, the same in both languages, and written as the language asks."""

import ast
import re
from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from itertools import chain
from string import Formatter

import pytest

from cisdash import vocabulary as v
from cisdash.dates import PartialDate
from cisdash.languages import Language
from cisdash.paths import site
from cisdash.records import KINDS
from cisdash.words.translate import LANGUAGES, UnknownWord, words

EN, RU = words("en"), words("ru")
SOURCE = site() / "src" / "cisdash"
PLURAL_FORMS = {"one", "few", "many", "other"}
MOST_DIGITS = 101

SHOWN: dict[str, type[StrEnum]] = {
    "act_field": v.ActField,
    "act_kind": v.ActKind,
    "act_status": v.ActStatus,
    "action_kind": v.ActionKind,
    "body_kind": v.BodyKind,
    "conflict_kind": v.ConflictKind,
    "consent": v.Consent,
    "designation_kind": v.DesignationKind,
    "designation_status": v.DesignationStatus,
    "initiative_status": v.InitiativeStatus,
    "language": Language,
    "level": v.Level,
    "link": v.LinkKind,
    "link_back": v.LinkKind,
    "meeting_kind": v.MeetingKind,
    "meeting_status": v.MeetingStatus,
    "membership_status": v.MembershipStatus,
    "office_role": v.OfficeRole,
    "presence": v.Presence,
    "representation_status": v.RepresentationStatus,
    "source_kind": v.SourceKind,
    "term_basis": v.TermBasis,
    "term_status": v.TermStatus,
}
NOT_SHOWN = {v.ActScope, v.EventKind, v.StateCircle}
COMPUTED = {"meeting_status": {"unreported"}, "membership_status": {"left", "not_known", "not_applicable"}}


def without_form(key: str) -> str:
    """``count.meetings`` for ``count.meetings.few``."""
    head, _, last = key.rpartition(".")
    return head if last in PLURAL_FORMS and f"{head}.one" in EN.entries else key


def section(name: str) -> set[str]:
    return {key.partition(".")[2] for key in EN.entries if key.startswith(f"{name}.")}


def texts() -> Iterator[tuple[str, str, str]]:
    return ((lang, key, text) for lang in LANGUAGES for key, text in words(lang).entries.items())


# --- complete ---------------------------------------------------------------------------------------------


def test_both_languages_have_the_same_keys() -> None:
    assert {without_form(key) for key in RU.entries} == {without_form(key) for key in EN.entries}


@pytest.mark.parametrize(("name", "values"), SHOWN.items())
def test_each_value_of_a_closed_list_has_its_word_and_no_word_is_left_over(
    name: str, values: type[StrEnum]
) -> None:
    assert section(name) == {str(value) for value in values} | COMPUTED.get(name, set())


def test_each_closed_list_is_shown_or_known_not_to_be() -> None:
    lists = {item for item in vars(v).values() if isinstance(item, type) and issubclass(item, StrEnum)}
    assert lists - {StrEnum} == (set(SHOWN.values()) | NOT_SHOWN) - {Language}


def test_each_kind_of_record_has_its_word() -> None:
    assert section("kind") == set(KINDS)


def test_each_number_has_the_forms_that_its_language_asks_for() -> None:
    for lang in LANGUAGES:
        own = words(lang)
        asked = {own.locale.plural_form(number) for number in range(MOST_DIGITS)} | {"other"}
        for key in {without_form(key) for key in own.entries}:
            if own.has(f"{key}.one"):
                assert {form for form in PLURAL_FORMS if own.has(f"{key}.{form}")} == asked, key


# --- used -------------------------------------------------------------------------------------------------


def code() -> Iterator[ast.AST]:
    return chain.from_iterable(
        ast.walk(ast.parse(file.read_text(encoding="utf-8"))) for file in SOURCE.rglob("*.py")
    )


def asked_for() -> set[str]:
    """Patterns of all keys that the code or a template asks for by name."""
    calls = (node for node in code() if isinstance(node, ast.Call) and node.args)
    in_code = {pattern for call in calls if _asks(call.func) for pattern in _patterns(call.args[0])}
    sheets = "".join(file.read_text(encoding="utf-8") for file in SOURCE.rglob("*.j2"))
    return in_code | {
        re.escape(key) for key in re.findall(r"""\bt(?:\.count)?\(\s*["']([^"']+)["']""", sheets)
    }


def mentioned() -> set[str]:
    """Patterns of all that could be a key: it may stand in a table first and be asked for later."""
    texts = (node for node in code() if isinstance(node, ast.Constant | ast.JoinedStr))
    return asked_for() | {
        pattern for text in texts for pattern in _patterns(text) if not pattern.startswith("[")
    }


def _asks(called: ast.expr) -> bool:
    name = (
        called.id
        if isinstance(called, ast.Name)
        else called.attr
        if isinstance(called, ast.Attribute)
        else ""
    )
    return name in {"t", "words", "count", "self"}


def _patterns(argument: ast.expr) -> Iterator[str]:
    if isinstance(argument, ast.IfExp):
        yield from (*_patterns(argument.body), *_patterns(argument.orelse))
    elif isinstance(argument, ast.JoinedStr):
        parts = (
            re.escape(str(p.value)) if isinstance(p, ast.Constant) else r"[a-z0-9_]+" for p in argument.values
        )
        yield "".join(map(str, parts))
    elif isinstance(argument, ast.Constant) and re.fullmatch(
        r"[a-z0-9_]+(\.[a-z0-9_]+)*", str(argument.value)
    ):
        yield re.escape(str(argument.value))


def test_each_key_that_the_code_asks_for_exists() -> None:
    known = {without_form(key) for key in EN.entries}
    patterns = asked_for()
    assert len(patterns) > 150, "the search finds nothing any more"
    assert not [p for p in sorted(patterns) if not any(re.fullmatch(p, key) for key in known)]


def test_no_word_is_kept_that_nobody_asks_for() -> None:
    whole = re.compile("|".join(mentioned()))
    assert not sorted(key for key in {without_form(key) for key in EN.entries} if not whole.fullmatch(key))


def test_a_key_that_does_not_exist_is_an_error_and_not_an_empty_word() -> None:
    with pytest.raises(UnknownWord, match=r"ru: no\.such\.word"):
        RU("no.such.word")


# --- the same in both -------------------------------------------------------------------------------------


def names_in(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


@pytest.mark.parametrize(
    "key", sorted(key for key in EN.entries if without_form(key) == key or key.endswith(".other"))
)
def test_both_languages_leave_room_for_the_same_values(key: str) -> None:
    assert names_in(EN.entries[key]) == names_in(RU.entries[key])


# --- written well -----------------------------------------------------------------------------------------


def test_russian_words_have_no_latin_letters_but_in_names() -> None:
    allowed = r"CSV|Natural Earth|world-atlas|ISC|\{[a-z_]+\}"
    latin = {
        key: text for key, text in RU.entries.items() if re.search("[A-Za-z]", re.sub(allowed, "", text))
    }
    assert not latin


def test_english_words_have_no_cyrillic_letters() -> None:
    assert not {key: text for key, text in EN.entries.items() if re.search("[А-Яа-яЁё]", text)}


@pytest.mark.parametrize(
    ("what", "pattern"),
    [
        ("a straight quotation mark", r"[\"']"),
        ("a hyphen as a dash", r"\s-\s|--"),
        ("three dots", r"\.\.\."),
        ("two blanks", r"\s\s"),
        ("a blank at an end", r"^\s|\s$"),
        ("a blank before a stop", r"\s[,;:.]"),
    ],
)
def test_no_text_has(what: str, pattern: str) -> None:
    found = [(lang, key) for lang, key, text in texts() if re.search(pattern, text)]
    assert not found, what


def test_each_language_has_its_own_quotation_marks() -> None:
    assert not [key for key, text in EN.entries.items() if set(text) & set("«»„")]
    assert not [key for key, text in RU.entries.items() if set(text) & set("“”‘’")]


def test_no_word_is_empty() -> None:
    assert not [(lang, key) for lang, key, text in texts() if not text.strip()]


# --- numbers, dates, lists --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("number", "english", "russian"),
    [
        (0, "0 sources", "0 источников"),
        (1, "1 source", "1 источник"),
        (2, "2 sources", "2 источника"),
        (4, "4 sources", "4 источника"),
        (5, "5 sources", "5 источников"),
        (11, "11 sources", "11 источников"),
        (12, "12 sources", "12 источников"),
        (21, "21 sources", "21 источник"),
        (22, "22 sources", "22 источника"),
        (111, "111 sources", "111 источников"),
        (1001, "1,001 sources", "1\u00a0001 источник"),
    ],
)
def test_things_are_counted_as_the_language_counts(number: int, english: str, russian: str) -> None:
    assert (EN.count("count.sources", number), RU.count("count.sources", number)) == (english, russian)


@pytest.mark.parametrize(
    ("when", "english", "russian"),
    [
        ("1991", "1991", "1991"),
        ("1991-12", "December 1991", "декабрь 1991 г."),
        ("1991-12-08", "8 December 1991", "8 декабря 1991 г."),
        (None, "not known", "нет данных"),
    ],
    ids=["a year", "a month", "a day", "not known"],
)
def test_a_date_is_said_as_precisely_as_it_is_known(when: str | None, english: str, russian: str) -> None:
    assert EN.date(when).replace("\u00a0", " ") == english
    assert RU.date(when).replace("\u00a0", " ") == russian
    if when:
        assert EN.date(PartialDate.parse(when)) == EN.date(when)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_date_never_breaks_at_the_end_of_a_line(lang: str) -> None:
    own = words(lang)
    for text in (
        own.date("1991-12"),
        own.date("1991-12-08"),
        own.brief("1991-12-08"),
        own.day(date(1991, 12, 8)),
    ):
        assert " " not in text
        assert "\u202f" not in text


@pytest.mark.parametrize(
    ("start", "end", "english", "russian"),
    [
        ("2025-10-10", None, "10 October 2025", "10 октября 2025 г."),
        ("2025-10-10", "2025-10-10", "10 October 2025", "10 октября 2025 г."),
        ("2025-10-09", "2025-10-10", "9–10 October 2025", "9–10 октября 2025 г."),
        ("2025-09-30", "2025-10-01", "30 September – 1 October 2025", "30 сентября – 1 октября 2025 г."),
        ("2024", "2028", "2024 – 2028", "2024 – 2028"),
        ("2025-01-01", "2025", "2025, from 1 January 2025", "2025, с 1 января 2025 г."),
        (None, None, "not known", "нет данных"),
    ],
    ids=[
        "an open end",
        "one day",
        "two days",
        "over the end of a month",
        "years",
        "an end known to the year it began",
        "nothing known",
    ],
)
def test_a_span_says_once_what_both_ends_share(
    start: str | None, end: str | None, english: str, russian: str
) -> None:
    assert EN.span(start, end).replace("\u00a0", " ") == english
    assert RU.span(start, end).replace("\u00a0", " ") == russian


@pytest.mark.parametrize(
    ("items", "english", "russian"),
    [
        ([], "", ""),
        (["А"], "А", "А"),
        (["А", "Б"], "А and Б", "А и Б"),
        (["А", "Б", "В"], "А, Б and В", "А, Б и В"),
    ],
    ids=["none", "one", "two", "three"],
)
def test_a_list_reads_as_a_sentence(items: list[str], english: str, russian: str) -> None:
    assert RU.list(items) == russian
    assert EN.list(items) == english


@pytest.mark.parametrize(
    ("row", "lang", "expected"),
    [
        ({"title_en": "Treaty", "title_ru": "Договор"}, "ru", "Договор"),
        ({"title_en": "Treaty", "title_ru": None}, "ru", "Treaty"),
        ({"title_en": "Treaty", "title_ru": float("nan")}, "ru", "Treaty"),
        ({"title_en": "Treaty", "title_ru": "Договор"}, "en", "Treaty"),
        ({"title_en": None, "title_ru": None}, "ru", ""),
        ({"title_en": float("nan"), "title_ru": None}, "en", ""),
    ],
    ids=["found", "not found", "missing in a frame", "English", "neither", "neither, in a frame"],
)
def test_the_english_title_stands_in_where_the_russian_was_not_found(
    row: dict[str, object], lang: str, expected: str
) -> None:
    assert words(lang).pick(row, "title") == expected
