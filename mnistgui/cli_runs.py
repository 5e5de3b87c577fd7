"""The commands export and runs, and what those about one run have in common. Nothing at the top brings in Qt or torch.

RUN is a folder, or the name of one in the folder of runs (its beginning is enough), or the name that the user gave it.
"""

import argparse
import json
import math
import sys
import warnings
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from mnistgui.console import RefusedError, complain, explained, say
from mnistgui.data.catalog import DATA_SETS
from mnistgui.messages import Message, UserError
from mnistgui.models.weights_header import PRETRAINED, pretrained_folder
from mnistgui.paths import default_places
from mnistgui.training.config import TrainingConfig
from mnistgui.training.run_folder import find_run, list_runs, read_history, read_run
from mnistgui.training.run_info import EpochFigures, RunInfo

if TYPE_CHECKING:
    from mnistgui.models.catalog import Architecture

_SUFFIXES: Final = {"script": ".py", "onnx": ".onnx", "safetensors": ".safetensors", "csv": ".csv"}

RUN_HELP: Final = "a run: its folder, or its name (or how it begins) in the folder of runs"


# --- what all have in common


def run_parser(name: str, description: str) -> argparse.ArgumentParser:
    """Return the parser of the command ``name`` with the options that all of these have."""
    parser = argparse.ArgumentParser(prog=f"mnistgui {name}", description=description)
    parser.add_argument("--runs-dir", type=Path, metavar="DIR", help="the folder of runs")
    parser.add_argument("--debug", action="store_true", help="show the traceback of a failure")
    return parser


def runs_dir_of(arguments: argparse.Namespace) -> Path:
    """Return the folder of runs."""
    return arguments.runs_dir or default_places().runs_dir


def run_folder_of(arguments: argparse.Namespace) -> Path:
    """Return the folder of the run that is meant, or of the net that the program ships.

    Raises:
        RefusedError: there is no such run.
    """
    if arguments.run == PRETRAINED:
        return pretrained_folder()
    try:
        return find_run(arguments.run, runs_dir_of(arguments))
    except UserError as error:
        raise RefusedError(error.message.english()) from error


def config_of(arguments: argparse.Namespace, folder: Path) -> TrainingConfig | None:
    """Return the settings of the run, None where they are damaged or it is the net that the program ships."""
    return None if arguments.run == PRETRAINED else read_run(folder).config


def json_text(value: Any) -> str:
    """Return ``value`` as JSON that every program reads."""
    return json.dumps(_finite(value), indent=2, ensure_ascii=False, allow_nan=False)


def _finite(value: Any) -> Any:
    """Return ``value`` with None for what is no number: JSON has no word for it."""
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, dict):
        return {key: _finite(entry) for key, entry in value.items()}
    return [_finite(entry) for entry in value] if isinstance(value, list | tuple) else value


def percent(share: float | None) -> str:
    """Return a share as text, a dash where there is none."""
    return "–" if share is None or not math.isfinite(share) else f"{share:.2%}"


# --- export


def export(argv: list[str]) -> int:
    """Write a run for other tools; return the exit status."""
    parser = run_parser("export", "Write a run for other tools. The last line on stdout is the file.")
    parser.add_argument("run", metavar="RUN", help=f"{RUN_HELP}; or {PRETRAINED} (its net only)")
    parser.add_argument(
        "--to",
        choices=tuple(_SUFFIXES),
        required=True,
        help="script: plain PyTorch that gives the same losses; onnx and safetensors: the net; csv: all figures",
    )
    parser.add_argument(
        "-o", "--output", metavar="FILE", help="the file or folder to write to; - writes a script to stdout"
    )
    arguments = parser.parse_args(argv)
    return explained(parser.prog, partial(_export_run, arguments), debug=arguments.debug)


def _export_run(arguments: argparse.Namespace) -> int:
    folder = run_folder_of(arguments)
    if arguments.run == PRETRAINED and arguments.to in ("script", "csv"):
        raise RefusedError(f"{PRETRAINED} is a net without a run: only onnx and safetensors can be written of it")
    if arguments.output == "-":
        if arguments.to != "script":
            raise RefusedError("only a script is written to stdout; give a file")
        say(_script(folder).rstrip("\n"))
        return 0
    file = _output(arguments, folder)
    try:
        _EXPORTS[arguments.to](folder, file)
    except OSError as error:
        raise UserError(
            Message("{file} cannot be written: {detail}.", {"file": file, "detail": error.strerror or error})
        ) from error
    say(str(file.absolute()))
    return 0


def _output(arguments: argparse.Namespace, folder: Path) -> Path:
    named = Path(arguments.output) if arguments.output else Path()
    if arguments.output and not named.is_dir():
        return named
    file = named / f"{folder.resolve().name}{_SUFFIXES[arguments.to]}"
    if file.exists():
        # Nobody has named it: it may be a script that was worked on.
        raise UserError(Message("{file} is there already: name another file with -o.", {"file": file}))
    return file


