"""A net as ONNX, for runtimes without PyTorch. Needs the extra ``[onnx]``: the packages onnx and onnxscript."""

import json
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from mnistgui import __version__
from mnistgui.messages import QT_TRANSLATE_NOOP, Message, UserError, first_line
from mnistgui.models.snapshot import ModelSnapshot
from mnistgui.paths import write_atomically

NEEDS_PACKAGES = QT_TRANSLATE_NOOP(
    "core", "ONNX needs {packages}, which are not installed: pip install 'mnistgui[onnx]' adds them."
)
CANNOT_EXPORT = QT_TRANSLATE_NOOP("core", "The net cannot be written as ONNX: {detail}.")
_PACKAGES: Final = ("onnx", "onnxscript")


def save_onnx(snapshot: ModelSnapshot, file: Path) -> None:
    """Write the net of ``snapshot`` into ``file``, atomically; it takes some seconds.

    The graph takes ``images``, float32 (batch, C, H, W) as the preparation leaves them, any number of them, and gives
    ``logits`` (batch, classes). Preparation and class names stand in its metadata, as JSON.

    Raises:
        UserError: the packages are missing, or torch cannot export this net.
        OSError: the file cannot be written.
    """
    missing = [name for name in _PACKAGES if find_spec(name) is None]
    if missing:
        raise UserError(Message(NEEDS_PACKAGES, {"packages": ", ".join(missing)}))
    import torch

    # Two images: a batch of one would be taken for a size that never changes.
    images_BCHW = torch.zeros(2, *snapshot.architecture.input_CHW)
    try:
        program = torch.onnx.export(
            snapshot.build(),
            (images_BCHW,),
            dynamo=True,
            input_names=["images"],
            output_names=["logits"],
            dynamic_shapes=({0: torch.export.Dim("batch")},),
            verbose=False,
        )
    except (RuntimeError, ValueError, TypeError) as error:
        raise UserError(Message(CANNOT_EXPORT, {"detail": first_line(error)})) from error
    assert program is not None, "dynamo=True returns one"
    program.model.metadata_props.update(
        {
            "mnistgui": __version__,
            "preparation": json.dumps(snapshot.preparation.to_dict()),
            "classes": json.dumps(snapshot.class_names, ensure_ascii=False),
            "step": str(snapshot.step),
        }
    )
    write_atomically(file, program.save)
