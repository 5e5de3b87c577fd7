"""RunControl: pause, resume, one step and stop, asked from any thread and looked at by the loop once a step.

One condition variable, because it answers a pause in half a millisecond and costs the loop next to nothing.
"""

import threading


class RunControl:
    """What the user wants of a run. Every method may be called from any thread; none of them waits but `wait`."""

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
            self._steps_granted = 0
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

    def admit(self) -> bool | None:
        """Return whether the next step may be done: True, False when the run must stop, None when it must hold.

        Never waits: the loop says `RunPaused` first, and then calls `wait`.
        """
        # The common case, a run that just goes on, takes no lock: a stale read costs at most one step.
        if not self._paused and not self._stopping:
            return True
        with self._changed:
            if self._stopping:
                return False
            if self._paused and not self._steps_granted:
                return None
            self._steps_granted = max(0, self._steps_granted - 1)
            return True

    def wait(self) -> None:
        """Wait until `admit` has another answer than None."""
        with self._changed:
            self._changed.wait_for(lambda: self._stopping or not self._paused or self._steps_granted)

    @property
    def stepping(self) -> bool:
        """Whether the run holds again after the step at hand: its figures must be sent at once."""
        return self._paused