def _script(folder: Path) -> str:
    from mnistgui.export.script import roots_of, training_script

    run = read_run(folder)
    if run.config is None:
        raise UserError(_first_problem(run))
    try:
        changes = read_history(folder).changes
    except UserError:
        changes = []  # a script needs no steps
    return training_script(
        run.config, _architecture(run, run.config), roots=roots_of(run.config), threads=run.threads, changes=changes
    )


def _architecture(run: RunInfo, config: TrainingConfig) -> "Architecture":
    """Return the net of the run: of its net's description, or of its settings where the data set is known."""
    from mnistgui.models.catalog import Architecture
    from mnistgui.models.weights_header import DESCRIPTION_FILE
    from mnistgui.training.architecture import architecture_for
    from mnistgui.training.run_reader import read_json

    try:
        return Architecture.from_dict(read_json(run.folder / DESCRIPTION_FILE)["architecture"])
    except (OSError, KeyError, TypeError, ValueError, ArithmeticError, RecursionError) as error:
        names = DATA_SETS[config.dataset].class_names
        if names:
            return architecture_for(config, config.shape_HWC, names)
        line = "{folder} has no description of its net, and how many classes its pictures have stands there alone."
        raise UserError(Message(line, {"folder": run.folder})) from error


def _first_problem(run: RunInfo) -> Message:
    return run.problems[0] if run.problems else Message("{folder} has no settings.", {"folder": run.folder})


def _export_script(folder: Path, file: Path) -> None:
    from mnistgui.paths import write_text_atomically

    write_text_atomically(file, _script(folder))


def _export_onnx(folder: Path, file: Path) -> None:
    from mnistgui.export.onnx import save_onnx
    from mnistgui.models.snapshot import load_snapshot

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the exporter's, of torch's own insides
        save_onnx(load_snapshot(folder), file)


def _export_safetensors(folder: Path, file: Path) -> None:
    from mnistgui.export.safetensors import save_safetensors
    from mnistgui.models.snapshot import load_snapshot

    save_safetensors(load_snapshot(folder), file)


def _export_csv(folder: Path, file: Path) -> None:
    from mnistgui.export.csv import save_csv

    save_csv(folder, file)


_EXPORTS: Final[dict[str, Callable[[Path, Path], None]]] = {
    "script": _export_script,
    "onnx": _export_onnx,
    "safetensors": _export_safetensors,
    "csv": _export_csv,
}


# --- runs


def runs(argv: list[str]) -> int:
    """List the runs; return the exit status."""
    parser = run_parser("runs", "List the runs, the newest first, one a line.")
    parser.add_argument("--json", action="store_true", help="print all that is known of them, as JSON")
    arguments = parser.parse_args(argv)
    return explained(parser.prog, partial(_list_runs, arguments), debug=arguments.debug)


def _list_runs(arguments: argparse.Namespace) -> int:
    runs = list_runs(runs_dir_of(arguments))
    if arguments.json:
        say(json_text([_run_values(run) for run in runs]))
        return 0
    width = max((len(run.id) for run in runs), default=0)
    for run in runs:
        say(_run_line(run, width))
    if not runs and sys.stderr is not None:
        complain("mnistgui runs", f"there are no runs in {runs_dir_of(arguments)}", 0)
    return 0


def _run_line(run: RunInfo, width: int) -> str:
    planned = f"/{run.config.epochs}" if run.config else ""
    best = None if run.best is None else run.best.metrics.test_accuracy
    damaged = f"  damaged: {run.problems[0].english()}" if run.problems else ""
    star = "*" if run.star else " "
    epochs = f"{run.epochs}{planned} epochs"
    return f"{star} {run.id:<{width}}  {run.state:<9}  {epochs:<12}  test {percent(best):>7}  {run.name}{damaged}"


def _run_values(run: RunInfo) -> dict[str, Any]:
    return {
        "id": run.id,
        "folder": str(run.folder.absolute()),
        "name": run.name,
        "note": run.note,
        "star": run.star,
        "state": run.state,
        "step": run.step,
        "epochs": run.epochs,
        "started": run.started.isoformat() if run.started else None,
        "seconds": run.seconds,
        "parameters": run.parameters,
        "device": run.device,
        "best": _epoch_values(run.best),
        "last": _epoch_values(run.last),
        "problems": [problem.english() for problem in run.problems],
        "usable": list(run.usable),
        "can_resume": run.can_resume,
        "is_running_elsewhere": run.is_running_elsewhere,
        "config": run.config.to_dict() if run.config else None,
    }


def _epoch_values(epoch: EpochFigures | None) -> dict[str, Any] | None:
    return None if epoch is None else {"epoch": epoch.epoch, "step": epoch.step, **vars(epoch.metrics)}
