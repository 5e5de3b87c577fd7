"""What a thread does before its first tensor: imports, thread counts, devices, warm-up.

OpenMP keeps a team of threads for every thread that once ran a parallel operation, and the teams spin against each
other: one parallel call on the UI thread makes training three times slower. So the UI thread and every helper thread
are put on one thread, and only the training thread gets more. (`torch.set_num_threads` speaks for the calling thread
and for threads that have not run an operation yet.)
"""

import os
from dataclasses import dataclass


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


def use_training_threads(wanted: int = 0) -> int:
    """Give the calling thread ``wanted`` torch threads and return the number; 0: as many as suit this machine.

    That is one for every core, from three cores on for all but one; OMP_NUM_THREADS overrides it. A step ends when the
    slowest thread of the team does, so one core is left to the window and everybody else where there are enough. On two
    cores, both: beside the window two threads made 100 steps of the CNN a second and one made 64 (with another program
    on one of the cores, 24 and 70).
    """
    cores = _cores()
    # A list is allowed there, one number for each depth of nesting: "4,2". The first is ours.
    told = os.environ.get("OMP_NUM_THREADS", "").partition(",")[0].strip()
    threads = wanted or (int(told) if told.isdecimal() else 0) or (cores if cores <= 2 else cores - 1)
    _use_threads(threads)
    return threads


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
