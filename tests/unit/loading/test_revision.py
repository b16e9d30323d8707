"""A dataset is found in a folder or in a revision; whatever is in the way is said in one line."""

import subprocess
from pathlib import Path
from shutil import copytree, which

import pytest

from cisdash.loading.problems import DatasetInvalid
from cisdash.loading.revision import CannotCompare, dataset_at, difference
from tests.build import SMALL

pytestmark = pytest.mark.skipif(not which("git"), reason="git is not here")
AUTHOR = ("-c", "user.name=A clerk", "-c", "user.email=clerk@example.org", "-c", "commit.gpgsign=false")


def git(folder: Path, *arguments: str) -> str:
    command = ["git", "-C", str(folder), *AUTHOR, *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Nobody's own settings of git, and no folder of the same name as a revision."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "no-settings"))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A dataset in a repository: none in ``empty``, a meeting in Dushanbe in ``v1``, in Bishkek later."""
    repository = tmp_path / "repository"
    repository.mkdir()
    git(repository, "init", "--quiet", "-b", "main")
    git(repository, "commit", "--quiet", "--allow-empty", "-m", "Nothing yet")
    git(repository, "tag", "empty")
    folder = copytree(SMALL, repository / "kept" / "data")
    save(folder)
    git(repository, "tag", "-a", "-m", "The first", "v1")
    move_the_meeting(folder, "dushanbe", "bishkek")
    save(folder)
    return folder


def save(folder: Path) -> None:
    git(folder, "add", "--all", ".")
    git(folder, "commit", "--quiet", "-m", "A change")


def move_the_meeting(folder: Path, old: str, new: str) -> None:
    file = folder / "meetings/meetings.yaml"
    file.write_text(file.read_text("utf-8").replace(f"city: {old}\n  host", f"city: {new}\n  host"), "utf-8")


def changes(old: str, new: str | Path, data: Path) -> list[tuple[str, object, object]]:
    return [(fact.address, fact.old, fact.new) for fact in difference(old, str(new), data).facts]


MOVED = ("meetings/chs-2025.city", "dushanbe", "bishkek")
MOVED_BACK = ("meetings/chs-2025.city", "bishkek", "dushanbe")


@pytest.mark.parametrize(("old", "new"), [("v1", "HEAD"), ("HEAD~1", "main"), ("v1^{commit}", "main@{0}")])
def test_two_revisions_are_compared(data: Path, old: str, new: str) -> None:
    assert changes(old, new, data) == [MOVED]
    assert changes(new, old, data) == [MOVED_BACK]


def test_a_revision_is_compared_with_a_folder_and_with_what_was_not_saved(data: Path) -> None:
    assert changes("v1", data, data) == [MOVED]
    assert changes("v1", SMALL, data) == []
    move_the_meeting(data, "bishkek", "samarkand")
    assert changes("HEAD", data, data) == [("meetings/chs-2025.city", "bishkek", "samarkand")]


def test_two_folders_need_no_repository(tmp_path: Path) -> None:
    other = copytree(SMALL, tmp_path / "other")
    move_the_meeting(other, "dushanbe", "bishkek")
    assert changes(str(SMALL), other, tmp_path / "nowhere") == [MOVED]


def test_a_dataset_may_be_the_whole_repository(data: Path) -> None:
    git(data, "init", "--quiet", "-b", "main")
    save(data)
    move_the_meeting(data, "bishkek", "dushanbe")
    assert changes("HEAD", data, data) == [MOVED_BACK]


def test_a_repository_that_a_hook_names_is_not_looked_into(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    git(tmp_path, "init", "--quiet", "elsewhere")
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "elsewhere" / ".git"))
    assert changes("v1", "HEAD", data) == [MOVED]


def test_nothing_is_checked_out_and_nothing_left_behind(data: Path) -> None:
    with dataset_at("v1", data) as found:
        assert (found.folder / "meetings/meetings.yaml").is_file()
        assert found.called == "v1:kept/data"
    assert not found.folder.exists()
    assert git(data, "status", "--porcelain") == ""
    assert git(data, "branch", "--show-current") == "main"


