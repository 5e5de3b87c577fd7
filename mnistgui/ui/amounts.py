"""Bytes, seconds and shares as short texts, the same in every language."""

import math


def size_text(size: float) -> str:
    """Return bytes in the unit that suits them: ``4542`` is ``4.5 kB``, and ``30878645`` is ``31 MB``."""
    unit, factor = ("GB", 1e9) if size >= 1e9 else ("MB", 1e6) if size >= 1e6 else ("kB", 1e3)
    number = size / factor
    # Two digits at least: less would jump, more would flicker.
    return f"{number:.1f} {unit}" if number < 9.95 else f"{number:,.0f} {unit}"


def duration_text(seconds: float) -> str:
    """Return ``m:ss``, or ``h:mm:ss`` from an hour on; a begun second counts."""
    return clock_text(math.ceil(seconds))


def span_text(seconds: float) -> str:
    """Return a span of time that is only roughly known: ``0.4 s``, ``12 s``, ``1.7 min``, ``3.2 h``."""
    unit, factor = ("h", 3600) if seconds >= 5970 else ("min", 60) if seconds >= 99.5 else ("s", 1)
    number = seconds / factor
    return f"{number:.1f} {unit}" if number < 9.95 else f"{number:.0f} {unit}"


def clock_text(seconds: int) -> str:
    """Return whole seconds as ``m:ss``, or ``h:mm:ss`` from an hour on."""
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def share_text(share: float) -> str:
    """Return a share of 0 to 1 as ``98.3 %``; of what is no number, a dash."""
    return f"{100 * share:.1f} %" if math.isfinite(share) else "–"
