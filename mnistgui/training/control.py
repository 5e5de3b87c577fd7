"""RunControl: pause, resume, one step and stop, asked from any thread and looked at by the loop once a step.

One condition variable, because it answers a pause in half a millisecond and costs the loop next to nothing.
"""

import threading


class RunControl:
    """What the user wants of a run. Every method may be called from any thread; none of them waits but `admit`."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._paused = False
        self._stopping = False
        self._steps_granted = 0

    def pause(self) -> None:
        """Hold before the next step."""
        with self._changed:
            self._paused = True
            self._steps_granted = 0

    def resume(self) -> None:
        """Go on."""
        with self._changed:
            self._paused = False
            self._changed.notify_all()

    def step(self) -> None:
        """Do exactly one step and hold again (pauses a run that is going)."""
        with self._changed:
            self._paused = True
            self._steps_granted += 1
            self._changed.notify_all()

    def stop(self) -> None:
        """End the run before its next step; cannot be taken back."""
        with self._changed:
            self._stopping = True
            self._changed.notify_all()

    @property
    def stopping(self) -> bool:
        """Whether a stop was asked for."""
        return self._stopping

    def must_hold(self) -> bool:
        """Return whether `admit` would wait now: the loop says `RunPaused` before it does."""
        with self._changed:
            return self._paused and not self._steps_granted and not self._stopping

    def admit(self) -> bool:
        """Wait until the next step may be done and return True, or return False when the run must stop."""
        # The common case, a run that just goes on, takes no lock: a stale read costs at most one step.
        if not self._paused and not self._stopping:
            return True
        with self._changed:
            while not self._stopping and self._paused and not self._steps_granted:
                self._changed.wait()
            if self._stopping:
                return False
            if self._steps_granted:
                self._steps_granted -= 1
            return True

    @property
    def stepping(self) -> bool:
        """Whether the run holds again after the step at hand: its figures must be sent at once."""
        return self._paused
