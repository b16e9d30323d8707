"""Broken data: the site says what is wrong and where, and never shows half a dataset."""

from pathlib import Path

import pytest

from cisdash.web.navigation import PAGES
from tests.screens.screen import answer, arrive, printed, rows, title

TERMS = "chairmanships/chairmanships.yaml"


def spoil(data: Path) -> None:
    file = data / TERMS
    file.write_text(file.read_text(encoding="utf-8").replace("chair: TJ", "chair: TX"), encoding="utf-8")


def mend(data: Path) -> None:
    file = data / TERMS
    file.write_text(file.read_text(encoding="utf-8").replace("chair: TX", "chair: TJ"), encoding="utf-8")


@pytest.mark.parametrize("page", PAGES)
def test_a_site_started_on_broken_data_shows_what_is_wrong_on_every_page(data: Path, page: str) -> None:
    spoil(data)
    at = arrive(page)
    assert [shown.value for shown in at.title] == ["The dataset cannot be read"]
    assert "data/chairmanships/chairmanships.yaml:2" in at.code[0].value
    assert "no state has the id 'TX'" in at.code[0].value
    assert not at.get("bidi_component"), "nothing of the dataset is shown"


def test_in_russian_it_says_so_in_russian(data: Path) -> None:
    spoil(data)
    at = arrive("chair", lang="ru")
    assert at.title[0].value == "Набор данных не читается"


def test_a_missing_folder_is_a_problem_like_any_other(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CISDASH_DATA", str(data / "nowhere"))
    assert "there is no folder 'nowhere'" in arrive("overview").code[0].value


def test_a_site_whose_data_is_mended_comes_back_by_itself(data: Path) -> None:
    spoil(data)
    at = arrive("chair")
    mend(data)
    at.run()
    assert not at.title
    assert title(at) == "Chairmanship"
    assert rows(at) == ["chair-2024", "chair-2025"]


def test_data_broken_while_the_site_runs_leaves_the_last_good_dataset_and_says_so(data: Path) -> None:
    at = arrive("chair")
    before = rows(at), answer(at)
    spoil(data)
    at.run()
    assert (rows(at), answer(at)) == before
    assert "last good dataset is shown" in at.expander[0].label
    assert "chairmanships.yaml:2" in at.expander[0].code[0].value
    mend(data)
    at.run()
    assert not at.expander
    assert rows(at) == before[0]


def test_a_fact_that_is_added_is_shown_on_the_next_visit(data: Path) -> None:
    at = arrive("chair")
    file = data / TERMS
    added = file.read_text(encoding="utf-8").replace("chair-2025", "chair-2025-mended")
    file.write_text(added, encoding="utf-8")
    at.run()
    assert rows(at) == ["chair-2024", "chair-2025-mended"]


def test_another_reader_gets_the_same_dataset(data: Path) -> None:
    assert data.is_dir()
    one, other = arrive("meetings"), arrive("meetings", warm=True)
    assert printed(one).text == printed(other).text
