"""RunControl: what the user wants of a run, asked from any thread and looked at by the loop once a step.

One condition variable, because it answers a pause in half a millisecond and costs the loop next to nothing.
"""

import threading
import time
from collections.abc import Mapping
from typing import Any


class RunControl:
    """Every method may be called from any thread; none of them waits but `wait` and `rest`."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._paused = False
        self._stopping = False
        self._steps_granted = 0
        self._lines_granted = 0
        self._holding_at_epoch_end = False
        self._delay_s = 0.0
        self._settings: dict[str, Any] = {}

    # What the user asks for -------------------------------------------------------------------------------------------

    def pause(self) -> None:
        """Hold before the next step."""
        with self._changed:
            self._hold()
            self._changed.notify_all()

    def resume(self) -> None:
        """Go on."""
        with self._changed:
            self._go_on()

    def step(self) -> None:
        """Do exactly one step and hold again (pauses a run that is going); of a step that is half done, the rest."""
        with self._changed:
            self._paused, self._holding_at_epoch_end = True, False
            self._steps_granted += 1
            self._changed.notify_all()

    def step_line(self) -> None:
        """Do the next of the five lines of a step and hold again."""
        with self._changed:
            self._paused, self._holding_at_epoch_end = True, False
            self._lines_granted += 1
            self._changed.notify_all()

    def finish_epoch(self) -> None:
        """Go on to the end of the epoch, its test included, and hold there."""
        with self._changed:
            self._go_on()
            self._holding_at_epoch_end = True

    def stop(self) -> None:
        """End the run before its next step; cannot be taken back."""
        with self._changed:
            self._stopping = True
            self._changed.notify_all()

    def set_delay(self, seconds: float) -> None:
        """Slow motion: rest so long after each step; 0 is none."""
        with self._changed:
            self._delay_s = max(0.0, seconds)
            self._changed.notify_all()

    def change(self, settings: Mapping[str, Any]) -> None:
        """Use these values from the next step on: fields of the config that are ``live``, checked by the caller."""
        with self._changed:
            self._settings |= settings

    # What the loop asks -----------------------------------------------------------------------------------------------

    @property
    def stopping(self) -> bool:
        """Whether a stop was asked for."""
        return self._stopping

    @property
    def stepping(self) -> bool:
        """Whether the run holds again after the step at hand: its figures must be sent at once."""
        return self._paused

    @property
    def slow(self) -> bool:
        """Whether the run is in slow motion."""
        return self._delay_s > 0

    def admit(self) -> bool | None:
        """Return whether the next step may be begun: True, False when the run must stop, None when it must hold.

        Never waits: the loop says `RunPaused` first, and then calls `wait`.
        """
        # The common case, a run that just goes on, takes no lock: a stale read costs at most one step.
        if not self._paused and not self._stopping:
            return True
        with self._changed:
            if self._stopping:
                return False
            if self._paused:
                if self._steps_granted:
                    self._steps_granted -= 1
                elif not self._lines_granted:
                    return None
            return True

    def admit_line(self) -> bool:
        """Return whether the next line of the step at hand may be done; a run that must stop ends its step first."""
        with self._changed:
            if self._paused and not self._stopping and not self._steps_granted:
                if not self._lines_granted:
                    return False
                self._lines_granted -= 1
            return True

    @property
    def holding(self) -> bool:
        """Whether the run is paused and nothing was asked of it."""
        with self._changed:
            return not self._may_go_on()

    @property
    def by_line(self) -> bool:
        """Whether the step to begin is done line by line."""
        return self._lines_granted > 0

    def end_step(self) -> None:
        """Say that a step begun line by line is done: a `step` asked for meanwhile has had the rest of it."""
        with self._changed:
            self._steps_granted = max(0, self._steps_granted - 1)

    def end_epoch(self) -> None:
        """Hold from here on, where that was asked for."""
        if not self._holding_at_epoch_end:
            return
        with self._changed:
            self._hold()

    def take_settings(self) -> dict[str, Any]:
        """Return what `change` was given since the last call."""
        if not self._settings:
            return {}
        with self._changed:
            settings, self._settings = self._settings, {}
            return settings

    def wait(self) -> None:
        """Wait until `admit` has another answer than None, or `admit_line` another than False."""
        with self._changed:
            self._changed.wait_for(self._may_go_on)

    def rest(self) -> None:
        """Wait as long as slow motion wants it; a stop, a pause or another delay is heard at once."""
        if not self._delay_s:
            return
        began = time.perf_counter()
        with self._changed:
            while not self._stopping and not self._paused:
                left_s = began + self._delay_s - time.perf_counter()
                if left_s <= 0:
                    return
                self._changed.wait(left_s)

    # Inside the lock --------------------------------------------------------------------------------------------------

    def _may_go_on(self) -> bool:
        return self._stopping or not self._paused or self._steps_granted > 0 or self._lines_granted > 0

    def _hold(self) -> None:
        self._paused, self._holding_at_epoch_end = True, False
        self._steps_granted = self._lines_granted = 0

    def _go_on(self) -> None:
        self._paused = self._holding_at_epoch_end = False
        self._steps_granted = self._lines_granted = 0
        self._changed.notify_all()
