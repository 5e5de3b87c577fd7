"""The tab "Batches" beside a run: it plans by the config that the run goes by, also where the run drew its seed."""

import dataclasses
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import torch
from PySide6.QtWidgets import QLabel, QSpinBox
from pytestqt.qtbot import QtBot

from mnistgui import core_services
from mnistgui.data.epochs import EpochPlan
from mnistgui.data.image_set import ImageSet
from mnistgui.data.transforms.step import TransformStep
from mnistgui.training.config import DEFAULTS, TrainingConfig
from mnistgui.training.events import BatchTrained, RunStarted
from mnistgui.ui.active_run import RunState
from mnistgui.ui.dataset.batches_controller import BatchesController
from mnistgui.ui.dataset.batches_view import BatchesView
from mnistgui.ui.workspace import Workspace
from tests.ui.fakes import FakeCore

OPEN = dataclasses.replace(DEFAULTS, batch_size=10, same_start=False, threads=1, model="single", epochs=1000)


class Bench:
    """A workspace whose plans and runs are the real ones, and the view; what was planned and said is remembered."""

    def __init__(self, image_set: ImageSet) -> None:
        self.plans: list[tuple[TrainingConfig, EpochPlan]] = []
        self.pictured: list[tuple[Any, int]] = []
        self.starts: list[RunStarted] = []
        self.trained: list[BatchTrained] = []
        self._core = core_services.services()
        services = dataclasses.replace(
            FakeCore(image_set).services(), plan_epoch=self._plan, preview=self._preview, make_run=self._core.make_run
        )
        self.workspace = Workspace(services, data_root=Path("nowhere"), runs_dir=None)
        self.view = BatchesView()
        self.controller = BatchesController(self.workspace, self.view)
        self.workspace.run_started.connect(self.starts.append)
        self.workspace.batch_trained.connect(self.trained.append)

    def _plan(self, config: TrainingConfig, images: ImageSet, epoch: int, give_up: Callable[[], bool]) -> EpochPlan:
        plan = self._core.plan_epoch(config, images, epoch, give_up)
        self.plans.append((config, plan))
        return plan

    def _preview(self, images: Any, indices: Any, steps: Any, seed: int, iteration: int, training: bool) -> Any:
        self.pictured.append((steps, seed))
        return self._core.preview(images, indices, steps, seed, iteration, training)

    @property
    def planned_by(self) -> TrainingConfig:
        """The config of the newest plan."""
        return self.plans[-1][0]

    @property
    def warning(self) -> str:
        """What is said of the seed."""
        label = self.view.findChild(QLabel, "dataset.batch_seed")
        return label.text() if label.isVisible() else ""


@pytest.fixture
def bench(qtbot: QtBot, tiny_image_set: ImageSet, monkeypatch: pytest.MonkeyPatch) -> Iterator[Bench]:
    monkeypatch.setenv("OMP_NUM_THREADS", "1")
    threads = torch.get_num_threads()
    made = Bench(tiny_image_set)
    qtbot.addWidget(made.view)
    made.view.show()
    made.workspace.load()
    made.workspace.set_config(OPEN)
    qtbot.waitUntil(lambda: made.workspace.can_train and not made.workspace.jobs.busy)
    yield made
    made.workspace.shut_down()
    qtbot.waitUntil(lambda: not made.workspace.busy)
    made.workspace.deleteLater()
    torch.set_num_threads(threads)


def hold_at_first_step(qtbot: QtBot, bench: Bench, config: TrainingConfig | None = None) -> TrainingConfig:
    """Begin a run, do one step, hold, and return what the run goes by."""
    workspace, before = bench.workspace, len(bench.trained)
    workspace.start(paused=True, config=config)
    workspace.step()
    qtbot.waitUntil(lambda: len(bench.trained) > before and workspace.state is RunState.PAUSED)
    qtbot.waitUntil(lambda: not workspace.jobs.busy)
    used = bench.starts[-1].config
    assert used is not None
    return used


def end(qtbot: QtBot, bench: Bench) -> None:
    bench.workspace.stop()
    qtbot.waitUntil(lambda: not bench.workspace.busy)


def test_a_run_that_drew_its_seed_shows_the_batches_that_it_trains_on(qtbot: QtBot, bench: Bench) -> None:
    used = hold_at_first_step(qtbot, bench)
    config, plan = bench.plans[-1]

    assert used.same_start and config.seed == used.seed != OPEN.seed
    assert plan.batch(1).tolist() == bench.trained[-1].indices_B.tolist()
    # The next one is only planned yet, and its random transforms will draw from the same seed.
    bench.view.findChild(QSpinBox, "dataset.batch_iteration").setValue(2)
    qtbot.waitUntil(lambda: bench.pictured[-1][1] == used.seed)
    bench.workspace.step()
    qtbot.waitUntil(lambda: len(bench.trained) == 2)
    assert plan.batch(2).tolist() == bench.trained[-1].indices_B.tolist()


def test_before_such_a_run_it_is_said_that_its_batches_will_be_others(qtbot: QtBot, bench: Bench) -> None:
    assert bench.planned_by.seed == OPEN.seed
    assert (
        bench.warning == "“Same start” is off: a run draws its own seed when it starts, so its batches will be others."
    )

    hold_at_first_step(qtbot, bench)
    assert bench.warning == ""


def test_after_such_a_run_its_batches_stay_until_the_settings_change(qtbot: QtBot, bench: Bench) -> None:
    used = hold_at_first_step(qtbot, bench)
    end(qtbot, bench)

    assert bench.planned_by.seed == used.seed and bench.warning == ""
    bench.workspace.set_config(dataclasses.replace(OPEN, learning_rate=0.5))
    qtbot.waitUntil(lambda: bench.planned_by.seed == OPEN.seed)
    assert bench.warning != ""


def test_a_change_in_the_run_leaves_it_its_seed(qtbot: QtBot, bench: Bench) -> None:
    used = hold_at_first_step(qtbot, bench)
    transforms = (*DEFAULTS.transforms, TransformStep.of("RandomRotation", degrees=(0.0, 9.0)))
    plans = len(bench.plans)
    bench.workspace.change_settings({"transforms": transforms})

    qtbot.waitUntil(lambda: len(bench.plans) > plans)
    assert (bench.planned_by.seed, bench.planned_by.transforms) == (used.seed, transforms)


def test_a_run_with_settings_of_its_own_is_planned_by_them_and_the_panels_come_back(qtbot: QtBot, bench: Bench) -> None:
    fixed = dataclasses.replace(OPEN, same_start=True)
    bench.workspace.set_config(fixed)
    hold_at_first_step(qtbot, bench, config=dataclasses.replace(fixed, batch_size=20, seed=5))

    assert (bench.planned_by.batch_size, bench.planned_by.seed) == (20, 5)
    assert bench.plans[-1][1].batch(1).tolist() == bench.trained[-1].indices_B.tolist()
    end(qtbot, bench)
    qtbot.waitUntil(lambda: bench.planned_by == fixed)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"same_start": True}, False),
        ({"shuffle": False}, False),
        ({"shuffle": False, "validation_share": 0.2}, True),
        ({"shuffle": False, "transforms": (*DEFAULTS.transforms, TransformStep.of("RandomHorizontalFlip"))}, True),
    ],
)
def test_it_is_said_only_where_the_batches_hang_on_the_seed(bench: Bench, changes: dict[str, Any], said: bool) -> None:
    bench.workspace.set_config(dataclasses.replace(OPEN, **changes))

    assert (bench.warning != "") is said
