"""`mnistgui evaluate`, `predict`, `export` and `runs`: what they say, what they write, and how they end."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from PIL import Image, ImageDraw
from safetensors.torch import load_file

from mnistgui.cli import COMMANDS, main
from mnistgui.data import library
from mnistgui.data.data_set import DataSet, SetRequest
from mnistgui.data.image_set import ImageSet
from mnistgui.messages import Message
from mnistgui.training import loop
from mnistgui.training.config import TrainingConfig
from mnistgui.training.control import RunControl
from mnistgui.training.run_folder import write_user_notes
from mnistgui.training.snapshots import SnapshotStore
from tests.data_sets import data_set_of

Outcome = tuple[int, list[str], str]
Command = Callable[..., Outcome]
RUN = "2026-03-01_a"


@pytest.fixture
def runs_dir(tmp_path: Path, tiny_image_set: ImageSet, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder with one run on the tiny set."""
    monkeypatch.setenv("OMP_NUM_THREADS", "1")
    monkeypatch.setattr(library, "load", lambda request, root: data_set_of(request, tiny_image_set))
    monkeypatch.chdir(tmp_path)
    threads = torch.get_num_threads()
    folder = tmp_path / "runs" / RUN
    folder.mkdir(parents=True)
    loop.run(
        TrainingConfig(epochs=2, batch_size=10, hidden=(16,)),
        loop.TrainingData(train=tiny_image_set, test=tiny_image_set),
        emit=[].append,
        control=RunControl(),
        store=SnapshotStore(),
        folder=folder,
    )
    yield tmp_path / "runs"
    torch.set_num_threads(threads)


@pytest.fixture
def command(runs_dir: Path, capsys: pytest.CaptureFixture[str]) -> Command:
    """Run a command on the folder of runs; give status, lines of stdout and stderr."""

    def run(name: str, *arguments: str) -> Outcome:
        status = main([name, "--runs-dir", str(runs_dir), *arguments])
        out, err = capsys.readouterr()
        return status, out.splitlines(), err

    return run


def only_line(text: str) -> str:
    lines = text.splitlines()
    assert len(lines) == 1, text
    assert "Traceback" not in text
    return lines[0]


