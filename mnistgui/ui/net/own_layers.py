"""The present net as a list of layers, and what is wrong with such a list. No torch here."""

from dataclasses import dataclass
from typing import Final

from mnistgui.data.transforms.check import output_shape
from mnistgui.messages import QT_TRANSLATE_NOOP, Message, UserError
from mnistgui.models.catalog import Architecture, layers_of
from mnistgui.models.layer_spec import LayerSpec
from mnistgui.models.layers import LayerRow, rows_and_problem
from mnistgui.training.config import SECTIONS, TrainingConfig
from mnistgui.training.fields import MOST_NET_LAYERS

TOO_MANY_LAYERS: Final = QT_TRANSLATE_NOOP("core", "{count} layers are more than the {most} that a net may have.")


@dataclass(frozen=True, kw_only=True)
class Ends:
    """What a net begins and ends with: one image as its transforms leave it, and a score for each class."""

    input_CHW: tuple[int, int, int] = (1, 28, 28)
    classes: int = 10

    def rows(self, layers: tuple[LayerSpec, ...]) -> tuple[LayerRow, ...]:
        """Return a row for each layer before the first one at fault, and for those that follow by themselves."""
        return rows_and_problem(layers, self.input_CHW, self.classes)[0]

    def problem(self, layers: tuple[LayerSpec, ...]) -> Message | None:
        """Return why these layers make no net, or None; ``position`` and ``name`` say which one is at fault."""
        if len(layers) > MOST_NET_LAYERS:
            return Message(TOO_MANY_LAYERS, {"count": len(layers), "most": MOST_NET_LAYERS})
        _, problem = rows_and_problem(layers, self.input_CHW, self.classes)
        if problem is None:
            return None
        arguments = problem.arguments
        named = {"position": arguments.get("number"), "name": arguments.get("layer")}
        return Message(problem.id, {**arguments, **named})


def ends_of(config: TrainingConfig, shape_HWC: tuple[int, int, int], class_names: tuple[str, ...]) -> Ends | None:
    """Return what the net of ``config`` begins and ends with, for images of this shape; None: they cannot be had."""
    try:
        height, width, channels = output_shape(config.transforms, shape_HWC)
        classes = len(config.target.class_names(class_names))
    except (UserError, IndexError):
        return None  # on the way from one data set to another the settings may for a moment not suit the images
    return Ends(input_CHW=(channels, height, width), classes=classes)


def layers_of_config(config: TrainingConfig, ends: Ends) -> tuple[LayerSpec, ...] | None:
    """Return the layers that the net of ``config`` is made of; None: it is no list of layers.

    Raises:
        UserError: the net cannot be built for such images.
    """
    values = config.to_dict()
    options = {name: values[name] for name in SECTIONS["net"]}
    return layers_of(Architecture(model=config.model, input_CHW=ends.input_CHW, classes=ends.classes, options=options))
