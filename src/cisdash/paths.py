"""Where the site stands: app.py, pages/ and data/, in an installed wheel and in a checkout."""

import os
from collections.abc import Mapping
from pathlib import Path

DATA_VARIABLE = "CISDASH_DATA"
_PACKAGE = Path(__file__).resolve().parent


def site() -> Path:
    """The folder that holds app.py, pages/ and data/.

    A wheel carries its own copy inside the package and is looked at first: an installed cisdash must not
    pick up a checkout that happens to lie two folders above it.
    """
    places = (_PACKAGE / "_site", _PACKAGE.parent.parent)
    for folder in places:
        if (folder / "app.py").is_file():
            return folder
    raise FileNotFoundError(f"no app.py in {places[0]} or {places[1]}: install cisdash again")


def data_folder(given: Path | None = None, environment: Mapping[str, str] | None = None) -> Path:
    """The dataset to read: the folder that was asked for, else the variable's, else the site's own."""
    named = (os.environ if environment is None else environment).get(DATA_VARIABLE)
    chosen = given or (Path(named) if named else site() / "data")
    return chosen.expanduser().resolve()
