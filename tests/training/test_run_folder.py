"""Reading and listing the folders of runs: what is shown of a good one, and that no bad one breaks anything."""

import json
import math
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from mnistgui.messages import UserError
from mnistgui.training import run_folder, run_reader
from mnistgui.training.config import TrainingConfig
from mnistgui.training.config_diff import diff_configs
from mnistgui.training.control import RunControl
from mnistgui.training.events import RunPaused, SettingsChanged, StepsDone
from mnistgui.training.run_folder import find_run, list_runs, read_history, read_run, write_user_notes
from mnistgui.training.run_lock import RunLock
from tests.training.conftest import Train
from tests.training.run_folders import epochs_text, make_run, steps_text

needs_links = pytest.mark.skipif(sys.platform == "win32", reason="links and pipes are another thing there")


# A good run -----------------------------------------------------------------------------------------------------------


def test_a_run_that_was_just_trained_is_read_as_it_was(train: Train, tmp_path: Path) -> None:
    run = train(folder=tmp_path / "mine", hidden=[16], validation_share=0.25)

    info = read_run(tmp_path / "mine")
    assert info.problems == ()
    assert (info.state, info.step, info.epochs) == ("completed", 10, 2)
    assert info.config == TrainingConfig(epochs=2, batch_size=10, hidden=(16,), validation_share=0.25)
    assert info.last is not None and info.last.metrics.test_accuracy == pytest.approx(
        run.epochs[-1].metrics.test_accuracy, rel=1e-8
    )
    assert info.curve.losses_P.tolist() == run.losses
    assert info.usable == ("settings", "curve", "net", "checkpoint")
    assert info.has_net and not info.can_resume  # nothing is left to do
    assert info.parameters == 784 * 16 + 16 + 160 + 10
    assert (info.device, info.threads) == ("cpu", 1)
    assert info.name == "mlp 16 · sgd 0.1 · batch 10"
    assert info.seconds is not None and info.started is not None


def test_the_best_epoch_is_chosen_by_the_validation_images_and_else_by_the_test(tmp_path: Path) -> None:
    folder = make_run(tmp_path / "run", epochs=3, steps=21)
    info = read_run(folder)
    assert info.best is not None and info.best.epoch == 3

    (folder / "epochs.csv").write_text(epochs_text(3, validation=True))
    info = read_run(folder)
    assert info.best is not None and (info.best.epoch, info.best.metrics.validation_accuracy) == (1, 0.89)


def test_names_notes_and_stars_are_kept_beside_the_run(tmp_path: Path) -> None:
    folder = make_run(tmp_path / "run")
    write_user_notes(folder, name=" Mein\nNetz ", star=True)
    write_user_notes(folder, note="한글\nzweite Zeile")

    info = read_run(folder)
    assert (info.name, info.note, info.star) == ("Mein Netz", "한글\nzweite Zeile", True)
    assert info.id == "run"
    write_user_notes(folder, name="", star=False)
    assert read_run(folder).name == "mlp 128 · sgd 0.1"
    assert read_run(folder).note == "한글\nzweite Zeile"


def test_a_note_for_a_folder_that_has_gone_makes_no_folder(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="cannot be written"):
        write_user_notes(tmp_path / "gone", note="x")
    assert not (tmp_path / "gone").exists()


def test_a_note_with_half_a_sign_is_written_all_the_same(tmp_path: Path) -> None:
    write_user_notes(make_run(tmp_path / "run"), name="a\ud800b")

    assert read_run(tmp_path / "run").name == "a?b"


# The listing ----------------------------------------------------------------------------------------------------------


def test_runs_are_listed_newest_first_and_what_is_no_run_is_left_out(tmp_path: Path) -> None:
    for day in (3, 1, 2):
        make_run(tmp_path / f"run{day}", summary={"started": f"2026-03-0{day}T12:00:00+09:00"})
    (tmp_path / "notes.txt").write_text("x")
    (tmp_path / "photos").mkdir()
    make_run(tmp_path / ".hidden")

    assert [run.id for run in list_runs(tmp_path)] == ["run3", "run2", "run1"]


