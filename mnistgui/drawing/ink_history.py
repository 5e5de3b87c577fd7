"""InkHistory: the drawing at hand with what was there before it and what was undone."""

from mnistgui.drawing.ink import Ink


class InkHistory:
    """Drawings one after the other, with a place in them. A new drawing drops what was undone, as everywhere."""

    def __init__(self) -> None:
        self._drawings = [Ink()]
        self._place = 0

    @property
    def ink(self) -> Ink:
        """The drawing at hand."""
        return self._drawings[self._place]

    @property
    def can_undo(self) -> bool:
        """Whether there is a drawing before this one."""
        return self._place > 0

    @property
    def can_redo(self) -> bool:
        """Whether a drawing was undone and nothing was drawn since."""
        return self._place < len(self._drawings) - 1

    def put(self, ink: Ink) -> None:
        """Make ``ink`` the drawing at hand; the same one again is no change."""
        if ink != self.ink:
            self._drawings[self._place + 1 :] = [ink]
            self._place += 1

    def undo(self) -> None:
        """Go back by one drawing; at the first one, stay."""
        self._place = max(self._place - 1, 0)

    def redo(self) -> None:
        """Go forward by one drawing; at the last one, stay."""
        self._place = min(self._place + 1, len(self._drawings) - 1)
