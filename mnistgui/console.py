"""How a command speaks: lines on stdout, one line on stderr for what went wrong, a bar while a net is trained."""

import os
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final, TextIO

from mnistgui.data.catalog import DATA_SETS
from mnistgui.data.data_set import DataSet, SetRequest
from mnistgui.data.progress import DownloadProgress
from mnistgui.messages import Message, UserError
from mnistgui.training.events import Advised, EpochDone, RunFailed, RunFinished, RunStarted, StepsDone, TrainingEvent

FAILED: Final = 1
REFUSED: Final = 2


class RefusedError(Exception):
    """Wrong arguments or a wrong config; the text is the line for the user."""


def explained(prog: str, work: Callable[[], int], *, debug: bool) -> int:
    """Return the status of ``work()``; a failure of it becomes one line on stderr and a status."""
    try:
        return work()
    except RefusedError as error:
        return complain(prog, str(error), REFUSED)
    except KeyboardInterrupt:
        return complain(prog, "interrupted", FAILED)
    except Exception as error:
        if debug:
            traceback.print_exc()
        return complain(prog, _one_line(error), FAILED)


def _one_line(error: Exception) -> str:
    if isinstance(error, UserError | OSError):
        return str(error)
    # Nobody has put this one into words for the user: its type tells at least as much as its text.
    return traceback.format_exception_only(error)[-1].splitlines()[0]


def complain(prog: str, line: str, status: int) -> int:
    """Write one line on stderr and return ``status``."""
    if sys.stderr is not None:  # a GUI script on Windows has none
        print(f"{prog}: {line}", file=sys.stderr)
    return status


class RunPrinter:
    """Shows the events of a run: a bar over all its iterations on stderr, a line an epoch and a summary on stdout."""

    def __init__(self) -> None:
        self._bar: Any = None
        self._epoch: EpochDone | None = None

    def show(self, event: TrainingEvent) -> None:
        """Take the next event of the run."""
        try:
            self._show(event)
        except BrokenPipeError:
            # Whoever watched the bar has gone (`2>&1 | head -1`): the run goes on, with a bar that nobody sees.
            _silence(sys.stderr)
            self._show(event)

    def _show(self, event: TrainingEvent) -> None:
        match event:
            case RunStarted():
                self._started = event
                self._bar = _bar(event)
                for notice in (event.inexact, event.notice):
                    self._tell(notice)
            case Advised(advice=advice):
                self._tell(advice.what, advice.why, advice.remedy)
            case StepsDone():
                accuracy = event.hits_S.sum() / event.images_S.sum()
                self._bar.set_postfix_str(f"loss {event.losses_S[-1]:.4f}, accuracy {accuracy:.1%}", refresh=False)
                self._bar.update(len(event.losses_S))
            case EpochDone():
                self._epoch = event
                self._bar.clear()
                say(_epoch_line(event, self._started.epochs))
            case RunFinished() | RunFailed():
                self._finish()

    def _tell(self, *sentences: Message | None) -> None:
        said = " ".join(sentence.english() for sentence in sentences if sentence is not None)
        if said and sys.stderr is not None:
            self._bar.clear()
            print(said, file=sys.stderr)

    def _finish(self) -> None:
        if self._bar is not None:
            self._bar.close()
        if self._epoch is not None:
            started, epoch = self._started, self._epoch
            say(
                f"{started.parameters:,} parameters on {started.device}, after {epoch.step:,} iterations "
                f"({epoch.epoch} of {started.epochs} epochs): test accuracy {epoch.metrics.test_accuracy:.2%}"
            )


class DownloadBar:
    """A bar on stderr for the files of a data set, one after the other. Use it as a context manager."""

    def __enter__(self) -> "DownloadBar":
        from tqdm import tqdm

        self._bar = tqdm(unit="B", unit_scale=True, unit_divisor=1000, mininterval=_pace_s(), dynamic_ncols=True)
        return self

    def __exit__(self, *_: object) -> None:
        self._bar.close()

    def show(self, progress: DownloadProgress) -> None:
        """Show how far the file at hand is."""
        words = f"{progress.stage} {progress.file} ({progress.number}/{progress.files})"
        if words != self._bar.desc.removesuffix(": "):
            self._bar.reset(total=progress.total_bytes)
            self._bar.set_description(words, refresh=False)
        self._bar.update(progress.done_bytes - self._bar.n)


def load_data_set(request: SetRequest, root: Path, *, download: bool) -> DataSet:
    """Return the data set under ``root``; where it is not on disk, fetch it if ``download``, or say how.

    Raises:
        UserError: as `library.load` and `download`.
    """
    from mnistgui.data import library

    try:
        return library.load(request, root)
    except library.NotOnDiskError as error:
        if not download:
            raise UserError(Message("{problem} Add --download to fetch it.", {"problem": error})) from error
    from mnistgui.data.download import download as fetch

    with DownloadBar() as bar:
        fetch(DATA_SETS[request.key], root, progress=bar.show, cancelled=bool)
    return library.load(request, root)


def _pace_s() -> float:
    # In a log file, where nothing can be drawn over, a line now and then is enough.
    return 0.1 if sys.stderr.isatty() else 5.0


def _bar(started: RunStarted) -> Any:
    from tqdm import tqdm

    total = started.epochs * started.steps_per_epoch
    return tqdm(total=total, initial=started.step, unit="batch", mininterval=_pace_s(), dynamic_ncols=True)


def _epoch_line(event: EpochDone, epochs: int) -> str:
    m = event.metrics
    validation = ""
    if m.validation_loss is not None and m.validation_accuracy is not None:
        validation = f"validation loss {m.validation_loss:.4f}, validation accuracy {m.validation_accuracy:.2%}, "
    return (
        f"epoch {event.epoch}/{epochs}: loss {m.train_loss:.4f}, accuracy {m.train_accuracy:.2%}, "
        f"{validation}test loss {m.test_loss:.4f}, test accuracy {m.test_accuracy:.2%} ({event.seconds:.1f} s)"
    )


def say(line: str) -> None:
    """Write one line on stdout, at once."""
    # In escapes, what this stdout has no letters for: the name of a folder, in Windows and redirected.
    encoding = sys.stdout.encoding or "utf-8"
    line = line.encode(encoding, "backslashreplace").decode(encoding)
    try:
        print(line, flush=True)
    except BrokenPipeError:
        # Whoever read the lines has gone (`| head -1`): the run goes on, and its folder will tell.
        _silence(sys.stdout)


def _silence(stream: TextIO) -> None:
    """Send what is still written to ``stream``, whose reader has gone, to nobody."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
