"""The wheel works where there is no checkout: it checks its own data and serves every page."""

import asyncio
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.serving import free_port, running
from tests.session import Session

ROOT = Path(__file__).parents[2]
PAGES = sorted(file.stem for file in (ROOT / "pages").glob("*.py"))


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder into which the wheel was unpacked, as an installer does; nothing else of ours is in reach."""
    place = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation"]
    subprocess.run([*build, "--wheel-dir", str(place), str(ROOT)], check=True, capture_output=True)
    with zipfile.ZipFile(next(place.glob("*.whl"))) as wheel:
        wheel.extractall(place / "site")
    return place / "site"


@pytest.fixture(scope="module")
def environment(installed: Path) -> dict[str, str]:
    """What makes Python take the installed package, not the checkout."""
    inherited = {name: value for name, value in os.environ.items() if name != "CISDASH_DATA"}
    return {**inherited, "PYTHONPATH": str(installed), "PYTHONUTF8": "1"}


def test_it_carries_the_site_and_not_the_workshop(installed: Path) -> None:
    site = installed / "cisdash" / "_site"
    assert sorted(file.stem for file in (site / "pages").glob("*.py")) == PAGES
    assert (site / ".streamlit" / "config.toml").is_file()
    assert (site / "data" / "LICENSE").is_file()
    assert not (installed / "cisdash" / "basemap" / "build").exists()
    assert not list(installed.rglob("__pycache__"))


def test_it_finds_its_own_data(installed: Path, environment: dict[str, str], tmp_path: Path) -> None:
    where = "import cisdash.paths; print(cisdash.paths.data_folder())"
    done = subprocess.run(
        [sys.executable, "-c", where],
        env=environment,
        cwd=tmp_path,
        check=True,
        capture_output=True,
        text=True,
    )
    assert Path(done.stdout.strip()) == installed / "cisdash" / "_site" / "data"


def test_it_passes_its_own_check(environment: dict[str, str], tmp_path: Path) -> None:
    command = [sys.executable, "-m", "cisdash", "validate"]
    done = subprocess.run(command, env=environment, cwd=tmp_path, check=False, capture_output=True, text=True)
    assert done.stdout.startswith("0 problems in "), done.stdout[:2000] + done.stderr


def test_it_serves_every_page(environment: dict[str, str], tmp_path: Path) -> None:
    async def visit(address: str, page: str) -> int:
        session = Session(address, page)
        await session.open()
        _, received = await session.rerun("lang=ru")
        await session.socket.close()
        return received

    port = free_port()
    command = [sys.executable, "-m", "cisdash", "run", "--port", str(port), "--headless"]
    with running(command, port, tmp_path, environment) as server:
        received = {page: asyncio.run(visit(server.address, page)) for page in PAGES}
    assert all(size > 5_000 for size in received.values()), received
