"""The site and its data are found in a checkout, in a wheel, and where one says."""

from pathlib import Path

import pytest

from cisdash import paths
from cisdash.paths import DATA_VARIABLE, data_folder, site


def test_the_site_holds_the_app_its_pages_and_its_data() -> None:
    assert (site() / "app.py").is_file()
    assert (site() / "pages").is_dir()
    assert (site() / "data").is_dir()


def test_an_installed_site_is_taken_before_a_checkout(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "src" / "cisdash"
    for folder in (tmp_path, package / "_site"):
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "app.py").touch()
    monkeypatch.setattr(paths, "_PACKAGE", package)
    assert site() == package / "_site"


def test_without_a_site_the_remedy_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths, "_PACKAGE", tmp_path / "a" / "b")
    with pytest.raises(FileNotFoundError, match="install cisdash again"):
        site()


def test_the_option_wins_over_the_variable_and_the_variable_over_the_site(tmp_path: Path) -> None:
    named = {DATA_VARIABLE: str(tmp_path / "named")}
    assert data_folder(tmp_path / "given", named) == tmp_path / "given"
    assert data_folder(None, named) == tmp_path / "named"
    assert data_folder(None, {}) == site() / "data"
    assert data_folder(None, {DATA_VARIABLE: ""}) == site() / "data"


def test_a_folder_is_named_in_full_for_the_app_runs_elsewhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert data_folder(Path("mine"), {}) == tmp_path / "mine"
    monkeypatch.setenv("HOME", str(tmp_path))
    assert data_folder(Path("~/mine"), {}) == tmp_path / "mine"
