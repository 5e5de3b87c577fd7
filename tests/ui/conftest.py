"""Every test of a widget is looked at for threads, timers and windows that it leaves behind."""

from tests.leaks import nothing_leaks

__all__ = ["nothing_leaks"]
