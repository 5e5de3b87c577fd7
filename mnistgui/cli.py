"""The command line: the window by default, and what can be done without one.

Every command exits with 0 on success, with 2 on wrong arguments or a wrong config, and with 1 on another failure, which
it explains in one line on stderr. Nothing is imported here at the top that brings in Qt or torch.
"""

import argparse
import os
import signal
import sys
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Any, Final

from mnistgui.cli_nets import evaluate, predict
from mnistgui.cli_runs import export, runs
from mnistgui.console import FAILED, RefusedError, RunPrinter, complain, explained, load_data_set, say
from mnistgui.data.named_values import NamedValues
from mnistgui.messages import UserError
from mnistgui.training.config import DEFAULTS, FIELDS, TrainingConfig
from mnistgui.training.control import RunControl
from mnistgui.training.events import Advice, FinishReason, RunFailed, RunFinished, TrainingEvent
from mnistgui.training.fields import FieldInfo

if TYPE_CHECKING:
    from mnistgui.training.loop import TrainingData


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command that ``argv`` names, or the window, and return the exit status.

    Raises:
        SystemExit: with 2 on arguments that argparse refuses, with 0 after ``--help``.
    """
    arguments = list(sys.argv[1:] if argv is None else argv)
    if arguments and arguments[0] in COMMANDS:
        return COMMANDS[arguments[0]](arguments[1:])
    return _window(arguments)


def window_main() -> int:
    """Open the window (the GUI script, which takes no commands)."""
    return _window(sys.argv[1:])


# --- the window


def _window(argv: list[str]) -> int:
    from mnistgui import app

    parser = app.window_parser()
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = "\n".join(("commands, each with a --help of its own:", *_COMMAND_LINES))
    if argv and not argv[0].startswith("-"):
        parser.error(f"there is no command {argv[0]!r}; the commands are: {', '.join(COMMANDS)}")
    arguments = parser.parse_args(argv)
    return explained("mnistgui", partial(_open_window, argv, arguments), debug=arguments.debug)


def _open_window(argv: list[str], arguments: argparse.Namespace) -> int:
    from mnistgui import app, screen

    problem = screen.problem()
    if problem is not None and arguments.screenshot:
        # Nobody has to see it while the picture is taken.
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        problem = screen.problem()
    if problem is not None:
        return complain("mnistgui", problem, FAILED)
    return app.main(argv)


# --- train


def _train_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="mnistgui train",
        description="Train one net without a window. The last line on stdout is the folder of the run.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        epilog="settings:\n" + "\n".join(_setting_line(name, info) for name, info in FIELDS.items()),
    )
    parser.add_argument("config", nargs="?", metavar="CONFIG.toml", help="the settings; - reads them from stdin")
    parser.add_argument(
        "--set",
        dest="changes",
        metavar="field=value",
        type=_change,
        action="append",
        default=[],
        help="change one setting; may be given several times",
    )
    parser.add_argument(
        "--resume",
        metavar="RUN",
        help="go on with a run where it stopped: its folder, or its name in --runs-dir",
    )
    place = parser.add_mutually_exclusive_group()
    place.add_argument("--out", type=Path, metavar="DIR", help="the folder of this run: a new or an empty one")
    place.add_argument("--runs-dir", type=Path, metavar="DIR", help="where the folder of this run is made")
    parser.add_argument("--data-root", type=Path, metavar="DIR", help="where data sets are kept")
    parser.add_argument("--download", action="store_true", help="fetch the data set first where it is not there yet")
    parser.add_argument("--debug", action="store_true", help="show the traceback of a failure")
    return parser


def _setting_line(name: str, info: FieldInfo) -> str:
    default = _in_toml(getattr(DEFAULTS, name))
    match info.kind:
        case "choice":
            allowed = ", ".join(choice.key for choice in info.choices)
        case "switch":
            allowed = "true, false"
        case "text":
            allowed = "a path"
        case "names":
            allowed = "one or several, by commas: " + ", ".join(choice.key for choice in info.choices)
        case "net":
            allowed = 'a list as in TOML: [{name="Linear", out_features=64}, {name="ReLU"}]'
        case "steps":
            allowed = 'a list as in TOML: [{name="ToTensor"}, {name="RandomErasing", p=0.5}]'
        case "target":
            allowed = "none, even_odd, one_vs_rest:3, keep:1,7"
        case _:
            allowed = f"{info.minimum:.10g} to {info.maximum:.10g}"
    return f"  {f'{name}={default}':<22} {allowed}"


def _in_toml(value: object) -> str:
    if isinstance(value, tuple):
        return ",".join(entry.name if isinstance(entry, NamedValues) else str(entry) for entry in value)
    return str(value).lower() if isinstance(value, bool) else str(value)


def _change(text: str) -> tuple[str, Any]:
    """Parse ``field=value``. What does not look like the field's type is left as it is: the config refuses it."""
    name, equals, value = (part.strip() for part in text.partition("="))
    if not (name and equals):
        raise argparse.ArgumentTypeError(f"{text!r} is not of the form field=value")
    try:
        match FIELDS[name].kind if name in FIELDS else None:
            case "switch":
                return name, {"true": True, "false": False}[value.lower()]
            case "whole":
                return name, int(value)
            case "real":
                return name, float(value)
            case "layers":
                return name, [int(size) for size in value.removeprefix("[").removesuffix("]").split(",")]
            case "names":
                return name, [part.strip() for part in value.removeprefix("[").removesuffix("]").split(",")]
            case "steps" | "net":
                # As a config file writes it on one line: [{name = "ToTensor"}, {name = "RandomErasing", p = 0.5}].
                return name, tomllib.loads(f"value = {value}")["value"]
    except (KeyError, ValueError):
        pass
    return name, value


