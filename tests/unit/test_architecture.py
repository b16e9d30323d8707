"""The house keeps its order: who may import whom, what stands where, and what happens at import."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src" / "cisdash"
MODULES = sorted(PACKAGE.rglob("*.py"))
PAGES = sorted((ROOT / "pages").glob("*.py"))

# From the ground up. A room may import itself and what stands below it, never a neighbour on its floor.
FLOORS = (
    {"vocabulary", "languages", "dates", "paths", "basemap"},
    {"records"},
    {"loading"},
    {"frames", "words"},
    {"queries"},
    {"charts"},
    {"views"},
    {"markup", "exports"},
    {"web", "serving"},
    {"cli"},
)
# Rooms, or single modules, that may know a library; the command line finds them by ruff's TID251 as well.
KNOWS = {
    "streamlit": ("web/",),
    "plotly": ("charts/", "exports/"),
    "pydantic": ("records/", "loading/"),
    "pydantic_core": ("records/", "loading/"),
    "yaml": ("loading/reader.py", "loading/outline.py", "words/"),
    "jinja2": ("markup/", "exports/"),
}
CLOCKS = {"today", "now", "utcnow", "localtime"}


def imports(file: Path) -> Iterator[str]:
    """Every module that a file imports, at the top or inside a function, by its full name."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}: a relative import"
            yield node.module or ""
            yield from (f"{node.module}.{name.name}" for name in node.names)


def room(file: Path) -> str:
    """The room of a module: its folder inside the package, or its own name."""
    return file.relative_to(PACKAGE).parts[0].removesuffix(".py")


def floor(name: str) -> int:
    return next(level for level, rooms in enumerate(FLOORS) if name in rooms)


def place(file: Path) -> str:
    return file.relative_to(PACKAGE).as_posix()


IN_ROOMS = [file for file in MODULES if room(file) not in {"__init__", "__main__"}]


@pytest.mark.parametrize("file", IN_ROOMS, ids=place)
def test_a_room_imports_only_what_stands_below_it(file: Path) -> None:
    own = room(file)
    for name in imports(file):
        parts = name.split(".")
        if parts[0] != "cisdash" or len(parts) < 2 or not _is_room(parts[1]):
            continue
        assert parts[1] == own or floor(parts[1]) < floor(own), f"{own} imports {name}"


def _is_room(name: str) -> bool:
    return (PACKAGE / name).is_dir() or (PACKAGE / f"{name}.py").is_file()


def test_every_room_has_its_floor() -> None:
    assert {room(file) for file in IN_ROOMS} <= set(chain(*FLOORS))


@pytest.mark.parametrize("library", KNOWS)
def test_a_library_stays_in_its_room(library: str) -> None:
    knowing = {
        place(file) for file in MODULES if any(name.split(".")[0] == library for name in imports(file))
    }
    assert {file for file in knowing if not file.startswith(KNOWS[library])} == set()


@pytest.mark.parametrize("file", [ROOT / "app.py", *PAGES], ids=lambda file: file.name)
def test_a_page_is_a_recipe(file: Path) -> None:
    text = file.read_text("utf-8")
    assert len(text.splitlines()) <= 25
    assert ast.get_docstring(ast.parse(text)), "a page says what it answers"
    known = {name.split(".")[0] for name in imports(file)}
    assert known <= {"cisdash", "streamlit"}, "no pandas, no plotly in a page"


def test_a_page_is_called_what_its_address_is() -> None:
    assert PAGES
    assert all(file.stem == file.stem.lower() and file.stem.isalpha() for file in PAGES)


def test_no_module_is_a_drawer() -> None:
    drawers = {"utils", "util", "helpers", "helper", "common", "misc", "tools", "lib"}
    assert [place(file) for file in MODULES if drawers & set(file.with_suffix("").parts[-2:])] == []


@pytest.mark.parametrize("file", MODULES, ids=place)
def test_a_file_is_short_enough_to_find_one_s_way(file: Path) -> None:
    assert len(file.read_text("utf-8").splitlines()) <= 300


@pytest.mark.parametrize("file", IN_ROOMS, ids=place)
def test_what_day_it_is_is_asked_only_at_the_door(file: Path) -> None:
    if room(file) in {"cli", "web"}:
        return
    calls = [node for node in ast.walk(ast.parse(file.read_text("utf-8"))) if isinstance(node, ast.Call)]
    asked = [call for call in calls if isinstance(call.func, ast.Attribute) and call.func.attr in CLOCKS]
    assert [call.lineno for call in asked] == []


NOTHING_IS_READ = """
import datetime, importlib, os, pkgutil, sys
import babel.dates, pandas, plotly.graph_objects, pyarrow, streamlit  # theirs may read

class NoClock(datetime.date):
    @classmethod
    def today(cls):
        raise AssertionError("the clock was asked")

def refuse(event, arguments):
    file = str(arguments[0]) if event == "open" else ""
    ours = file.startswith(sys.argv[1]) and not file.startswith(sys.prefix)
    if ours and not file.endswith(".py"):
        raise AssertionError(f"opened at import: {file}")

datetime.date = NoClock
sys.addaudithook(refuse)
os.environ["CISDASH_DATA"] = sys.argv[1] + "/nowhere"
import cisdash
for found in pkgutil.walk_packages(cisdash.__path__, "cisdash."):
    if not found.name.endswith("__main__"):
        importlib.import_module(found.name)
print("nothing was read")
"""


def test_nothing_of_ours_is_read_at_import_and_no_clock_is_asked(tmp_path: Path) -> None:
    """What is read at import cannot be chosen, and cannot be read anew."""
    command = [
        sys.executable,
        "-B",
        "-X",
        "pycache_prefix=" + str(tmp_path),
        "-c",
        NOTHING_IS_READ,
        str(ROOT),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path)
    assert done.stdout == "nothing was read\n", done.stderr


def test_the_door_of_the_package_is_light() -> None:
    heavy = {"streamlit", "pandas", "plotly", "babel", "jinja2"}
    code = f"import cisdash, sys; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout == "[]\n"


def test_the_command_line_waits_for_no_library_that_a_command_does_without() -> None:
    heavy = {"streamlit", "pandas", "plotly", "pyarrow"}
    code = f"import cisdash.cli, sys; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout == "[]\n"
