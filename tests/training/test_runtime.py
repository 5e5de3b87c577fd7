"""How many threads of torch a thread gets."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
import torch

from mnistgui.training import runtime


@pytest.fixture(autouse=True)
def _threads_as_before() -> Iterator[None]:
    threads = torch.get_num_threads()
    yield
    torch.set_num_threads(threads)


def threads_after(work: Callable[[], object]) -> tuple[object, int]:
    """Return what ``work`` returns in a thread of its own, and how many torch threads that has then."""
    with ThreadPoolExecutor(1) as executor:
        return executor.submit(lambda: (work(), torch.get_num_threads())).result()


@pytest.mark.parametrize(("cores", "threads"), [(1, 1), (2, 2), (3, 2), (8, 7)])
def test_a_run_gets_every_core_and_from_three_on_all_but_one(
    cores: int, threads: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("OMP_NUM_THREADS", raising=False)
    monkeypatch.setattr(runtime, "_cores", lambda: cores)

    assert threads_after(runtime.use_training_threads) == (threads, threads)


@pytest.mark.parametrize(
    ("variable", "threads"), [("2", 2), (" 2 ", 2), ("2,1", 2), ("", 3), ("0", 3), ("-1", 3), ("many", 3)]
)
def test_the_users_own_number_of_threads_counts_where_it_is_one(
    variable: str, threads: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OMP_NUM_THREADS", variable)
    monkeypatch.setattr(runtime, "_cores", lambda: 4)

    assert threads_after(runtime.use_training_threads) == (threads, threads)


def test_a_helper_gets_one_thread() -> None:
    assert threads_after(runtime.use_one_thread) == (None, 1)
