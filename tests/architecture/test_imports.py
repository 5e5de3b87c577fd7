"""Who may import whom, and what must not be loaded before it is needed."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "mnistgui"
CORE = ("data", "models", "training", "drawing", "perceptron", "lessons", "export")

# What the window and the command line may import at the top: torch takes 1.5 s.
WITHOUT_TORCH = (
    "mnistgui",
    "mnistgui.app",
    "mnistgui.cli",
    "mnistgui.cli_nets",
    "mnistgui.cli_runs",
    "mnistgui.core_services",
    "mnistgui.console",
    "mnistgui.messages",
    "mnistgui.paths",
    "mnistgui.screen",
    "mnistgui.data.batches",
    "mnistgui.data.catalog",
    "mnistgui.data.data_set",
    "mnistgui.data.download",
    "mnistgui.data.epochs",
    "mnistgui.data.folder_scan",
    "mnistgui.data.folders",
    "mnistgui.data.idx",
    "mnistgui.data.image_set",
    "mnistgui.data.library",
    "mnistgui.data.local_files",
    "mnistgui.data.preparation",
    "mnistgui.data.progress",
    "mnistgui.data.statistics",
    "mnistgui.data.targets",
    "mnistgui.data.transforms.catalog",
    "mnistgui.data.transforms.check",
    "mnistgui.data.transforms.code",
    "mnistgui.data.transforms.step",
    "mnistgui.data.usps",
    "mnistgui.drawing.ink",
    "mnistgui.drawing.prediction",
    "mnistgui.export.csv",
    "mnistgui.export.script",
    "mnistgui.export.training_code",
    "mnistgui.lessons.lesson",
    "mnistgui.models.catalog",
    "mnistgui.training.config",
    "mnistgui.training.control",
    "mnistgui.training.events",
    "mnistgui.training.history",
    "mnistgui.training.presets",
    "mnistgui.training.config_diff",
    "mnistgui.training.run_folder",
    "mnistgui.training.run_lock",
    "mnistgui.training.runtime",
    "mnistgui.training.samples",
    "mnistgui.training.scores",
    "mnistgui.training.snapshots",
)


def modules(*parts: str) -> list[str]:
    """Return the names of all modules in these folders of the package, packages included."""
    files = [file for part in parts for file in (PACKAGE / part).rglob("*.py")]
    names = [".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__") for file in files]
    assert names
    return sorted(names)


def loaded_by(names: list[str], *, blocked: tuple[str, ...] = ()) -> set[str]:
    """Import ``names`` in a new process where importing ``blocked`` fails; return the top-level packages it loaded."""
    program = (
        "import importlib, json, sys\n"
        f"sys.modules.update(dict.fromkeys({blocked!r}))\n"
        f"for name in {names!r}: importlib.import_module(name)\n"
        "print(json.dumps([name for name, module in sys.modules.items() if module is not None]))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return {name.partition(".")[0] for name in json.loads(done.stdout.splitlines()[-1])}


def test_the_import_contracts_are_kept(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.syspath_prepend(str(ROOT))

    assert lint_imports(no_cache=True) == EXIT_STATUS_SUCCESS, capsys.readouterr().out


def test_the_core_needs_no_qt() -> None:
    loaded_by(modules(*CORE), blocked=("PySide6", "shiboken6", "pyqtgraph"))


def test_what_is_needed_before_torch_loads_neither_torch_nor_qt() -> None:
    inits = [name for name in modules(".") if (PACKAGE.parent / name.replace(".", "/") / "__init__.py").exists()]

    loaded = loaded_by([*WITHOUT_TORCH, *inits, *modules("perceptron")])

    assert not loaded & {"torch", "torchvision", "safetensors", "PySide6", "pyqtgraph"}


def test_the_window_is_imported_without_torch_and_scipy() -> None:
    loaded = loaded_by(["mnistgui.ui.main_window"])

    assert "PySide6" in loaded
    assert not loaded & {"torch", "torchvision", "safetensors", "scipy"}


def test_perceptron_needs_numpy_alone_until_it_decides_something() -> None:
    loaded = loaded_by(modules("perceptron"), blocked=("scipy", "torch", "PySide6", "PIL"))

    assert "numpy" in loaded
