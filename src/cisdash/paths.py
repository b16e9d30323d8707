"""Where the site stands: app.py, pages/ and data/, in an installed wheel and in a checkout."""

import os
from collections.abc import Mapping
from pathlib import Path

DATA_VARIABLE = "CISDASH_DATA"
CACHE_VARIABLE = "CISDASH_CACHE"
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


def cache_folder(environment: Mapping[str, str] | None = None) -> Path | None:
    """Where compiled datasets are kept: the variable's folder, else the user's own; ``off`` gives None."""
    known = os.environ if environment is None else environment
    named = known.get(CACHE_VARIABLE, "")
    if named.lower() == "off":
        return None
    base = known.get("XDG_CACHE_HOME") or known.get("LOCALAPPDATA") or "~/.cache"
    chosen = Path(named) if named else Path(base) / "cisdash"
    try:
        return chosen.expanduser().absolute()
    except RuntimeError:  # an account without a home
        return None
