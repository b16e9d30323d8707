"""The map of host cities: what a reader sees and reaches, at every size, in both languages."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest

from cisdash.basemap import basemap
from cisdash.charts.host_map import (
    OVERVIEW_SIZES,
    PAGE_SIZES,
    STAGE_SIZES,
    CityMark,
    MapSize,
    StateMark,
    host_map,
    host_map_css,
)
from cisdash.charts.label_placement import ASCENT, DESCENT, Box, text_width

if TYPE_CHECKING:
    from collections.abc import Iterator

ALL_SIZES = (*PAGE_SIZES, *OVERVIEW_SIZES, *STAGE_SIZES)
LANGUAGES = ("en", "ru")
BIGGEST = {"en": ("Moscow", "Saint Petersburg", "Minsk"), "ru": ("Москва", "Санкт-Петербург", "Минск")}

# id, English, Russian, latitude, longitude, meetings held, planned
CITIES = (
    ("almaty", "Almaty", "Алматы", 43.2567, 76.9286, 13, 0),
    ("anapa", "Anapa", "Анапа", 44.895, 37.3163, 1, 0),
    ("ashgabat", "Ashgabat", "Ашхабад", 37.95, 58.3833, 16, 1),
    ("astana", "Astana", "Астана", 51.1801, 71.446, 16, 0),
    ("baku", "Baku", "Баку", 40.3777, 49.892, 5, 0),
    ("belovezhskaya-pushcha", "Belovezhskaya Pushcha", "Беловежская пуща", 52.5576, 23.8053, 1, 0),
    ("bishkek", "Bishkek", "Бишкек", 42.87, 74.59, 15, 0),
    ("brest", "Brest", "Брест", 52.0975, 23.6878, 4, 0),
    ("burabay", "Burabay", "Бурабай", 53.0833, 70.3, 4, 0),
    ("chisinau", "Chisinau", "Кишинёв", 47.0056, 28.8575, 11, 0),
    ("cholpon-ata", "Cholpon-Ata", "Чолпон-Ата", 42.6494, 77.0823, 6, 0),
    ("dushanbe", "Dushanbe", "Душанбе", 38.5367, 68.78, 20, 0),
    ("igora", "Igora (Leningrad Region)", "Игора (Ленинградская область)", 60.5144, 30.21, 4, 0),
    ("izhevsk", "Izhevsk", "Ижевск", 56.8527, 53.2115, 1, 0),
    ("kaliningrad", "Kaliningrad", "Калининград", 54.7075, 20.5073, 0, 0),
    ("kazan", "Kazan", "Казань", 55.7944, 49.1115, 4, 0),
    ("kyiv", "Kyiv", "Киев", 50.4547, 30.5238, 8, 0),
    ("kyzyl", "Kyzyl", "Кызыл", 51.7191, 94.4377, 1, 0),
    ("minsk", "Minsk", "Минск", 53.9, 27.5667, 44, 0),
    ("moscow", "Moscow", "Москва", 55.754, 37.6204, 67, 3),
    ("saint-petersburg", "Saint Petersburg", "Санкт-Петербург", 59.9391, 30.3159, 50, 0),
    ("samarkand", "Samarkand", "Самарканд", 39.6542, 66.9597, 1, 0),
    ("sochi", "Sochi", "Сочи", 43.5855, 39.7232, 6, 0),
    ("tashkent", "Tashkent", "Ташкент", 41.2647, 69.2163, 9, 0),
    ("tsaghkadzor", "Tsaghkadzor", "Цахкадзор", 40.5326, 44.7203, 1, 0),
    ("tula", "Tula", "Тула", 54.1921, 37.6154, 1, 0),
    ("turkmenbashi", "Turkmenbashi", "Туркменбаши", 40.0222, 52.9552, 0, 2),
    ("viskuli", "Viskuli", "Вискули", 52.617, 23.95, 1, 0),
    ("yalta", "Yalta", "Ялта", 44.5022, 34.1662, 9, 0),
    ("yerevan", "Yerevan", "Ереван", 40.1811, 44.5136, 4, 0),
)
DISPUTED = {"kaliningrad", "viskuli"}
STATES = {
    "AM": ("Armenia", "Армения"),
    "AZ": ("Azerbaijan", "Азербайджан"),
    "BY": ("Belarus", "Беларусь"),
    "GE": ("Georgia", "Грузия"),
    "KZ": ("Kazakhstan", "Казахстан"),
    "KG": ("Kyrgyzstan", "Киргизия"),
    "MD": ("Moldova", "Молдавия"),
    "RU": ("Russia", "Россия"),
    "TJ": ("Tajikistan", "Таджикистан"),
    "TM": ("Turkmenistan", "Туркмения"),
    "UA": ("Ukraine", "Украина"),
    "UZ": ("Uzbekistan", "Узбекистан"),
}


def cities(lang: str = "en") -> list[CityMark]:
    ru = lang == "ru"
    return [
        CityMark(
            city,
            russian if ru else english,
            lat,
            lon,
            held,
            planned,
            href=f"?lang={lang}&city={city}",
            title=f"{russian}: проведено {held} заседаний" if ru else f"{english}: {held} meetings held",
            disputed=city in DISPUTED,
        )
        for city, english, russian, lat, lon, held, planned in CITIES
    ]


def states(lang: str = "en") -> list[StateMark]:
    return [
        StateMark(code, names[lang == "ru"], f"?lang={lang}&state={code}", f"{names[lang == 'ru']}: 1")
        for code, names in STATES.items()
    ]


def drawn(markup: str) -> ET.Element:
    return ET.fromstring(markup)  # noqa: S314 -- the string was made by the function under test


def drawing(size: MapSize, lang: str = "en", **changes: dict[str, Any]) -> ET.Element:
    """The one SVG of a map that is drawn in one size."""
    marks = [replace(city, **changes.get(city.id, {})) for city in cities(lang)]
    svg = drawn(host_map(marks, states(lang), sizes=(size,), alt="Host cities", asset=True)).find("svg")
    assert svg is not None
    return svg


def labels(svg: ET.Element) -> Iterator[tuple[str, Box]]:
    """Every name with the ground it covers, as wide as the widest usual font sets it."""
    city_font = float(svg.attrib["font-size"])
    for group in svg.iter("g"):
        if group.get("class") == "cities":
            yield from ((text.text or "", _box(text, city_font, 0)) for text in group.iter("text"))
        if group.get("class") == "names":
            font = float(group.attrib["font-size"])
            yield from ((text.text or "", _box(text, font, 0.12)) for text in group.iter("text"))


def _box(text: ET.Element, font: float, spacing: float) -> Box:
    bold = "big" in text.get("class", "") or "chosen" in text.get("class", "")
    width = text_width(text.text or "", font, bold=bold, spacing=spacing)
    x, y = float(text.attrib["x"]), float(text.attrib["y"]) + (0.35 * font if spacing else 0)
    anchor = "middle" if spacing else text.get("text-anchor", "start")
    left = {"start": x, "middle": x - width / 2, "end": x - width}[anchor]
    # The numbers in the string are rounded to a tenth.
    return Box(left + 0.1, y - ASCENT * font + 0.1, left + width - 0.1, y + DESCENT * font - 0.1)


def circles(svg: ET.Element) -> Iterator[tuple[str, float, float, float]]:
    for link in _links(svg, "cities"):
        for circle in link.iter("circle"):
            if circle.get("class") != "touch":
                x, y, radius = (float(circle.attrib[key]) for key in ("cx", "cy", "r"))
                yield link.attrib["href"], x, y, radius


def _links(svg: ET.Element, group: str) -> list[ET.Element]:
    return [link for found in svg.iter("g") if found.get("class") == group for link in found.iter("a")]


def city_link(svg: ET.Element, city: str) -> ET.Element:
    return next(link for link in _links(svg, "cities") if link.attrib["href"].endswith(f"city={city}"))


def marks_of(link: ET.Element) -> list[str]:
    return [shape.attrib["class"] for shape in link if shape.tag in {"circle", "path"}]


every_size = pytest.mark.parametrize("size", ALL_SIZES, ids=lambda size: size.name)
every_language = pytest.mark.parametrize("lang", LANGUAGES)


@every_size
@every_language
def test_no_two_names_overlap(size: MapSize, lang: str) -> None:
    overlapping = [
        (first, second)
        for (first, box), (second, other) in combinations(labels(drawing(size, lang)), 2)
        if box.meets(other)
    ]
    assert overlapping == []


@every_size
@every_language
def test_nothing_leaves_the_frame(size: MapSize, lang: str) -> None:
    svg, frame = drawing(size, lang), Box(0, 0, size.width, size.height)
    assert [name for name, box in labels(svg) if not box.within(frame)] == []
    assert [href for href, x, y, r in circles(svg) if not Box(x, y, x, y).grown(r).within(frame)] == []


@every_size
@every_language
def test_no_name_covers_a_city(size: MapSize, lang: str) -> None:
    svg = drawing(size, lang)
    for name, box in labels(svg):
        for href, x, y, radius in circles(svg):
            away = math.hypot(
                x - min(max(x, box.left), box.right),
                y - min(max(y, box.top), box.bottom),
            )
            assert away > radius, (name, href)


@every_size
@every_language
def test_the_biggest_cities_are_named_at_every_size(size: MapSize, lang: str) -> None:
    named = {name for name, _ in labels(drawing(size, lang))}
    assert named >= set(BIGGEST[lang])


@every_language
def test_the_wide_map_names_all_thirty(lang: str) -> None:
    named = {name for name, _ in labels(drawing(PAGE_SIZES[0], lang))}
    assert {city.name for city in cities(lang)} <= named


@every_size
def test_a_city_without_a_name_is_still_a_link_with_its_sentence(size: MapSize) -> None:
    links = _links(drawing(size), "cities")
    assert Counter(link.findtext("title") for link in links) == Counter(city.title for city in cities())
    assert all(link.get("data-go") == "1" and link.get("href") for link in links)


@every_size
def test_the_chosen_city_is_named_even_where_room_is_scarce(size: MapSize) -> None:
    svg = drawing(size, kyzyl={"chosen": True})
    assert city_link(svg, "kyzyl").get("class") == "chosen"
    assert "Kyzyl" in {name for name, _ in labels(svg)}


def test_tab_goes_through_the_states_and_then_through_the_cities_from_the_biggest() -> None:
    order = [link.attrib["href"] for link in drawing(PAGE_SIZES[0]).iter("a")]
    assert order[:12] == [state.href for state in states()]
    assert order[12:15] == [f"?lang=en&city={city}" for city in ("moscow", "saint-petersburg", "minsk")]
    assert len(order) == len(STATES) + len(CITIES)


def test_the_area_of_a_circle_is_the_number_of_meetings() -> None:
    radius = {
        href.rpartition("=")[2]: r for href, _, _, r in circles(drawing(PAGE_SIZES[0], moscow={"planned": 0}))
    }
    assert (radius["moscow"] / radius["minsk"]) ** 2 == pytest.approx(67 / 44, rel=0.01)
    assert (radius["moscow"] / radius["bishkek"]) ** 2 == pytest.approx(67 / 15, rel=0.02)


def test_held_is_filled_planned_is_outlined_and_both_are_both() -> None:
    svg = drawing(PAGE_SIZES[0])
    assert [m for m in marks_of(city_link(svg, "minsk")) if m != "touch"] == ["held"]
    assert [m for m in marks_of(city_link(svg, "turkmenbashi")) if m != "touch"] == ["planned"]
    assert [m for m in marks_of(city_link(svg, "moscow")) if m != "touch"] == ["planned", "held"]


def test_where_sources_differ_there_is_a_diamond_of_two_tones() -> None:
    svg = drawing(PAGE_SIZES[0])
    with_diamond = {
        link.attrib["href"].rpartition("=")[2]
        for link in _links(svg, "cities")
        if {"diamond left", "diamond right"} <= set(marks_of(link))
    }
    assert with_diamond == DISPUTED


def test_a_city_far_beyond_the_usual_frame_still_is_in_the_picture() -> None:
    far = CityMark("vladivostok", "Vladivostok", 43.115, 131.885, 1, 0, "?city=vladivostok", "Vladivostok: 1")
    for size in ALL_SIZES:
        svg = drawn(host_map([*cities(), far], states(), sizes=(size,), alt="x", asset=True))
        found = [(x, y) for href, x, y, _ in circles(svg) if href == far.href]
        assert found
        assert all(0 < x < size.width and 0 < y < size.height for x, y in found)


def test_without_a_single_city_the_states_are_drawn_all_the_same() -> None:
    svg = drawn(host_map([], states(), alt="No meetings"))
    assert {link.attrib["href"] for link in svg.iter("a")} == {state.href for state in states()}


def test_two_cities_in_one_place_are_both_there() -> None:
    twin = replace(cities()[0], id="twin", href="?city=twin")
    assert "?city=twin" in host_map([*cities(), twin], states(), alt="x", asset=True)


def test_without_borders_there_is_no_line_and_no_shape_of_a_state() -> None:
    markup = host_map(cities(), states(), borders="none", alt="x")
    used = {use.attrib["href"] for use in drawn(markup).iter("use")}
    assert used == {"#m-land", "#m-lakes"}
    for view in basemap().views.values():
        assert view.borders not in markup
        assert not any(path in markup for path in view.states.values())


def test_without_borders_every_state_can_still_be_reached_and_seen_in_focus() -> None:
    for svg in drawn(host_map(cities(), states(), borders="none", alt="x", asset=True)).iter("svg"):
        found = [link for link in svg.iter("a") if "state=" in link.attrib["href"]]
        assert [link.attrib["href"] for link in found] == [state.href for state in states()]
        assert all(link.find("text") is not None or link.find("circle") is not None for link in found)


@pytest.mark.parametrize("borders", ["un", "de_facto"])
def test_a_map_that_carries_its_paths_carries_those_of_the_view_asked_for(borders: str) -> None:
    markup = host_map(cities(), states(), borders=borders, alt="x")  # type: ignore[arg-type]
    assert basemap().views[borders].borders in markup  # type: ignore[index]
    assert "data-use" not in markup


@pytest.mark.parametrize(("borders", "file"), [("un", "un"), ("de_facto", "de_facto"), ("none", "un")])
def test_a_map_for_the_page_names_parts_that_the_sprite_has(borders: str, file: str) -> None:
    tree = drawn(host_map(cities(), states(), borders=borders, alt="x", asset=True))  # type: ignore[arg-type]
    used = [use.attrib["data-use"].split("#") for use in tree.iter("use")]
    assert {name for name, _ in used} == {f"base_{file}.svg"}
    assert {part for _, part in used} <= set(basemap().parts(file))  # type: ignore[arg-type]
    assert not any("href" in use.attrib for use in tree.iter("use"))


def test_every_path_that_is_used_is_there_and_every_id_is_unique() -> None:
    page = host_map(cities(), states(), alt="x", uid="a") + host_map(cities(), states(), alt="x", uid="b")
    tree = drawn(f"<div>{page}</div>")
    ids = [element.attrib["id"] for element in tree.iter() if "id" in element.attrib]
    assert len(ids) == len(set(ids))
    assert {use.attrib["href"].removeprefix("#") for use in tree.iter("use")} <= set(ids)


@every_language
@pytest.mark.parametrize("asset", [True, False])
def test_the_string_is_well_formed(lang: str, *, asset: bool) -> None:
    tree = drawn(host_map(cities(lang), states(lang), alt='The "map" & more', asset=asset))
    shown = [svg for svg in tree if svg.get("role") == "group"]
    assert [svg.get("class") for svg in shown] == [size.name for size in PAGE_SIZES]
    assert {svg.get("aria-label") for svg in shown} == {'The "map" & more'}


def test_hostile_words_stay_words() -> None:
    evil = '</title></text><script>alert("1")</script>\x00\x1b & \'\ud800'
    city = replace(cities()[0], name=evil, title=evil, href=f"?city={evil}", chosen=True)
    state = StateMark("KZ", evil, f"?state={evil}", evil)
    markup = host_map([city], [state], alt=evil, uid=f'"{evil}')
    markup.encode("utf-8")
    assert "<script" not in markup.lower()
    tree = drawn(markup)
    kept = '</title></text><script>alert("1")</script> & \''
    assert {link.findtext("title") for link in tree.iter("a")} == {kept}
    assert {element.tag for element in tree.iter()} <= {
        "div", "svg", "defs", "path", "use", "g", "rect", "a", "title", "circle", "text",
    }  # fmt: skip


def test_a_state_that_the_base_map_does_not_know_does_no_harm() -> None:
    markup = host_map(cities(), [StateMark("XX", "Nowhere", "?state=XX", "Nowhere")], alt="x")
    assert "m-XX" not in markup
    drawn(markup)


def test_the_same_input_gives_the_same_string_in_any_order() -> None:
    first = host_map(cities(), states(), alt="x")
    assert first == host_map(cities(), states(), alt="x")
    assert first == host_map(cities()[::-1], states(), alt="x")


@every_language
def test_what_a_page_sends_at_each_rerun_is_small(lang: str) -> None:
    assert len(host_map(cities(lang), states(lang), alt="x", asset=True).encode()) <= 60_000


@pytest.mark.parametrize(
    ("text", "source_sans", "dejavu_sans"),
    [  # measured in Chromium at 100 pixels
        ("Saint Petersburg", 692, 829),
        ("Belovezhskaya Pushcha", 994, 1194),
        ("Tsaghkadzor", 530, 620),
        ("Игора (Ленинградская область)", 1389, 1691),
        ("Беловежская пуща", 827, 1014),
    ],
)
def test_a_name_gets_room_for_the_widest_usual_font_but_not_much_more(
    text: str, source_sans: float, dejavu_sans: float
) -> None:
    assert dejavu_sans <= text_width(text, 100) <= 1.35 * source_sans


@pytest.mark.parametrize(("text", "dejavu_sans_bold"), [("Saint Petersburg", 957), ("Чолпон-Ата", 674)])
def test_a_bold_name_gets_room_too(text: str, dejavu_sans_bold: float) -> None:
    assert text_width(text, 100, bold=True) >= dejavu_sans_bold


@every_size
def test_the_stylesheet_knows_when_to_show_each_size(size: MapSize) -> None:
    assert f".cis-map > .{size.name} {{ display: block; }}" in host_map_css()


def test_the_stylesheet_takes_every_colour_from_the_page_with_a_light_and_a_dark_default() -> None:
    css = host_map_css()
    for name in (
        "paper",
        "raised",
        "ink",
        "muted",
        "hairline",
        "city",
        "accent",
        "land",
        "land-member",
        "land-chosen",
        "water",
        "border",
    ):
        assert f"var(--cis-{name}, light-dark(#" in css
