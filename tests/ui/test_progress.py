"""How far a run is, and how long it will still take."""

import dataclasses

from mnistgui.ui.progress import ProgressMeter
from tests.ui.fakes import started, steps


def test_nothing_is_promised_before_the_first_report() -> None:
    assert ProgressMeter(started()).progress().seconds_left is None


def test_time_left_is_what_the_rest_takes_at_the_speed_seen() -> None:
    meter = ProgressMeter(started(epochs=2, steps_per_epoch=4))
    meter.add(steps(1, [1.0, 1.0]))  # batches of ten, a thousand images a second

    progress = meter.progress()

    assert (progress.step, progress.steps, progress.epoch) == (2, 8, 1)
    assert progress.seconds_left == 6 * 10 / 1000


def test_an_epoch_counts_as_begun_with_its_first_iteration() -> None:
    meter = ProgressMeter(started(epochs=2, steps_per_epoch=4))
    meter.add(steps(1, [1.0] * 4))
    assert meter.progress().epoch == 1
    meter.add(steps(5, [1.0], epoch=2))
    assert meter.progress().epoch == 2


def test_images_that_drop_last_leaves_out_take_no_time() -> None:
    # 19 images in batches of ten: nine are left out of every epoch.
    meter = ProgressMeter(dataclasses.replace(started(epochs=10, steps_per_epoch=1), images=19))
    meter.add(steps(1, [1.0]))

    assert meter.progress().seconds_left == 9 * 10 / 1000