def test_where_there_are_no_runs_the_list_is_empty(tmp_path: Path) -> None:
    assert list_runs(tmp_path / "nowhere") == ()
    (tmp_path / "file").touch()
    with pytest.raises(UserError, match="cannot be read"):
        list_runs(tmp_path / "file")


def test_a_run_is_read_again_only_when_one_of_its_files_has_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = make_run(tmp_path / "run")
    make_run(tmp_path / "other")
    reads: list[str] = []
    read = run_reader.read_folder

    def count(path: Path) -> run_folder.RunInfo:
        reads.append(path.name)
        return read(path)

    monkeypatch.setattr(run_folder, "read_folder", count)
    list_runs(tmp_path)
    list_runs(tmp_path)
    assert sorted(reads) == ["other", "run"]

    write_user_notes(folder, star=True)
    assert [run.star for run in list_runs(tmp_path) if run.id == "run"] == [True]
    assert reads[2:] == ["run"]


def test_a_run_is_found_by_its_path_its_id_its_beginning_and_its_name(tmp_path: Path) -> None:
    first, second = make_run(tmp_path / "2026-01-01_a"), make_run(tmp_path / "2026-02-01_b")
    write_user_notes(first, name="first try")

    assert find_run(str(second), tmp_path / "elsewhere") == second
    assert find_run("2026-02-01_b", tmp_path) == second
    assert find_run("2026-02", tmp_path) == second
    assert find_run("first try", tmp_path) == first
    with pytest.raises(UserError, match="2026-01-01_a"):
        find_run("2026", tmp_path)
    for nothing in ("", "third", "x" * 5000, "a\0b"):
        with pytest.raises(UserError, match="no run"):
            find_run(nothing, tmp_path)


# States ---------------------------------------------------------------------------------------------------------------


def test_a_run_that_says_it_is_running_has_crashed_unless_somebody_holds_its_lock(tmp_path: Path) -> None:
    folder = make_run(tmp_path / "run", summary={"state": "running"})
    info = read_run(folder)
    assert (info.state, info.can_resume) == ("crashed", True)

    with RunLock(folder):
        info = read_run(folder)
        assert (info.state, info.is_running_elsewhere, info.can_resume) == ("running", False, False)
    assert read_run(folder).state == "crashed"


