"""Presets, and whether what their sentences promise is what comes out."""

from __future__ import annotations

import dataclasses
import math
import re
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from mnistgui.data.library import load_mnist
from mnistgui.training.config import DEFAULTS, TrainingConfig
from mnistgui.training.control import RunControl
from mnistgui.training.events import Advised, EpochDone, EpochMetrics, FinishReason, RunFinished, TrainingEvent
from mnistgui.training.presets import PRESETS, preset_of
from mnistgui.training.snapshots import SnapshotStore

if TYPE_CHECKING:
    from mnistgui.training.loop import TrainingData

DECK = next(preset for preset in PRESETS if preset.key == "deck")


def test_every_preset_is_usable_and_found_again():
    assert len({preset.key for preset in PRESETS}) == len(PRESETS)
    for preset in PRESETS:
        assert preset.config().problems() == {}
        assert preset_of(preset.config()) is preset


def test_the_first_preset_is_the_default():
    assert PRESETS[0].config() == DEFAULTS


def test_the_decks_preset_is_what_its_code_says():
    config = DECK.config()
    assert (config.optimizer, config.learning_rate, config.momentum) == ("sgd", 0.01, 0.0)
    assert (config.batch_size, config.shuffle, config.drop_last) == (100, True, True)


def test_other_settings_are_nobodys_preset():
    assert preset_of(dataclasses.replace(DEFAULTS, epochs=6)) is None


def test_a_preset_keeps_which_images_which_random_numbers_and_on_what_it_runs():
    mine = {"dataset": "KMNIST", "target_transform": "even_odd", "seed": 7, "same_start": False, "device": "cuda",
            "threads": 3, "checkpoint_every_s": 0}  # fmt: skip
    keeping = dataclasses.replace(DEFAULTS, epochs=9, learning_rate=0.7, **mine)
    for preset in PRESETS:
        config = preset.config(keeping=keeping)
        assert {name: getattr(config, name) for name in mine} == mine
        assert (config.epochs, config.learning_rate) != (9, 0.7)
        assert preset_of(config) is preset


def test_every_preset_says_why_in_a_sentence_or_more():
    for preset in PRESETS:
        assert preset.why.endswith(".") and len(preset.why) > 60
        # A combo box of the dock shows so much.
        assert len(preset.label) <= 24


def of(key: str) -> TrainingConfig:
    return next(preset for preset in PRESETS if preset.key == key).config()


def why(key: str) -> str:
    return next(preset for preset in PRESETS if preset.key == key).why


class Trained(NamedTuple):
    """What became of a run."""

    epochs: list[EpochMetrics]
    finished: RunFinished
    advice: list[str]  # kinds

    @property
    def percent_right(self) -> list[float]:
        return [100 * metrics.test_accuracy for metrics in self.epochs]


@pytest.fixture(scope="module")
def data() -> TrainingData:
    from mnistgui.training.loop import TrainingData

    return TrainingData(train=load_mnist("train"), test=load_mnist("test"))


def trained(config: TrainingConfig, data: TrainingData, **changes: Any) -> Trained:
    from mnistgui.training.loop import train

    events: list[TrainingEvent] = []
    # One thread: two wait for each other where something else runs on the machine.
    config = dataclasses.replace(config, threads=1, **changes)
    finished = train(config, data, emit=events.append, control=RunControl(), store=SnapshotStore())
    return Trained(
        [event.metrics for event in events if isinstance(event, EpochDone)],
        finished,
        [event.advice.kind for event in events if isinstance(event, Advised)],
    )


# The figures: another seed, thread count or version moves them by a few tenths, not by two.
ABOUT = 2.0


def test_the_deck_looks_worse_with_a_hidden_layer_at_first(data: TrainingData):
    fast = dataclasses.replace(DEFAULTS, epochs=1)
    promised = [float(figure) for figure in re.findall(r"(\d+) %", DECK.why)]
    mlp, single = trained(DECK.config(), data), trained(DECK.config(), data, model="single")
    mlp_fast, single_fast = trained(fast, data), trained(fast, data, model="single")
    found = [mlp.percent_right[0], single.percent_right[0], mlp.percent_right[4], single.percent_right[4]]
    found += [mlp_fast.percent_right[0], single_fast.percent_right[0]]
    assert found == [pytest.approx(figure, abs=ABOUT) for figure in promised]
    assert mlp.percent_right[0] < single.percent_right[0]
    assert mlp_fast.percent_right[0] > 90


def test_without_a_hidden_layer_it_ends_where_its_sentence_says(data: TrainingData):
    (promised,) = re.findall(r"about (\d+) %", why("single"))
    assert trained(of("single"), data).percent_right[-1] == pytest.approx(float(promised), abs=1.0)


def test_zeros_stop_an_mlp_and_not_a_single_layer(data: TrainingData):
    mlp = trained(of("zeros"), data, epochs=1)
    assert mlp.epochs[0].test_loss == pytest.approx(math.log(10), abs=0.005)
    assert "ln 10 = 2.303" in why("zeros") and "no_learning" in mlp.advice
    assert trained(of("zeros"), data, model="single", epochs=1).percent_right[0] == pytest.approx(90, abs=1.5)


def test_it_diverges_and_is_stopped_within_a_hundred_iterations(data: TrainingData):
    run = trained(of("diverge"), data)
    assert run.finished.reason is FinishReason.DIVERGED
    assert run.finished.step <= 100
    assert run.finished.advice is not None and "exploded" in run.finished.advice.what.english()


def test_it_overfits_and_is_stopped_by_the_validation_loss(data: TrainingData):
    config = of("overfit")
    run = trained(config, data)
    losses = [metrics.validation_loss for metrics in run.epochs]
    lowest = losses.index(min(losses))
    assert run.finished.reason is FinishReason.EARLY
    assert len(losses) == lowest + 1 + config.patience < config.epochs
    assert lowest < 6
    assert run.epochs[-1].train_loss < 0.1
    assert losses[-1] > 1.1 * losses[lowest]


def test_the_whole_set_is_one_iteration_an_epoch(data: TrainingData):
    config = of("whole")
    run = trained(config, data)
    assert run.finished.step == config.epochs == len(run.epochs) == 10
    (promised, _) = re.findall(r"(\d+) %", why("whole"))
    assert run.percent_right[-1] == pytest.approx(float(promised), abs=3.0)


def test_99_percent_is_trained_by_one_cycle_with_strides():
    # Whether it gets there, and how fast: tests/benchmarks/preset_99.py.
    config = of("99")
    assert (config.model, config.pooling, config.schedule) == ("cnn", "stride", "one_cycle")
