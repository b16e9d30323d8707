"""A dataset folder of one's own, and a server that has not read any yet."""

from collections.abc import Iterator
from pathlib import Path
from shutil import copytree

import pytest
import streamlit as st

from cisdash.paths import DATA_VARIABLE
from cisdash.web import store
from tests.build import SMALL


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the small sound dataset, which the site shows and looks at on every visit."""
    folder = copytree(SMALL, tmp_path / "data")
    monkeypatch.setenv(DATA_VARIABLE, str(folder))
    monkeypatch.setattr(store, "SECONDS_BETWEEN_LOOKS", 0.0)
    st.cache_resource.clear()
    yield folder
    st.cache_resource.clear()
