"""A net's weights as one .safetensors file that tells by itself what they are of."""

import json
from pathlib import Path
from typing import Final

from safetensors.torch import save

from mnistgui import __version__
from mnistgui.models.snapshot import ModelSnapshot
from mnistgui.paths import write_atomically

# In the program the layers of a plain net lie in ``net.layers``; in its script the net is that nn.Sequential itself.
_IN_THE_PROGRAM: Final = "layers."


def save_safetensors(snapshot: ModelSnapshot, file: Path) -> None:
    """Write the weights of ``snapshot`` into ``file``, atomically.

    The names are those of the net in the run's script (`export.script`), so that there
    ``net.load_state_dict(safetensors.torch.load_file(file))`` takes them. Architecture, preparation, class names and
    step stand in the file's metadata, as JSON.

    Raises:
        OSError: the file cannot be written.
    """
    weights = {name.removeprefix(_IN_THE_PROGRAM): tensor.contiguous() for name, tensor in snapshot.weights.items()}
    metadata = {
        "format": "pt",
        "mnistgui": __version__,
        "architecture": json.dumps(snapshot.architecture.to_dict()),
        "preparation": json.dumps(snapshot.preparation.to_dict()),
        "classes": json.dumps(snapshot.class_names, ensure_ascii=False),
        "step": str(snapshot.step),
    }

    def write(path: Path) -> None:
        path.write_bytes(save(weights, metadata))

    write_atomically(file, write)