def test_a_run_of_another_process_is_said_to_run_elsewhere(tmp_path: Path) -> None:
    folder = make_run(tmp_path / "run", summary={"state": "running"})
    hold = (
        "import sys; from pathlib import Path; from mnistgui.training.run_lock import RunLock\n"
        "with RunLock(Path(sys.argv[1])): print('held', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", hold, str(folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None and process.stdout.readline() == "held\n"
        (info,) = list_runs(tmp_path)
        assert (info.state, info.is_running_elsewhere) == ("running", True)
        process.kill()
    assert read_run(folder).state == "crashed"


@pytest.mark.parametrize(("state", "resumable"), [("stopped", True), ("failed", True), ("early", False)])
def test_what_has_something_left_to_do_can_be_taken_up(tmp_path: Path, state: str, resumable: bool) -> None:
    folder = make_run(tmp_path / "run", summary={"state": state})
    assert read_run(folder).can_resume is resumable
    (folder / "checkpoint.pt").unlink()
    assert not read_run(folder).can_resume


def test_after_a_crash_the_steps_that_were_written_count(tmp_path: Path) -> None:
    folder = make_run(tmp_path / "run", summary={"state": "running", "step": 0, "epochs": None, "seconds": None})

    info = read_run(folder)
    assert (info.step, info.epochs, info.seconds) == (14, 2, 3.0)


# Damage ---------------------------------------------------------------------------------------------------------------


def cut(file: Path) -> None:
    content = file.read_bytes()
    file.write_bytes(content[: len(content) // 2])


def garbage(file: Path) -> None:
    file.write_bytes(bytes(range(256)) * 40)


def huge(file: Path) -> None:
    with file.open("wb") as content:
        content.truncate(2**40)


def loop_of_links(file: Path) -> None:
    file.unlink()
    file.symlink_to(file)


def folder_instead(file: Path) -> None:
    file.unlink()
    file.mkdir()


def pipe(file: Path) -> None:
    file.unlink()
    os.mkfifo(file)


def endless(file: Path) -> None:
    file.unlink()
    file.symlink_to("/dev/zero")


DAMAGES = [cut, garbage, huge, folder_instead]
if sys.platform != "win32":
    DAMAGES += [loop_of_links, pipe, endless]
TAKES = {
    "config.toml": "settings",
    "steps.csv": "curve",
    "model.safetensors": "net",
    "model.json": "net",
    "checkpoint.pt": "checkpoint",
    "summary.json": None,
    "epochs.csv": None,
    "user.json": None,
}


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.__name__)
@pytest.mark.parametrize("name", TAKES)
def test_a_damaged_file_is_named_and_takes_nothing_from_the_others(
    tmp_path: Path, name: str, damage: Callable[[Path], None]
) -> None:
    folder = make_run(tmp_path / "damaged")
    write_user_notes(folder, name="mine")
    make_run(tmp_path / "sound")
    if (name, damage) == ("config.toml", cut):
        (folder / name).write_text("epochs = 5\nbatch_si")
    damage(folder / name)

    runs = {run.id: run for run in list_runs(tmp_path)}
    assert runs["sound"].problems == ()
    info = runs["damaged"]
    if damage is cut and name in ("steps.csv", "epochs.csv", "model.json"):
        # What a crash leaves is no damage: the rows before it are good. ("{}" cut in two is "{".)
        assert [problem.arguments["file"] for problem in info.problems] == (
            ["model.json"] if name == "model.json" else []
        )
        return
    assert [problem.arguments["file"] for problem in info.problems] == [name]
    assert "\n" not in info.problems[0].english()
    assert set(info.usable) == {"settings", "curve", "net", "checkpoint"} - {TAKES[name]}


@pytest.mark.parametrize("name", [name for name in TAKES if name not in ("user.json", "checkpoint.pt")])
def test_a_file_that_is_missing_is_named(tmp_path: Path, name: str) -> None:
    folder = make_run(tmp_path / "run")
    (folder / name).unlink()

    assert [problem.english() for problem in read_run(folder).problems] == [f"{name} is missing."]


@pytest.mark.parametrize(
    ("summary", "named"),
    [
        ({"step": "many"}, "step"),
        ({"step": -1}, "step"),
        ({"step": True}, "step"),
        ({"seconds": float("nan")}, "seconds"),
        ({"seconds": [1]}, "seconds"),
        ({"started": "yesterday"}, "started"),
        ({"started": 5}, "started"),
        ({"state": "dancing"}, "state"),
        ({"state": []}, "state"),
        ({"device": 3}, "device"),
        ({"parameters": 10**30}, "parameters"),
        ({"error": {}}, "error"),
    ],
)
def test_a_value_of_another_kind_is_named(tmp_path: Path, summary: dict[str, object], named: str) -> None:
    make_run(tmp_path / "run", summary=summary)

    (info,) = list_runs(tmp_path)
    (problem,) = info.problems
    assert "summary.json" in problem.english() and named in problem.english()


@pytest.mark.parametrize("text", ["[1, 2]", '{"name": 5, "note": [], "star": "yes"}', "[" * 100_000, "9" * 10_000])
def test_notes_of_another_kind_are_as_good_as_none(tmp_path: Path, text: str) -> None:
    folder = make_run(tmp_path / "run")
    (folder / "user.json").write_text(text)

    info = read_run(folder)
    assert (info.name, info.note, info.star) == ("mlp 128 · sgd 0.1", "", False)
    write_user_notes(folder, note="again")
    assert read_run(folder).note == "again"


def test_a_file_in_the_place_of_a_run_and_a_link_to_nowhere_are_damaged_runs(tmp_path: Path) -> None:
    (tmp_path / "2026-01-01_10-00-00_abcd").write_text("not a folder")
    names = {"2026-01-01_10-00-00_abcd"}
    if sys.platform != "win32":
        loop = tmp_path / "2026-01-02_10-00-00_abcd"
        loop.symlink_to(loop)
        names.add(loop.name)
    (tmp_path / "2026-01-03_10-00-00_abcd").mkdir()
    make_run(tmp_path / "sound")

    runs = list_runs(tmp_path)
    assert {run.id for run in runs if run.is_damaged} == names | {"2026-01-03_10-00-00_abcd"}
    assert [run.id for run in runs if not run.is_damaged] == ["sound"]
    assert all(run.usable == () for run in runs if run.is_damaged)
    assert read_run(tmp_path / "gone").is_damaged


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may read everything")
def test_a_folder_that_may_not_be_read_is_a_damaged_run(tmp_path: Path) -> None:
    folder = make_run(tmp_path / "2026-01-01_10-00-00_abcd")
    folder.chmod(0)
    try:
        (info,) = list_runs(tmp_path)
    finally:
        folder.chmod(0o700)
    assert "Permission denied" in info.problems[0].english()


# Curves and histories -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("steps", [1, 59, 61, 1000, 20_000])
def test_the_small_curve_goes_from_the_first_to_the_last_step_in_few_points(tmp_path: Path, steps: int) -> None:
    info = read_run(make_run(tmp_path / "run", steps=steps, epochs=0))

    curve = info.curve
    assert len(curve.losses_P) == len(curve.steps_P) == min(steps, 60)
    assert info.step == steps
    # The losses fall evenly from 2 to 0: means of neighbours lie on the same line.
    expected = 2 - 2 * (curve.steps_P - 1) / max(steps - 1, 1)
    np.testing.assert_allclose(curve.losses_P, expected, atol=1e-6)
    assert curve.steps_P[0] <= max(1, steps / 30) and curve.steps_P[-1] >= steps - max(1, steps / 30)


def test_of_a_large_log_only_a_small_part_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = make_run(tmp_path / "run", steps=20_000, epochs=0)
    read: list[int] = []
    parse = run_reader.sample_losses.__globals__["_rows_of"]
    monkeypatch.setitem(
        run_reader.sample_losses.__globals__, "_rows_of", lambda piece: (read.append(len(piece)), parse(piece))[1]
    )

    read_run(folder)
    assert sum(read) < (folder / "steps.csv").stat().st_size / 4


def test_the_history_is_that_of_the_run(train: Train, tmp_path: Path) -> None:
    changes = [lambda control: control.change({"learning_rate": 0.02, "momentum": 0.5}), RunControl.resume]
    run = train(
        folder=tmp_path / "run",
        paused=True,
        listener=lambda event, control: [do(control) for do in changes] if isinstance(event, RunPaused) else None,
    )

    history = read_history(tmp_path / "run")
    assert history.losses_S.tolist() == run.losses
    accuracies = np.concatenate([event.hits_S / event.images_S for event in run.of(StepsDone)])
    np.testing.assert_allclose(history.accuracies_S, accuracies, atol=1e-6)
    assert [step for step, _ in history.epochs] == [7, 14]
    assert history.epochs[-1][1].learning_rate == pytest.approx(0.02)
    assert history.changes == [(event.step, event.changes) for event in run.of(SettingsChanged)]


def test_more_steps_can_follow_a_history_that_was_read(tmp_path: Path) -> None:
    for steps in (0, 14):
        history = read_history(make_run(tmp_path / f"run{steps}", steps=steps))
        more = StepsDone(
            first_step=steps + 1,
            epoch=3,
            losses_S=np.full(5000, 0.5, np.float32),
            hits_S=np.full(5000, 1),
            images_S=np.full(5000, 2),
            images_per_s=1.0,
        )
        history.add_steps(more)
        assert history.steps == steps + 5000


@pytest.mark.parametrize(
    ("damage", "kept"),
    [
        (lambda text: text[:-4], 99),  # a cut last line
        (lambda text: text + "101,15,0.5", 100),  # a last line without its end
        (lambda text: text.replace("\n50,", "\nfifty,"), 49),
        (lambda text: text.replace("\n50,", "\n51,"), 49),
        (lambda text: text.replace("\n50,8,", "\n50,8,1,"), 49),
        (lambda text: text.replace("\n1,1,", "\n# 1,1,"), 0),
        (lambda text: text.replace("\n", "\r\n"), 100),
        (lambda text: text.split("\n")[0], 0),
        (lambda _text: "", 0),
        (lambda text: text + "\n\n", 100),
    ],
)
def test_a_history_ends_where_its_log_is_cut_or_damaged(
    tmp_path: Path, damage: Callable[[str], str], kept: int
) -> None:
    folder = make_run(tmp_path / "run", steps=100)
    whole = read_history(folder).losses_S
    (folder / "steps.csv").write_bytes(damage(steps_text(100)).encode())

    np.testing.assert_array_equal(read_history(folder).losses_S, whole[:kept])


def test_a_log_is_read_in_pieces_that_do_not_show(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = make_run(tmp_path / "run", steps=1000)
    whole = read_history(folder).losses_S
    monkeypatch.setattr("mnistgui.training.run_logs._PIECE_BYTES", 100)

    np.testing.assert_array_equal(read_history(folder).losses_S, whole)


def test_losses_that_are_no_numbers_are_kept_as_such(tmp_path: Path) -> None:
    folder = make_run(tmp_path / "run", steps=2)
    (folder / "steps.csv").write_text("step,epoch,loss,accuracy\n1,1,nan,0.1\n2,1,inf,0.1\n3,1,1e300,0\n")

    losses = read_history(folder).losses_S
    assert math.isnan(losses[0]) and losses[1:].tolist() == [math.inf, math.inf]


def test_a_change_that_cannot_be_read_ends_the_changes(tmp_path: Path) -> None:
    folder = make_run(tmp_path / "run")
    transforms = json.dumps([{"name": "ToTensor"}]).replace('"', '""')
    rows = [
        "3,learning_rate,0.5",
        "3,momentum,0.9",
        "3,learning_rate,0.25",
        f'5,transforms,"{transforms}"',
        "9,learning_rate,9e99",
    ]
    (folder / "changes.csv").write_text("\n".join(["step,field,value", *rows, "10,momentum,0.1", ""]))

    assert read_history(folder).changes == [
        (3, {"learning_rate": 0.5, "momentum": 0.9}),
        (3, {"learning_rate": 0.25}),
        (5, {"transforms": TrainingConfig().transforms}),
    ]


def test_a_history_without_steps_says_which_file_is_at_fault(tmp_path: Path) -> None:
    folder = make_run(tmp_path / "run")
    for name in ("epochs.csv", "changes.csv"):
        (folder / name).unlink()
    assert read_history(folder).steps == 14
    (folder / "steps.csv").unlink()
    with pytest.raises(UserError, match=r"steps\.csv"):
        read_history(folder)


# Differences ----------------------------------------------------------------------------------------------------------


def test_only_fields_that_differ_and_are_used_are_told() -> None:
    config = TrainingConfig()
    other = replace(config, learning_rate=0.5, model="single", channels=(4,), hidden=(16,))

    rows = {row.field: row.values for row in diff_configs([config, other, config])}
    assert rows == {
        "model": ("mlp", "single", "mlp"),
        "hidden": ((128,), None, (128,)),
        "dropout": (0.0, None, 0.0),
        "batch_norm": (False, None, False),
        "activations": (("relu",), None, ("relu",)),
        "learning_rate": (0.1, 0.5, 0.1),
    }
    assert diff_configs([config, config]) == () == diff_configs([config]) == diff_configs([])
