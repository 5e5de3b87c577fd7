"""What is shipped and how it is installed: the wheel, the pins, and the commands of the README."""

import hashlib
import re
import subprocess
import sys
import tomllib
import zipfile
from importlib.metadata import distribution
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from mnistgui import screen

ROOT = Path(__file__).resolve().parents[1]
READMES = ("README.md", "README.ko.md")


@pytest.fixture(scope="session")
def project() -> dict[str, Any]:
    with (ROOT / "pyproject.toml").open("rb") as file:
        found: dict[str, Any] = tomllib.load(file)["project"]
    return found


@pytest.fixture(scope="session")
def locked() -> dict[str, str]:
    lines = (ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines()
    pairs = (line.split("==") for line in lines if line and not line.startswith("#"))
    return {canonicalize_name(name): version for name, version in pairs}


def commands(readme: str) -> list[str]:
    """Return the command lines of a README."""
    text = (ROOT / readme).read_text(encoding="utf-8")
    return [line for block in re.findall(r"```(?:sh|powershell)\n(.*?)```", text, re.S) for line in block.splitlines()]


def test_the_wheel_has_the_data_files_and_no_more_than_is_needed(tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", tmp_path], cwd=ROOT, check=True)
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())

    for file in (ROOT / "resources" / "mnist").iterdir():
        assert f"mnistgui/resources/mnist/{file.name}" in names
    assert "mnistgui/resources/models/pretrained/model.safetensors" in names
    assert "mnistgui/py.typed" in names
    assert not [name for name in names if name.startswith(("tests/", "resources/", "mnistgui/resources/pictures"))]
    assert wheel.stat().st_size < 20_000_000


@pytest.mark.parametrize(
    ("name", "md5"),  # of torchvision.datasets.MNIST.resources
    [
        ("train-images-idx3-ubyte.gz", "f68b3c2dcbeaaa9fbdd348bbdeb94873"),
        ("train-labels-idx1-ubyte.gz", "d53e105ee54ea40749a09fcbcd1e9432"),
        ("t10k-images-idx3-ubyte.gz", "9fb629c4189551a2d022fa330f9573f3"),
        ("t10k-labels-idx1-ubyte.gz", "ec29112dd5afa0611ce80d1b7f02629c"),
    ],
)
def test_mnist_is_shipped_byte_for_byte(name: str, md5: str) -> None:
    content = (ROOT / "resources" / "mnist" / name).read_bytes()

    assert hashlib.md5(content, usedforsecurity=False).hexdigest() == md5


def test_every_dependency_is_locked_to_a_version_that_the_project_allows(
    project: dict[str, Any], locked: dict[str, str]
) -> None:
    wanted = [Requirement(text) for text in [*project["dependencies"], *project["optional-dependencies"]["test"]]]
    for requirement in wanted:
        version = locked[canonicalize_name(requirement.name)]
        assert version in requirement.specifier, requirement


def test_what_the_dependencies_need_is_locked_too(project: dict[str, Any], locked: dict[str, str]) -> None:
    open_names = [Requirement(text).name for text in project["dependencies"]]
    seen: set[str] = set()
    while open_names:
        name = canonicalize_name(open_names.pop())
        if name in seen:
            continue
        seen.add(name)
        needs = [Requirement(text) for text in distribution(name).requires or ()]
        open_names += [need.name for need in needs if need.marker is None or need.marker.evaluate({"extra": ""})]

    assert seen <= set(locked)


def test_the_pins_keep_out_what_is_known_to_break(project: dict[str, Any]) -> None:
    pins = {
        canonicalize_name(requirement.name): requirement.specifier
        for requirement in map(Requirement, project["dependencies"])
    }

    assert "6.12.0" not in pins["pyside6-essentials"]  # aborts on Python 3.11 (PYSIDE-3474)
    assert "2.14.0" not in pins["torch"] and "0.29.0" not in pins["torchvision"]  # belong together


def test_the_scripts_of_the_contract_are_there(project: dict[str, Any]) -> None:
    assert project["scripts"] == {"mnistgui": "mnistgui.cli:main"}
    assert project["gui-scripts"] == {"mnistgui-window": "mnistgui.cli:window_main"}


def test_both_readmes_give_the_same_commands() -> None:
    english, korean = (commands(readme) for readme in READMES)

    assert english == korean
    assert len(english) == 9


def test_the_readme_installs_what_the_program_says_is_missing() -> None:
    (apt,) = (line for line in commands("README.md") if "apt-get" in line)

    # Who reads the program's advice has Python's venv already.
    assert apt == f"{screen.APT_LINE} python3-venv"


@pytest.mark.parametrize("readme", READMES)
def test_every_file_that_a_readme_points_to_is_there(readme: str) -> None:
    targets = re.findall(r"\]\(([^)]+)\)", (ROOT / readme).read_text(encoding="utf-8"))

    assert targets
    assert [target for target in targets if not (ROOT / target).exists()] == []


@pytest.mark.skipif(sys.platform == "win32", reason="it is a bash script")
def test_ci_runs_the_very_command_of_the_readme() -> None:
    done = subprocess.run(
        ["bash", ".ci/run", "--show", "test"], cwd=ROOT, capture_output=True, text=True, check=True, timeout=30
    )

    assert done.stdout.strip() in commands("README.md")
    assert done.stdout.rstrip().endswith("-m pytest")
