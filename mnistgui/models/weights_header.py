"""The two files of a saved net, looked at without reading the weights: are they there, and whole? No torch here."""

import json
import stat
from pathlib import Path
from typing import Any, Final

from mnistgui.messages import QT_TRANSLATE_NOOP, Message
from mnistgui.models.layers import MOST_PARAMETERS
from mnistgui.paths import resource

WEIGHTS_FILE: Final = "model.safetensors"
DESCRIPTION_FILE: Final = "model.json"

# Names the file of the net that the program ships, on every machine (`weights_path`).
PRETRAINED: Final = "pretrained"

# Of every net that can be built, with room for the counters of batch norm and the header.
MOST_WEIGHT_BYTES: Final = 4 * MOST_PARAMETERS + 2**24
MOST_DESCRIPTION_BYTES: Final = 2**20
# The header comes first: its length in eight bytes, and that many bytes of JSON.
_LENGTH_BYTES: Final = 8
_MOST_HEADER_BYTES: Final = 2**22

NO_WEIGHTS = QT_TRANSLATE_NOOP("core", "{file} is no file of weights")
TOO_LARGE = QT_TRANSLATE_NOOP("core", "{file} has {size} bytes, and no net of this program has so many")
CUT = QT_TRANSLATE_NOOP("core", "{file} is cut short: its header speaks of {wanted} bytes, and there are {size}")


def pretrained_folder() -> Path:
    """Return where the net that the program ships lies."""
    return resource("models", PRETRAINED)


def weights_path(text: str) -> Path:
    """Return the file that the setting ``weights_file`` means: a path, or `PRETRAINED`."""
    return pretrained_folder() / WEIGHTS_FILE if text == PRETRAINED else Path(text)


def problem_of_weights(file: Path) -> Message | None:
    """Return what is wrong with a .safetensors file as far as its header and its size tell, or None.

    Raises:
        OSError: it is not there or cannot be read.
    """
    found = file.stat()
    if not stat.S_ISREG(found.st_mode):
        return Message(NO_WEIGHTS, {"file": file.name})
    if found.st_size > MOST_WEIGHT_BYTES:
        return Message(TOO_LARGE, {"file": file.name, "size": f"{found.st_size:,}"})
    with file.open("rb") as content:
        length = int.from_bytes(content.read(_LENGTH_BYTES), "little")
        if not 2 <= length <= _MOST_HEADER_BYTES:
            return Message(NO_WEIGHTS, {"file": file.name})
        header = content.read(length)
    try:
        wanted = _LENGTH_BYTES + length + _end_of_data(json.loads(header))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return Message(NO_WEIGHTS, {"file": file.name})
    if wanted != found.st_size:
        return Message(CUT, {"file": file.name, "wanted": f"{wanted:,}", "size": f"{found.st_size:,}"})
    return None


def _end_of_data(header: dict[str, Any]) -> int:
    ends = [entry["data_offsets"][1] for name, entry in header.items() if name != "__metadata__"]
    if not all(isinstance(end, int) for end in ends):
        raise TypeError("an offset is a whole number")
    return max(ends, default=0)
