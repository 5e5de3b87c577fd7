"""A perceptron through AND, OR and XOR, in the real program."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QTabWidget

from tests.journeys.window import Bench


def _run_to_the_verdict(bench: Bench, problem: str, learner: str) -> str:
    bench.find(QTabWidget, "workbench").setCurrentIndex(1)
    bench.choose("perceptron.problem", problem)
    bench.choose("perceptron.learner", learner)
    run = bench.find(QAbstractButton, "perceptron.run")
    bench.qtbot.mouseClick(run, Qt.MouseButton.LeftButton)
    bench.qtbot.waitUntil(lambda: not run.isChecked(), timeout=60_000)
    return bench.find(QLabel, "perceptron.verdict").text().lower()


@pytest.mark.parametrize("problem", ["AND", "OR"])
def test_one_line_learns(bench: Bench, problem: str) -> None:
    assert "learned" in _run_to_the_verdict(bench, problem, "threshold rule")


def test_xor_cannot_be_learned_by_one_line(bench: Bench) -> None:
    assert "cannot be separated" in _run_to_the_verdict(bench, "XOR", "threshold rule")


def test_xor_is_learned_with_a_hidden_layer(bench: Bench) -> None:
    assert "learned" in _run_to_the_verdict(bench, "XOR", "multilayer")
