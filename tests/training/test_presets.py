"""Presets, and whether what their sentences promise is what comes out."""

import dataclasses
import re

import pytest

from mnistgui.data.library import load_mnist
from mnistgui.training.config import DEFAULTS, TrainingConfig
from mnistgui.training.presets import PRESETS, preset_of

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


def percent_right(config: TrainingConfig) -> list[float]:
    """Train and return the test accuracy after each epoch, in percent."""
    from mnistgui.training.control import RunControl
    from mnistgui.training.events import EpochDone
    from mnistgui.training.loop import TrainingData, train
    from mnistgui.training.snapshots import SnapshotStore

    events: list = []
    data = TrainingData(train=load_mnist("train"), test=load_mnist("test"))
    train(config, data, emit=events.append, control=RunControl(), store=SnapshotStore())
    return [100 * event.metrics.test_accuracy for event in events if isinstance(event, EpochDone)]


def test_the_figures_in_the_sentences_are_those_of_real_runs():
    # Another seed, thread count or version moves them by a few tenths, not by two.
    about = {"abs": 2.0}
    slow, fast = DECK.config(), dataclasses.replace(DEFAULTS, epochs=1)
    promised = [float(figure) for figure in re.findall(r"(\d+) %", DECK.why)]
    mlp, single = percent_right(slow), percent_right(dataclasses.replace(slow, model="single"))
    mlp_fast, single_fast = percent_right(fast), percent_right(dataclasses.replace(fast, model="single"))
    found = [mlp[0], single[0], mlp[4], single[4], mlp_fast[0], single_fast[0]]
    assert found == [pytest.approx(figure, **about) for figure in promised]
    assert mlp[0] < single[0]
    assert mlp_fast[0] > 90
