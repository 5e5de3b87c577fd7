"""A series of runs: which ones there are, and the mean and spread of what they came to."""

import subprocess
import sys

import numpy as np
import pytest

from mnistgui.messages import UserError
from mnistgui.training.config import DEFAULTS, FIELDS
from mnistgui.training.events import EpochMetrics
from mnistgui.training.run_series import (
    MOST_RUNS,
    VARIABLE_FIELDS,
    SeriesResult,
    SeriesRun,
    Variation,
    epochs_of,
    expand,
    parse_values,
    result_of,
    spread,
    summarize,
)


def metrics(test: float, validation: float | None = None) -> EpochMetrics:
    return EpochMetrics(
        train_loss=1.0, train_accuracy=0.5, test_loss=1.0, test_accuracy=test, validation_accuracy=validation
    )


@pytest.mark.parametrize(
    ("field", "text", "values"),
    [
        ("learning_rate", "0.1, 0.01,1e-3", (0.1, 0.01, 0.001)),
        ("learning_rate", "1; 2", (1.0, 2.0)),
        ("batch_size", "32, 64", (32, 64)),
        ("optimizer", "sgd, adam", ("sgd", "adam")),
        ("shuffle", "true, Off", (True, False)),
        ("hidden", "128; 256, 128", ((128,), (256, 128))),
        ("hidden", "32", ((32,),)),
        ("activations", "relu; tanh, relu", (("relu",), ("tanh", "relu"))),
        ("epochs", " 1,,2, ", (1, 2)),
    ],
)
def test_values_are_read_as_their_setting_has_them(field, text, values):
    assert parse_values(field, text) == values


@pytest.mark.parametrize(
    ("field", "text", "reason"),
    [
        ("learning_rate", "", "at least one"),
        ("learning_rate", " , ", "at least one"),
        ("learning_rate", "0.1, fast", "a number from"),
        ("learning_rate", "0.1, nan", "a number from"),
        ("epochs", "1.5", "a whole number from 1 to 1000"),
        ("epochs", "0", "a whole number from 1 to 1000"),
        ("optimizer", "sgd, SGD", "one of sgd"),
        ("shuffle", "maybe", "true or false"),
        ("hidden", "a", "layer sizes"),
        ("batch_size", "32, 64, 32", "32 stands there twice"),
    ],
)
def test_a_value_that_cannot_be_used_is_refused_by_its_field(field, text, reason):
    with pytest.raises(UserError, match=reason) as refused:
        parse_values(field, text)
    assert refused.value.message.arguments["field"] == field


def test_five_seeds_are_five_runs_that_differ_by_nothing_else():
    runs = expand(DEFAULTS.changed({"seed": 7, "same_start": False}), (), 5)

    assert [run.config.seed for run in runs] == [7, 8, 9, 10, 11]
    assert {run.config.changed({"seed": 1}) for run in runs} == {DEFAULTS}
    assert [run.values for run in runs] == [{}] * 5


def test_a_grid_has_every_combination_and_the_seeds_change_fastest():
    grid = (
        Variation(field="learning_rate", values=(0.1, 0.01)),
        Variation(field="batch_size", values=(32, 64, 128)),
    )
    runs = expand(DEFAULTS, grid, 2)

    assert len(runs) == 12
    assert [(run.config.learning_rate, run.config.batch_size, run.config.seed) for run in runs[:5]] == [
        (0.1, 32, 1), (0.1, 32, 2), (0.1, 64, 1), (0.1, 64, 2), (0.1, 128, 1),
    ]  # fmt: skip
    assert all(getattr(run.config, name) == value for run in runs for name, value in run.values.items())
    assert epochs_of(runs) == 12 * DEFAULTS.epochs


def test_the_seed_never_leaves_its_bounds():
    top = int(FIELDS["seed"].maximum)
    runs = expand(DEFAULTS.changed({"seed": top}), (), 3)

    assert [run.config.seed for run in runs] == [top, 0, 1]
    assert not any(run.config.problems() for run in runs)


def test_a_combination_that_does_not_go_together_is_refused():
    grid = (
        Variation(field="momentum", values=(0.0, 0.9)),
        Variation(field="optimizer", values=("sgd", "adam")),
    )
    with pytest.raises(UserError, match="momentum"):
        expand(DEFAULTS, grid, 1)


def test_a_setting_cannot_be_varied_twice():
    twice = (Variation(field="epochs", values=(1,)), Variation(field="epochs", values=(2,)))
    with pytest.raises(UserError, match="epochs: is varied twice"):
        expand(DEFAULTS, twice, 1)


def test_too_many_runs_are_refused():
    grid = (Variation(field="epochs", values=tuple(range(1, MOST_RUNS + 1))),)
    assert len(expand(DEFAULTS, grid, 1)) == MOST_RUNS
    with pytest.raises(UserError, match=f"{2 * MOST_RUNS} runs"):
        expand(DEFAULTS, grid, 2)


def test_every_setting_that_can_be_varied_takes_its_default():
    for name in VARIABLE_FIELDS:
        default = getattr(DEFAULTS, name)
        text = ", ".join(map(str, default)) if isinstance(default, tuple) else str(default)
        assert parse_values(name, text) == (default,), name
    assert {"learning_rate", "hidden", "optimizer", "dropout", "schedule"} <= set(VARIABLE_FIELDS)
    assert not {"seed", "dataset", "folder", "transforms", "device"} & set(VARIABLE_FIELDS)


@pytest.mark.parametrize("figures", [[0.91, 0.93, 0.92, 0.95, 0.9], [0.5, 0.5], [1e-9, 1.0]])
def test_the_spread_is_the_sample_standard_deviation(figures):
    found = spread(figures)

    assert found is not None
    assert found.mean == pytest.approx(np.mean(figures), rel=1e-12)
    assert found.deviation == pytest.approx(np.std(figures, ddof=1), rel=1e-12)
    assert found.count == len(figures)


def test_one_run_has_no_spread_and_none_has_no_mean():
    only = spread([0.9])
    assert only is not None
    assert (only.mean, only.deviation, only.count) == (0.9, None, 1)
    assert spread([]) is None


def test_the_best_epoch_is_chosen_by_validation_where_there_is_one():
    run = SeriesRun(config=DEFAULTS, values={})
    chosen = result_of(run, [metrics(0.9, 0.95), metrics(0.99, 0.9), metrics(0.8, 0.7)])
    assert (chosen.best, chosen.last) == (0.9, 0.8)
    alone = result_of(run, [metrics(0.9), metrics(0.99), metrics(0.8)])
    assert (alone.best, alone.last) == (0.99, 0.8)


def test_a_run_without_an_epoch_counts_as_failed_and_moves_no_mean():
    one, other = (SeriesRun(config=DEFAULTS, values={"epochs": value}) for value in (1, 2))
    results = [
        result_of(one, [metrics(0.8)]),
        result_of(one, []),
        result_of(other, [metrics(0.5)]),
        result_of(one, [metrics(0.9)]),
    ]
    first, second = summarize(results)

    assert first.values == {"epochs": 1}
    assert first.failed == 1
    assert first.last is not None and first.last.mean == pytest.approx(0.85)
    assert first.last.count == 2
    assert (second.failed, second.last.count if second.last else 0) == (0, 1)
    assert summarize([SeriesResult(run=one)])[0].last is None


def test_a_series_needs_no_torch():
    code = "import sys, mnistgui.training.run_series; sys.exit('torch' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