def summary(runs_dir: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((runs_dir / RUN / "summary.json").read_text())
    return found


# All --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["evaluate", "predict", "export", "runs"])
def test_every_command_has_help_and_refuses_wrong_arguments(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert name in COMMANDS
    for arguments, status in ((["--help"], 0), (["--nonsense"], 2)):
        with pytest.raises(SystemExit) as ended:
            main([name, *arguments])
        assert ended.value.code == status
    assert f"usage: mnistgui {name}" in capsys.readouterr().out


def test_the_help_of_the_program_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    out = capsys.readouterr().out
    assert all(f"\n  {name} " in out for name in COMMANDS)


@pytest.mark.parametrize("arguments", [["evaluate", "x"], ["predict", "x", "y.png"], ["export", "x", "--to", "script"]])
def test_a_run_that_is_not_there_is_refused(command: Command, arguments: list[str]) -> None:
    status, lines, err = command(*arguments)
    assert (status, lines) == (2, [])
    assert "no run x" in only_line(err)


def test_debug_shows_where_it_broke(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise KeyError("oh")

    monkeypatch.setattr("mnistgui.cli_runs.list_runs", broken)
    assert command("runs") == (1, [], "mnistgui runs: KeyError: 'oh'\n")
    assert "Traceback" in command("runs", "--debug")[2]


def test_the_commands_need_no_qt(runs_dir: Path) -> None:
    program = (
        "import sys; sys.modules.update(PySide6=None, shiboken6=None, pyqtgraph=None);"
        "from mnistgui.cli import main; sys.exit(main())"
    )
    arguments = ["export", RUN, "--to", "script", "-o", "-", "--runs-dir", str(runs_dir)]
    done = subprocess.run([sys.executable, "-c", program, *arguments], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "optim.SGD(net.parameters(), lr=0.1)" in done.stdout


# evaluate -------------------------------------------------------------------------------------------------------------


def test_evaluate_gives_the_figures_of_the_run(command: Command, runs_dir: Path, tiny_image_set: ImageSet) -> None:
    status, lines, err = command("evaluate", RUN)
    assert status == 0, err
    accuracy = summary(runs_dir)["test_accuracy"]
    assert f"64 images: accuracy {accuracy:.2%}" in lines[0]
    assert len(lines) == 3 + 10

    found = json.loads("\n".join(command("evaluate", RUN, "--json")[1]))
    assert found["accuracy"] == accuracy
    assert found["loss"] == pytest.approx(summary(runs_dir)["test_loss"], rel=1e-5)
    assert np.array(found["confusion"]).sum() == found["images"] == 64
    assert [row["images"] for row in found["classes"]] == np.bincount(tiny_image_set.labels_N).tolist()
    assert found["dataset"] == "MNIST" and found["split"] == "test"


def test_evaluate_takes_another_set_and_fits_its_images(
    command: Command, monkeypatch: pytest.MonkeyPatch, tiny_image_set: ImageSet
) -> None:
    asked: list[SetRequest] = []
    small = replace(tiny_image_set, images_NHWC=tiny_image_set.images_NHWC[:, ::2, ::2].copy())

    def load(request: SetRequest, root: Path) -> DataSet:
        asked.append(request)
        return data_set_of(request, small)

    monkeypatch.setattr(library, "load", load)
    status, lines, err = command("evaluate", RUN, "--dataset", "usps")
    assert (status, asked) == (0, [SetRequest(key="USPS")]), err
    assert "64 images" in lines[0]


def test_evaluate_takes_a_folder_and_knows_classes_by_their_names(
    command: Command, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.undo()
    monkeypatch.setenv("OMP_NUM_THREADS", "1")
    for name in ("3", "7"):
        (tmp_path / "mine" / name).mkdir(parents=True)
        Image.new("L", (40, 30), 200).save(tmp_path / "mine" / name / "a.png")
    found = json.loads("\n".join(command("evaluate", RUN, "--dataset", str(tmp_path / "mine"), "--json")[1]))
    assert {row["class"]: row["images"] for row in found["classes"] if row["images"]} == {"3": 1, "7": 1}

    (tmp_path / "mine" / "cat").mkdir()
    Image.new("L", (40, 30)).save(tmp_path / "mine" / "cat" / "a.png")
    status, _, err = command("evaluate", RUN, "--dataset", str(tmp_path / "mine"))
    assert status == 1 and "does not know (cat)" in only_line(err)


def test_evaluate_refuses_a_set_that_there_is_not(command: Command) -> None:
    status, _, err = command("evaluate", RUN, "--dataset", "MNOST")
    assert status == 2
    assert "no data set MNOST" in only_line(err) and "KMNIST" in err


def test_evaluate_says_how_to_get_a_set(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    def load(request: SetRequest, root: Path) -> DataSet:
        raise library.NotOnDiskError(Message("KMNIST is not here."))

    monkeypatch.setattr(library, "load", load)
    status, _, err = command("evaluate", RUN, "--dataset", "KMNIST")
    assert status == 1 and "Add --download" in only_line(err)


def test_a_net_that_diverged_is_evaluated_and_json_stays_json(command: Command, runs_dir: Path) -> None:
    from safetensors.torch import save_file

    weights = {
        name: torch.full_like(weight, torch.nan)
        for name, weight in load_file(runs_dir / RUN / "model.safetensors").items()
    }
    save_file(weights, runs_dir / RUN / "model.safetensors")

    found = json.loads("\n".join(command("evaluate", RUN, "--json")[1]))
    assert found["loss"] is None
    Image.new("L", (28, 28)).save("a.png")
    Image.fromarray(np.eye(28, dtype=np.uint8) * 255).save("a.png")
    assert command("predict", RUN, "a.png")[1] == ["a.png: no answer: the net has diverged"]


@pytest.mark.parametrize("name", ["model.safetensors", "model.json"])
def test_a_damaged_net_is_told_in_one_line(command: Command, runs_dir: Path, name: str) -> None:
    with (runs_dir / RUN / name).open("wb") as file:
        file.truncate(10**13)
    status, _, err = command("evaluate", RUN)
    assert status == 1 and "cannot be opened" in only_line(err)
    (runs_dir / RUN / name).unlink()
    assert command("evaluate", RUN)[0] == 1


# predict --------------------------------------------------------------------------------------------------------------


@pytest.fixture
def pictures(tmp_path: Path) -> list[str]:
    """A seven and a two of MNIST, black on white and large."""
    digits = library.load_mnist("test")
    files = []
    for place in (0, 1):
        file = tmp_path / f"digit{place}.png"
        Image.fromarray(255 - digits.images_NHWC[place, ..., 0]).resize((300, 300)).save(file)
        files.append(str(file))
    return files


def test_the_shipped_net_says_what_is_on_pictures(pictures: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["predict", "pretrained", *pictures]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.partition(" (")[0] for line in lines] == [f"{pictures[0]}: 7", f"{pictures[1]}: 2"]

    assert main(["predict", "pretrained", "--json", *pictures]) == 0
    found = json.loads(capsys.readouterr().out)
    assert [answer["answer"] for answer in found] == ["7", "2"]
    assert sum(found[0]["probabilities"].values()) == pytest.approx(1)
    assert found[0]["confidence"] == found[0]["probabilities"]["7"] > 0.9


@pytest.mark.parametrize("net", ["pretrained", RUN])
def test_what_is_no_digit_has_no_answer(command: Command, tmp_path: Path, net: str) -> None:
    file = tmp_path / "scribble.png"
    paper = Image.new("L", (300, 300), 255)
    zigzag = [(30 + 60 * (step % 5), 40 + 11 * step) for step in range(20)]
    ImageDraw.Draw(paper).line(zigzag, fill=0, width=14)
    paper.save(file)

    (line,) = command("predict", net, str(file))[1]
    assert line.startswith(f"{file}: no answer: like nothing that the net knows; the nearest would be ")
    (found,) = json.loads("\n".join(command("predict", net, "--json", str(file))[1]))
    assert (found["answer"], found["confidence"], found["familiar"]) == (None, None, False)


def test_a_bad_picture_has_its_line_and_takes_nothing_from_the_others(
    pictures: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "text.png").write_text("no picture")
    Image.new("1", (10_000, 10_000)).save(tmp_path / "huge.png")
    Image.new("L", (1, 1)).save(tmp_path / "tiny.png")
    bad = [str(tmp_path / f"{name}.png") for name in ("text", "huge", "tiny")]

    assert main(["predict", "pretrained", *bad, pictures[0]]) == 1
    out, err = capsys.readouterr()
    assert out.startswith(f"{pictures[0]}: 7")
    assert [line.split(": ")[1] for line in err.splitlines()] == bad
    for file in bad:
        assert main(["predict", "pretrained", file]) == 1
        assert file in only_line(capsys.readouterr().err)


def test_a_picture_that_is_not_there_is_refused_before_anything_is_done(
    pictures: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["predict", "pretrained", pictures[0], "nowhere.png"]) == 2
    out, err = capsys.readouterr()
    assert out == "" and "nowhere.png" in only_line(err)


def test_a_net_of_own_pictures_is_fed_as_it_was_trained(
    command: Command, runs_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = TrainingConfig(epochs=2, hidden=(16,), dataset="ImageFolder", folder="mine")
    (runs_dir / RUN / "config.toml").write_text(settings.to_toml())
    fed: list[Any] = []
    from mnistgui.drawing.predictor import Predictor

    predict = Predictor.predict
    monkeypatch.setattr(Predictor, "predict", lambda self, image: (fed.append(image), predict(self, image))[1])
    Image.new("L", (56, 28), 90).save("a.png")

    assert command("predict", RUN, "a.png")[0] == 0
    assert fed[0].shape == (28, 28, 1) and (fed[0] == 90).all()


# export ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("to", ["script", "safetensors", "csv"])
def test_a_run_is_written_for_other_tools(command: Command, tmp_path: Path, to: str) -> None:
    status, lines, err = command("export", RUN, "--to", to)
    assert status == 0, err
    file = tmp_path / f"{RUN}.{'py' if to == 'script' else to}"
    assert lines == [str(file)]
    match to:
        case "script":
            compile(file.read_text(encoding="utf-8"), "script", "exec")
            assert "torch.set_num_threads(1)" in file.read_text(encoding="utf-8")
        case "safetensors":
            assert set(load_file(file)) == {"1.weight", "1.bias", "3.weight", "3.bias"}
        case "csv":
            assert len(file.read_text().splitlines()) == 1 + 14

    status, _, err = command("export", RUN, "--to", to)
    assert status == 1 and "there already" in only_line(err)
    assert command("export", RUN, "--to", to, "-o", str(file))[0] == 0
    assert command("export", RUN, "--to", to, "-o", "new/deep/file")[0] == 0
    assert Path("new/deep/file").stat().st_size == file.stat().st_size
    assert command("export", RUN, "--to", to, "-o", "new")[1] == [str(tmp_path / "new" / file.name)]


def test_onnx_without_its_packages_is_told_in_one_line(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mnistgui.export.onnx.find_spec", lambda name: None)
    status, _, err = command("export", RUN, "--to", "onnx")
    assert status == 1 and "pip install 'mnistgui[onnx]'" in only_line(err)


def test_the_shipped_net_has_no_script(command: Command, tmp_path: Path) -> None:
    assert command("export", "pretrained", "--to", "safetensors", "-o", "net")[0] == 0
    assert "0.weight" in load_file(tmp_path / "net")
    for to in ("script", "csv"):
        status, _, err = command("export", "pretrained", "--to", to)
        assert status == 2 and "without a run" in only_line(err)


def test_a_script_can_be_had_without_the_net(command: Command, runs_dir: Path) -> None:
    whole = command("export", RUN, "--to", "script", "-o", "-")[1]
    (runs_dir / RUN / "model.json").unlink()
    (runs_dir / RUN / "steps.csv").unlink()
    assert command("export", RUN, "--to", "script", "-o", "-")[1] == whole

    (runs_dir / RUN / "config.toml").write_text("epochs = 'many'")
    status, _, err = command("export", RUN, "--to", "script", "-o", "-")
    assert status == 1 and "config.toml is damaged" in only_line(err)


def test_a_place_that_cannot_be_written_is_told_in_one_line(command: Command, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for to in ("script", "csv", "safetensors"):
        status, _, err = command("export", RUN, "--to", to, "-o", "file/below")
        assert status == 1 and "file/below cannot be written" in only_line(err).replace("\\", "/")
    status, _, err = command("export", RUN, "--to", "csv", "-o", "-")
    assert status == 2 and "only a script" in only_line(err)


# runs -----------------------------------------------------------------------------------------------------------------


def test_runs_are_one_a_line(command: Command, runs_dir: Path) -> None:
    write_user_notes(runs_dir / RUN, name="my first", star=True)
    (runs_dir / "2026-03-02_10-00-00_abcd").mkdir()

    status, lines, err = command("runs")
    assert (status, len(lines), err) == (0, 2, "")
    good = next(line for line in lines if RUN in line)
    accuracy = summary(runs_dir)["test_accuracy"]
    assert good.startswith("* ") and all(word in good for word in ("completed", "2/2 epochs", "my first"))
    assert f"{max(accuracy, 0):.2%}" in good
    assert "damaged: config.toml is missing." in next(line for line in lines if "abcd" in line)
    assert command("evaluate", "my first")[0] == 0


def test_runs_as_json_tell_everything(command: Command, runs_dir: Path) -> None:
    with (runs_dir / RUN / "epochs.csv").open("a") as file:
        file.write("3,15,1.0,nan,0.1,inf,0.2,,,0.1\n")
    (found,) = json.loads("\n".join(command("runs", "--json")[1]))
    assert found["id"] == RUN and found["state"] == "completed" and found["step"] == 14
    assert found["last"]["test_loss"] is None and found["last"]["test_accuracy"] == 0.2
    assert TrainingConfig.from_dict(found["config"]) == TrainingConfig(epochs=2, batch_size=10, hidden=(16,))


def test_where_there_are_no_runs_that_is_no_failure(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["runs", "--runs-dir", str(tmp_path / "none")]) == 0
    out, err = capsys.readouterr()
    assert out == "" and "no runs" in only_line(err)
    assert main(["runs", "--json", "--runs-dir", str(tmp_path / "none")]) == 0
    assert json.loads(capsys.readouterr().out) == []