def test_a_record_renamed_by_the_new_dataset_is_followed(data: Path) -> None:
    for file in data.rglob("*.yaml"):
        file.write_text(file.read_text("utf-8").replace("somebody", "anybody"), "utf-8")
    (data / "redirects.yaml").write_text("people:\n  somebody: anybody\n", "utf-8")
    found = difference("HEAD", str(data), data)
    assert [(one.old, one.new) for one in found.renamed] == [("somebody", "anybody")]
    assert [one.id for one in (*found.added, *found.removed)] == ["anybody-secretary", "somebody-secretary"]
    assert found.facts == ()


def refusal(old: str, new: str | Path, data: Path) -> str:
    with pytest.raises(CannotCompare) as refused:
        difference(old, str(new), data)
    message = str(refused.value)
    assert "\n" not in message
    return message


@pytest.mark.parametrize("name", ["v9", "", "-x", "--since=yesterday", "HEAD:kept", "v1..HEAD"])
def test_a_name_of_nothing_is_refused(data: Path, name: str) -> None:
    assert f"'{name}' is neither a folder nor a revision of the repository of " in refusal(name, data, data)


def test_a_revision_without_a_dataset_is_refused(data: Path) -> None:
    assert refusal("empty", data, data) == (
        "there is no dataset in the revision 'empty': no records in 'kept/data/'"
    )
    (data / "LICENSE").write_text("Take it.", "utf-8")
    for file in data.rglob("*.yaml"):
        file.unlink()
    save(data)
    assert "no dataset in the revision 'HEAD'" in refusal("HEAD", SMALL, data)


def test_a_folder_without_a_dataset_is_refused(tmp_path: Path) -> None:
    (tmp_path / "bare").mkdir()
    assert refusal("bare", SMALL, tmp_path) == "there is no dataset in the folder 'bare'"


def test_a_dataset_outside_any_repository_has_no_revisions(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert "git keeps no revisions of" in refusal("v1", SMALL, tmp_path)
    assert "to look for a revision in" in refusal("v1", SMALL, tmp_path / "nowhere")


def test_without_git_folders_alone_can_be_compared(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert refusal("v1", data, data) == "there is no folder 'v1', and no git to look for a revision"
    assert changes(str(SMALL), data, data) == [MOVED]


def test_what_cannot_be_read_is_told_with_the_dataset_that_it_stands_in(data: Path) -> None:
    (data / "cities/more.yaml").write_text("- id: [", "utf-8")
    (data / "people/more.yaml").write_text("- name: {en: Nobody}\n", "utf-8")
    save(data)
    (data / "redirects.yaml").write_text("[]", "utf-8")
    with pytest.raises(DatasetInvalid) as refused:
        difference("HEAD", str(data), data)
    assert [(problem.path, problem.code) for problem in refused.value.problems] == [
        (f"{data}/cities/more.yaml", "yaml-syntax"),
        (f"{data}/people/more.yaml", "missing-key"),
        (f"{data}/redirects.yaml", "not-a-mapping"),
        ("HEAD:kept/data/cities/more.yaml", "yaml-syntax"),
        ("HEAD:kept/data/people/more.yaml", "missing-key"),
    ]


def test_an_older_form_and_an_id_given_twice_are_compared_all_the_same(data: Path) -> None:
    (data / "offices").mkdir()
    (data / "offices/old.yaml").write_text("- {id: a, rank: 1}\n- {id: a, rank: 2}\n", "utf-8")
    save(data)
    (data / "offices/old.yaml").write_text("- {id: a, rank: 3}\n", "utf-8")
    found = difference("HEAD", str(data), data)
    assert [(fact.address, fact.old, fact.new) for fact in found.facts] == [("offices/a.rank", "1", "3")]
    assert [one.id for one in found.removed] == ["a (2)"]
