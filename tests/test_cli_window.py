"""`mnistgui` without a command: what it says where no window can be shown."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from mnistgui import cli, screen

linux_only = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux can be without a screen")

# What Qt 6.11 writes before it aborts.
NO_ANSWER = (
    "qt.qpa.xcb: could not connect to display :78\n"
    'qt.qpa.plugin: Could not load the Qt platform plugin "xcb" in "" even though it was found.\n'
)
NO_LIBRARY = (
    "qt.qpa.plugin: From 6.5.0, xcb-cursor0 or libxcb-cursor0 is needed to load the Qt xcb platform plugin.\n"
    'qt.qpa.plugin: Could not load the Qt platform plugin "xcb" in "" even though it was found.\n'
)


def launch(*arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run the program with no screen but what ``variables`` say."""
    environment = {
        name: value
        for name, value in os.environ.items()
        if name not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    }
    return subprocess.run(
        [sys.executable, "-m", "mnistgui", *arguments],
        env=environment | variables,
        capture_output=True,
        text=True,
        check=False,
        timeout=100,
    )


@linux_only
@pytest.mark.parametrize(
    ("variables", "words"),
    [
        ({}, "there is no screen"),
        ({"DISPLAY": ":78"}, "the screen :78 does not answer"),
        ({"WAYLAND_DISPLAY": "nobody", "DISPLAY": ":78"}, "the screen nobody does not answer"),
        ({"DISPLAY": "nowhere.invalid:0"}, "the screen nowhere.invalid:0 does not answer"),
        ({"QT_QPA_PLATFORM": "nonsense"}, '"nonsense"'),
    ],
    ids=["none", "X that is not there", "Wayland that is not there", "another machine's", "a platform Qt has not"],
)
def test_without_a_screen_one_line_says_what_to_do(variables: dict[str, str], words: str) -> None:
    done = launch(**variables)

    assert done.returncode == 1
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1, done.stderr
    for way_out in (words, "QT_QPA_PLATFORM=offscreen", "--screenshot", "mnistgui train"):
        assert way_out in done.stderr


@linux_only
@pytest.mark.parametrize(
    ("complaint", "words"),
    [(NO_ANSWER, ":5 does not answer"), (NO_LIBRARY, screen.APT_LINE), ("", "no reason")],
)
def test_qts_last_words_become_advice(complaint: str, words: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":5")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setattr(screen, "_complaint_of_qt", lambda: complaint)

    told = screen.problem()

    assert told is not None
    assert words in told
    assert len(told.splitlines()) == 1


@linux_only
def test_a_missing_library_is_named_with_the_line_that_installs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> None:
        raise ImportError("libEGL.so.1: cannot open shared object file: No such file or directory")

    monkeypatch.setattr(screen, "_complaint_of_qt", refuse)

    told = screen.problem()

    assert told is not None
    assert "libEGL.so.1" in told
    assert screen.APT_LINE in told


@linux_only
def test_a_screen_that_works_is_no_problem() -> None:
    program = "from mnistgui import screen; print(screen.problem())"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert done.stdout == "None\n"


def test_where_there_always_is_a_screen_nobody_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(screen, "_complaint_of_qt", lambda: pytest.fail("asked"))

    assert screen.problem() is None


def test_a_picture_needs_no_screen(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    opened: list[tuple[list[str], str]] = []
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
    monkeypatch.setattr(
        screen, "problem", lambda: None if os.environ["QT_QPA_PLATFORM"] == "offscreen" else "no screen"
    )
    monkeypatch.setattr(
        "mnistgui.app.main", lambda argv: opened.append((list(argv), os.environ["QT_QPA_PLATFORM"])) or 0
    )
    arguments = ["--screenshot", str(tmp_path / "window.png")]

    assert cli.main(arguments) == 0
    assert opened == [(arguments, "offscreen")]


def test_a_command_that_is_not_there_is_refused_with_those_that_are(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main(["trian"])

    assert ended.value.code == 2
    assert "there is no command 'trian'; the commands are: train" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments", [["--lang", "de"], ["--theme", "pink"], ["--size", "huge"], ["--size", "1x1"], ["--nonsense"]]
)
def test_wrong_arguments_of_the_window_end_with_2(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main(arguments)

    assert ended.value.code == 2


def test_help_names_the_commands(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main(["--help"])

    assert ended.value.code == 0
    assert "  train " in capsys.readouterr().out
