"""What the plots draw, as numbers: smoothing against the plain recurrence, envelopes against the values themselves."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mnistgui.ui.plots.trace import Envelope, Smoother, Trace


def tensorboard(values: np.ndarray, weight: float) -> np.ndarray:
    """TensorBoard's own loop (vz_line_chart2/line-chart.ts, `resmoothDataset`), value by value."""
    answer, last, count = [], 0.0, 0
    for value in values.astype(np.float64):
        if not np.isfinite(value):
            answer.append(np.nan)
            continue
        last = last * weight + (1 - weight) * value
        count += 1
        answer.append(last / (1 - weight**count))
    return np.array(answer)


def in_chunks(values: np.ndarray, sizes: list[int]) -> list[np.ndarray]:
    return np.split(values, np.cumsum(sizes)[np.cumsum(sizes) < len(values)])


@pytest.mark.parametrize("weight", [0.01, 0.3, 0.6, 0.9, 0.99])
def test_smoothing_is_tensorboards_whatever_the_chunks(weight):
    values = np.random.default_rng(1).exponential(1, 20_000).astype(np.float32)
    smoother = Smoother(weight)
    chunks = in_chunks(values, [1, 1, 50, 3, 7_000, 0, 12, 4_096])
    smoothed = np.concatenate([smoother.extend(chunk) for chunk in chunks])
    np.testing.assert_allclose(smoothed, tensorboard(values, weight), rtol=1e-9)


def test_a_weight_of_zero_leaves_the_values_as_they_are():
    values = np.array([3, 1, 2], np.float32)
    assert np.array_equal(Smoother(0).extend(values), values)


@pytest.mark.parametrize("weight", [-0.1, 1, 2])
def test_a_weight_that_cannot_smooth_is_refused(weight):
    with pytest.raises(ValueError, match="weight"):
        Smoother(weight)


def test_values_that_are_not_finite_leave_no_trace_in_what_follows():
    values = np.array([1, 2, np.nan, 3, np.inf, -np.inf, 4], np.float32)
    smoothed = Smoother(0.9).extend(values)
    assert np.isnan(smoothed[[2, 4, 5]]).all()
    np.testing.assert_allclose(smoothed[[0, 1, 3, 6]], tensorboard(np.array([1.0, 2, 3, 4]), 0.9))


def test_huge_and_tiny_values_are_smoothed_without_overflow():
    values = np.array([1e38, 1e-38, 3e38, 0] * 2_000, np.float32)
    np.testing.assert_allclose(Smoother(0.5).extend(values), tensorboard(values, 0.5), rtol=1e-9)


@settings(max_examples=60, deadline=None)
@given(
    count=st.integers(0, 3_000),
    window=st.tuples(st.integers(0, 3_000), st.integers(0, 3_000)),
    most=st.integers(1, 500),
    sizes=st.lists(st.integers(0, 700), max_size=8),
)
def test_no_peak_of_a_window_is_lost_however_few_columns_there_are(count, window, most, sizes):
    values = np.random.default_rng(count).normal(size=count).astype(np.float32)
    first, last = sorted(min(edge, count) for edge in window)
    envelope = Envelope()
    end = 0
    for chunk in in_chunks(values, sizes):
        end += len(chunk)
        envelope.extend(values[:end])
    x, low, high = envelope.columns(values, first, last, most)
    assert len(x) == len(low) == len(high) <= max(4, most + 2)
    assert np.all(np.diff(x) > 0)
    if first < last:
        assert low.min() <= values[first:last].min()
        assert high.max() >= values[first:last].max()
        assert {*low, *high} <= set(values)


def test_few_values_are_drawn_as_they_are():
    trace = Trace(0.0)
    trace.extend(np.array([5, 3, 4], np.float32))
    line = trace.raw_line(0, 3, 100)
    assert line.x_P.tolist() == [1, 2, 3]
    assert line.y_P.tolist() == [5, 3, 4]


def test_many_values_become_a_line_through_the_lowest_and_highest_of_each_column():
    values = np.ones(100_000, np.float32)
    values[54_321], values[77_777] = 9, -9
    trace = Trace(0.9)
    trace.extend(values)
    line = trace.raw_line(0, len(values), 600)
    assert len(line.x_P) <= 1_300
    assert line.y_P.max() == 9
    assert line.y_P.min() == -9
    assert abs(line.x_P[line.y_P.argmax()] - 54_322) < 256


def test_the_newest_values_count_before_they_fill_a_column():
    values = np.ones(10_003, np.float32)
    values[-2], values[-1] = 5, -5
    trace = Trace(0.9)
    trace.extend(values)
    line = trace.raw_line(0, len(values), 100)
    assert (line.y_P.max(), line.y_P.min()) == (5, -5)


def test_a_smoothed_line_of_many_values_ends_at_the_last_one():
    values = np.random.default_rng(2).random(10_007, dtype=np.float32)
    trace = Trace(0.9)
    trace.extend(values)
    line = trace.smoothed_line(0, len(values), 300)
    assert line.x_P[-1] == 10_007
    assert line.y_P[-1] == pytest.approx(tensorboard(values, 0.9)[-1], rel=1e-6)
    assert len(line.x_P) <= 303


def test_another_smoothing_takes_all_values_anew():
    values = np.random.default_rng(3).random(5_000, dtype=np.float32)
    trace = Trace(0.9)
    trace.extend(values[:3_000])
    trace.set_smoothing(0.5)
    trace.extend(values)
    assert trace.value(5_000) == pytest.approx((values[-1], tensorboard(values, 0.5)[-1]), rel=1e-6)


def test_infinities_are_gaps_and_all_of_them_make_no_line():
    trace = Trace(0.9)
    values = np.full(10_000, np.inf, np.float32)
    trace.extend(values)
    assert np.isnan(trace.raw_line(0, 10_000, 100).y_P).all()
    values = np.append(values, np.float32(2))
    trace.extend(values)
    assert np.nanmax(trace.raw_line(0, 10_001, 100).y_P) == 2