def _train(argv: list[str]) -> int:
    arguments = _train_parser().parse_args(argv)
    return explained("mnistgui train", partial(_train_net, arguments), debug=arguments.debug)


def _train_net(arguments: argparse.Namespace) -> int:
    from mnistgui.paths import default_places

    root = arguments.data_root or default_places().data_root
    runs_dir = arguments.runs_dir or default_places().runs_dir
    if arguments.resume is not None:
        return _resume(arguments, root, runs_dir)
    config = _read_config(arguments.config, dict(arguments.changes))
    data = _usable_data(config, root, download=arguments.download)
    from mnistgui.training import runs
    from mnistgui.training.ranks import is_leader

    folder: Path | None = None  # the other ranks write none
    if is_leader():
        folder = runs.make_run_folder(arguments.out) if arguments.out else runs.new_run_folder(runs_dir)
    return _run_in(folder, config, data, debug=arguments.debug)


def _resume(arguments: argparse.Namespace, root: Path, runs_dir: Path) -> int:
    if arguments.config is not None or arguments.changes or arguments.out:
        raise RefusedError("--resume goes on with the settings of the run: give no config, no --set and no --out")
    from mnistgui.training.checkpoint import load_checkpoint
    from mnistgui.training.run_folder import find_run

    folder = find_run(arguments.resume, runs_dir)
    checkpoint = load_checkpoint(folder)
    config = TrainingConfig.from_toml(checkpoint["config"])
    data = _usable_data(config, root, download=arguments.download)
    return _run_in(folder, config, data, debug=arguments.debug, resume=checkpoint)


def _run_in(
    folder: Path | None,
    config: TrainingConfig,
    data: "TrainingData",
    *,
    debug: bool,
    resume: Mapping[str, Any] | None = None,
) -> int:
    """Train into ``folder`` and return the exit status."""
    from mnistgui.training import loop
    from mnistgui.training.ranks import joined
    from mnistgui.training.snapshots import SnapshotStore

    control = RunControl()
    with _stopped_by_interrupt(control), joined(config.device) as ranks:
        terminal = loop.run(
            config,
            data,
            emit=RunPrinter().show if ranks.leads else _say_nothing,
            control=control,
            store=SnapshotStore(),
            folder=folder if ranks.leads else None,
            resume=resume,
            ranks=ranks,
        )
    if folder is None or not ranks.leads:
        return 0 if isinstance(terminal, RunFinished) else FAILED
    say(str(folder.absolute()))
    match terminal:
        case RunFailed(message=message, traceback=trace):
            if debug:
                print(trace, file=sys.stderr)
            return complain("mnistgui train", message.english(), FAILED)
        case RunFinished(reason=FinishReason.STOPPED, step=step):
            line = f"stopped after {step:,} iterations; --resume goes on there"
            return complain("mnistgui train", line, FAILED)
        case RunFinished(reason=FinishReason.DIVERGED, advice=Advice() as advice):
            return complain("mnistgui train", f"{advice.what.english()} {advice.remedy.english()}", FAILED)
    return 0


def _say_nothing(_event: TrainingEvent) -> None:
    """Take an event of a rank that does not lead."""


def _read_config(source: str | None, changes: dict[str, Any]) -> TrainingConfig:
    """Return the config of a file, of stdin (``-``) or the default one (None), with ``changes`` made to it."""
    try:
        config = DEFAULTS if source is None else TrainingConfig.from_toml(_text_of(source))
        return TrainingConfig.from_dict(config.to_dict() | changes)
    except UserError as error:
        raise RefusedError(error.message.english()) from error


def _text_of(source: str) -> str:
    try:
        # Some editors put a byte order mark in front.
        return (sys.stdin.buffer.read() if source == "-" else Path(source).read_bytes()).decode("utf-8-sig")
    except OSError as error:
        raise RefusedError(f"{source}: cannot be read: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise RefusedError(f"{source}: is not UTF-8 text") from error


def _usable_data(config: TrainingConfig, root: Path, *, download: bool) -> "TrainingData":
    """Return the images of ``config``, or refuse what only this machine and these images can show to be wrong."""
    from mnistgui.training import runtime

    devices = runtime.available_devices()
    if config.device not in devices:
        # Before a set is downloaded for it.
        raise RefusedError(f"device: {config.device} is not there; this machine has: {', '.join(devices)}")
    from mnistgui.training import loop
    from mnistgui.training.refusals import refusals

    data_set = load_data_set(config.set_request, root, download=download)
    if not data_set.can_train:
        raise RefusedError(f"dataset: {data_set.info.title} has no train and test split; choose another")
    data = loop.TrainingData(train=data_set.splits["train"], test=data_set.splits["test"])
    for problem in refusals(config, data.train, data.test, devices).values():
        raise RefusedError(problem.english())
    return data


@contextmanager
def _stopped_by_interrupt(control: RunControl) -> Iterator[None]:
    """Inside, Ctrl+C asks the run to stop; a second one breaks it off."""

    def stop(_signal: int, _frame: FrameType | None) -> None:
        control.stop()
        signal.signal(signal.SIGINT, signal.default_int_handler)

    before = signal.signal(signal.SIGINT, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


COMMANDS: Final[dict[str, Callable[[list[str]], int]]] = {
    "train": _train,
    "evaluate": evaluate,
    "predict": predict,
    "export": export,
    "runs": runs,
}
_COMMAND_LINES: Final = (
    "  train     one run without a window",
    "  evaluate  test the net of a run: accuracy, loss, confusion matrix",
    "  predict   ask the net of a run what is on pictures",
    "  export    write a run as a script, ONNX, safetensors or CSV",
    "  runs      the runs, one a line",
)
