"""Run the loop on the tiny set and remember everything it says."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import torch

from mnistgui.data.image_set import ImageSet
from mnistgui.training import loop
from mnistgui.training.config import TrainingConfig
from mnistgui.training.control import RunControl
from mnistgui.training.events import EpochDone, RunFailed, RunFinished, StepsDone, TrainingEvent
from mnistgui.training.snapshots import SnapshotStore


@dataclass
class RecordedRun:
    """A run that has ended: what it said, and what it left in the store."""

    events: list[TrainingEvent] = field(default_factory=list)
    store: SnapshotStore = field(default_factory=SnapshotStore)
    control: RunControl = field(default_factory=RunControl)

    def of(self, kind: type[Any]) -> list[Any]:
        return [event for event in self.events if isinstance(event, kind)]

    @property
    def losses(self) -> list[float]:
        return [float(loss) for event in self.of(StepsDone) for loss in event.losses_S]

    @property
    def images(self) -> list[int]:
        return [int(images) for event in self.of(StepsDone) for images in event.images_S]

    @property
    def epochs(self) -> list[EpochDone]:
        return self.of(EpochDone)

    @property
    def terminal(self) -> RunFinished | RunFailed:
        last = self.events[-1]
        assert isinstance(last, RunFinished | RunFailed)
        return last


# What a test does when an event arrives, on the thread that trains: before the loop looks at the control again.
Listener = Callable[[TrainingEvent, RunControl], None]
Train = Callable[..., RecordedRun]


@pytest.fixture
def train(tiny_image_set: ImageSet, monkeypatch: pytest.MonkeyPatch) -> Iterator[Train]:
    """Train on the tiny set: two epochs of 7 batches of 10 (the last of 4), unless the settings say otherwise.

    No event depends on how fast the machine is: steps are reported once an epoch, and when the run holds or ends.
    """
    monkeypatch.setattr("mnistgui.training.report.REPORT_EVERY_S", 1e9)
    monkeypatch.setattr("mnistgui.training.course.SNAPSHOT_EVERY_S", 1e9)
    monkeypatch.setenv("OMP_NUM_THREADS", "1")
    threads = torch.get_num_threads()

    def train(
        *,
        listener: Listener | None = None,
        paused: bool = False,
        folder: Path | None = None,
        resume: Mapping[str, Any] | None = None,
        **settings: Any,
    ) -> RecordedRun:
        config = TrainingConfig.from_dict({"epochs": 2, "batch_size": 10, **settings})
        recorded = RecordedRun()
        if paused:
            recorded.control.pause()
        if folder is not None and not folder.exists():
            folder.mkdir()

        def emit(event: TrainingEvent) -> None:
            recorded.events.append(event)
            if listener is not None:
                listener(event, recorded.control)

        terminal = loop.run(
            config,
            loop.TrainingData(train=tiny_image_set, test=tiny_image_set),
            emit=emit,
            control=recorded.control,
            store=recorded.store,
            folder=folder,
            resume=resume,
        )
        assert terminal is recorded.events[-1]
        return recorded

    yield train
    torch.set_num_threads(threads)
