"""The one place that imports torchvision.

torchvision's wheel on Linux x86-64 is a CUDA build. Beside a CPU-only torch its C++ part does not load, and
``import torchvision`` dies with "operator torchvision::nms does not exist" (a failed import does not heal by trying
again). Declaring the two schemas first cures it; on a sound installation this does nothing.
"""

import threading
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType

import torch

_lock = threading.Lock()
# Kept alive: the schemas go with the library object that declared them.
_schemas: torch.library.Library | None = None


def torchvision() -> ModuleType:
    """Import torchvision, whatever build of torch it stands beside, and return it. May be called from any thread."""
    with _lock:
        _declare_operators()
        import torchvision

        module: ModuleType = torchvision
        return module


def _declare_operators() -> None:
    global _schemas  # noqa: PLW0603 - once a process, like the import itself
    if _schemas is not None or hasattr(torch.ops.torchvision, "nms"):
        return
    spec = find_spec("torchvision")
    if spec is None or spec.origin is None:
        return  # not installed: the import that follows says so
    for extension in sorted(Path(spec.origin).parent.glob("_C*.so")) + sorted(Path(spec.origin).parent.glob("_C*.pyd")):
        try:
            torch.ops.load_library(str(extension))  # type: ignore[no-untyped-call]
        except OSError:
            continue
        if hasattr(torch.ops.torchvision, "nms"):
            return
    library = torch.library.Library("torchvision", "DEF")  # type: ignore[no-untyped-call]
    for name in ("nms", "qnms"):
        library.define(  # type: ignore[no-untyped-call]
            f"{name}(Tensor dets, Tensor scores, float iou_threshold) -> Tensor"
        )
    _schemas = library
