"""What a thread does before its first tensor: imports, thread counts, devices, warm-up.

OpenMP keeps a team of threads for every thread that once ran a parallel operation, and the teams spin against each
other: one parallel call on the UI thread makes training three times slower. So the UI thread and every helper thread
are put on one thread, and only the training thread gets more. (`torch.set_num_threads` speaks for the calling thread
and for threads that have not run an operation yet.)
"""

import ctypes
import os
import sys
from dataclasses import dataclass
from typing import Final

# Of glibc's malloc.h: M_MMAP_THRESHOLD, M_TRIM_THRESHOLD, M_TOP_PAD, M_ARENA_MAX.
_MALLOC_OPTIONS: Final = {-3: 32 << 20, -1: 256 << 20, -2: 16 << 20, -8: 1}


@dataclass(frozen=True, kw_only=True)
class Runtime:
    """What was found once torch was loaded: ``devices`` are keys of `training.config.DEVICES` that work here."""

    torch_version: str
    devices: tuple[str, ...]


def load_torch() -> Runtime:
    """Import torch and torchvision and run the first operations (called in a thread of its own, once).

    The first operations of a process stall every thread for 0.15 s, so they are run here and not at the first Start.
    """
    import torch

    from mnistgui.data.vision import torchvision

    use_one_thread()
    torchvision()
    _warm_up()
    return Runtime(torch_version=torch.__version__, devices=available_devices())


def available_devices() -> tuple[str, ...]:
    """Return the devices that torch can use here, the CPU first."""
    import torch

    found = ["cpu"]
    if torch.cuda.is_available():
        found.append("cuda")
    if torch.backends.mps.is_available():
        found.append("mps")
    return tuple(found)


def use_one_thread() -> None:
    """Put the calling thread on one torch thread: for the UI thread and every thread that helps it."""
    _use_threads(1)


def keep_freed_memory() -> None:
    """Let glibc keep what was freed, up to 256 MB, for the next step, in place of giving it back to the system at once;
    and let all threads share one heap, so that each new training thread does not keep one of its own.

    A CNN frees and takes 30 MB a step. Given back, every page of it is a page fault at its next use: 2,000 a step of
    100 images here, a seventh of the step's time; kept, there are none. With a heap a thread, 600 runs one after the
    other took 80 MB more than the first. Called before there are threads, since theirs would stay. Other systems'
    allocators are left alone.
    """
    libc = ctypes.CDLL(None) if sys.platform == "linux" else None
    if libc is not None and hasattr(libc, "mallopt"):
        for option, value in _MALLOC_OPTIONS.items():
            libc.mallopt(option, value)


def use_training_threads(wanted: int = 0) -> int:
    """Give the calling thread the torch threads of a run (`training_threads`) and return their number."""
    threads = training_threads(wanted)
    _use_threads(threads)
    keep_freed_memory()
    return threads


def training_threads(wanted: int = 0) -> int:
    """Return how many torch threads a run has: ``wanted``; 0: as many as suit this machine.

    That is one for every core, from three cores on for all but one; OMP_NUM_THREADS overrides it. A step ends when the
    slowest thread of the team does, so one core is left to the window and everybody else where there are enough. On two
    cores, both: beside the window two threads made 100 steps of the CNN a second and one made 64 (with another program
    on one of the cores, 24 and 70).
    """
    cores = _cores()
    # A list is allowed there, one number for each depth of nesting: "4,2". The first is ours.
    told = os.environ.get("OMP_NUM_THREADS", "").partition(",")[0].strip()
    return wanted or (int(told) if told.isdecimal() else 0) or (cores if cores <= 2 else cores - 1)


def _use_threads(threads: int) -> None:
    import torch

    # A thread that has not asked yet takes, when it first asks or computes, the number that any thread set last: asking
    # first makes the number set here stay (seen: one prediction put the training thread on one thread for good).
    torch.get_num_threads()
    torch.set_num_threads(threads)


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _warm_up() -> None:
    import torch
    from torch import nn

    # Weights from zeros, on no generator: the default one belongs to the runs.
    with torch.device("meta"):
        net = nn.Sequential(nn.Conv2d(1, 4, 3), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(), nn.Linear(4, 2))
    net.to_empty(device="cpu")
    optimizer = torch.optim.SGD(net.parameters(), lr=0.1)
    loss = nn.functional.cross_entropy(net(torch.zeros(2, 1, 4, 4)), torch.zeros(2, dtype=torch.int64))
    loss.backward()  # type: ignore[no-untyped-call]
    optimizer.step()
