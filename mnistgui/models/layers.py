"""What each layer makes of the shape it is given: found without building anything. No torch here.

A shape is (C, H, W), C maps of H x W pixels, or (F,), a row of F numbers: of one image, so without a batch.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from mnistgui.data.transforms.info import ParameterInfo
from mnistgui.data.transforms.values import fits
from mnistgui.messages import QT_TRANSLATE_NOOP, Message, UserError
from mnistgui.models.layer_catalog import LAYERS, LayerInfo
from mnistgui.models.layer_spec import LayerSpec

__all__ = [
    "LAYERS",
    "LayerInfo",
    "LayerRow",
    "NetRefusedError",
    "Shape",
    "Totals",
    "complete",
    "rows_and_problem",
    "shapes_of",
    "totals",
]

Shape = tuple[int, ...]

# 2 GB as float32, and as much again for the gradients: three times VGG16.
MOST_PARAMETERS: Final = 500_000_000

NO_SUCH_LAYER = QT_TRANSLATE_NOOP("core", "Layer {number}, {layer}: there is no such layer. There are {layers}.")
NO_SUCH_LAYER_PARAMETER = QT_TRANSLATE_NOOP("core", "Layer {number}, {layer}: there is no such parameter: {parameter}.")
NOT_WHOLE = QT_TRANSLATE_NOOP(
    "core",
    "Layer {number}, {layer}: {parameter} must be a whole number from {minimum} to {maximum}, not {value}.",
)
NOT_A_NUMBER = QT_TRANSLATE_NOOP(
    "core", "Layer {number}, {layer}: {parameter} must be a number from {minimum} to {maximum}, not {value}."
)
NEEDS_A_ROW = QT_TRANSLATE_NOOP(
    "core",
    "Layer {number}, {layer}: needs a row of numbers, and is given maps of {height}x{width} pixels in {channels} "
    "channels: put Flatten before it.",
)
NEEDS_AN_IMAGE = QT_TRANSLATE_NOOP(
    "core",
    "Layer {number}, {layer}: needs an image, and layer {flatten} Flatten made a row of {features} numbers: move it "
    "before that layer, or remove it.",
)
TOO_SMALL_TO_POOL = QT_TRANSLATE_NOOP(
    "core",
    "Layer {number}, {layer}: needs {least}x{least} pixels at least, and is given {height}x{width}: remove it, or a "
    "layer before it that makes the image smaller.",
)
TOO_SMALL_FOR_KERNEL = QT_TRANSLATE_NOOP(
    "core",
    "Layer {number}, {layer}: its kernel of {kernel}x{kernel} with padding {padding} needs {least}x{least} pixels at "
    "least, and is given {height}x{width}: choose a smaller kernel or more padding, or remove a layer before it.",
)
TOO_MANY_PARAMETERS = QT_TRANSLATE_NOOP(
    "core",
    "Layer {number}, {layer}: brings the net to {millions} million weights, and {most} million are the most: make it "
    "smaller, or halve the image before it.",
)


class NetRefusedError(UserError, ValueError):
    """A net that cannot be built; the `Message` says which layer is at fault and what would help."""


@dataclass(frozen=True, kw_only=True)
class LayerRow:
    """One layer of a net as a table shows it.

    ``name`` is its name in the state dict, ``kind`` its class in ``torch.nn``, ``shape`` what comes out for one image.
    ``multiply_adds`` are those of one image through convolutions and linear layers, without biases: what
    ``torch.utils.flop_counter`` counts, halved. Other layers go over each number once, and count as 0. ``inputs`` are
    the channels or features that go in, ``kernel`` the side of the square that slides, 0 where none does.
    """

    name: str
    kind: str
    shape: Shape
    parameters: int
    multiply_adds: int
    inputs: int = 0
    kernel: int = 0


class Totals(NamedTuple):
    """Of a whole net."""

    parameters: int
    multiply_adds: int


def totals(rows: Iterable[LayerRow]) -> Totals:
    """Return the sums over ``rows``."""
    rows = tuple(rows)
    return Totals(sum(row.parameters for row in rows), sum(row.multiply_adds for row in rows))


def complete(specs: Sequence[LayerSpec], input_CHW: Shape, classes: int) -> tuple[LayerSpec, ...]:
    """Return ``specs`` and what follows by itself: Flatten where no row is there yet, and the linear layer to logits.

    Raises:
        NetRefusedError, ValueError: as `shapes_of`.
    """
    rows = shapes_of(specs, input_CHW, classes)
    return (*specs, *_ending(rows[len(specs) - 1].shape if specs else input_CHW, classes))


def shapes_of(specs: Sequence[LayerSpec], input_CHW: Shape, classes: int) -> tuple[LayerRow, ...]:
    """Return one row a layer, those that follow by themselves (`complete`) included.

    Raises:
        NetRefusedError: a layer cannot do anything with what it is given, or the net is too large.
        ValueError: no image has such a shape, or there are no classes.
    """
    rows, problem = rows_and_problem(specs, input_CHW, classes)
    if problem is not None:
        raise NetRefusedError(problem)
    return rows


def rows_and_problem(
    specs: Sequence[LayerSpec], input_CHW: Shape, classes: int
) -> tuple[tuple[LayerRow, ...], Message | None]:
    """Return as `shapes_of`, or the rows before the first layer at fault and what is wrong with it.

    The message's argument ``number`` is that layer's, counted from 1.

    Raises:
        ValueError: no image has such a shape, or there are no classes.
    """
    if len(input_CHW) != 3 or min(input_CHW) < 1:
        raise ValueError(f"an image is channels x height x width, not {input_CHW}")
    if classes < 1:
        raise ValueError(f"a net needs a class at least, not {classes}")
    walk = _Walk(input_CHW)
    try:
        for spec in specs:
            walk.add(spec)
        for spec in _ending(walk.shape, classes):
            walk.add(spec, checked=False)
    except NetRefusedError as error:
        return tuple(walk.rows), error.message
    return tuple(walk.rows), None


def _ending(shape: Shape, classes: int) -> tuple[LayerSpec, ...]:
    flatten = (LayerSpec.of("Flatten"),) if len(shape) == 3 else ()
    return (*flatten, LayerSpec.of("Linear", out_features=classes))


class _Walk:
    """From layer to layer: ``shape`` is what the next one is given."""

    def __init__(self, input_CHW: Shape) -> None:
        self.shape = input_CHW
        self.rows: list[LayerRow] = []
        self._parameters = 0
        self._flatten: tuple[int, int] | None = None  # number of the layer that made a row, and its length

    def add(self, spec: LayerSpec, *, checked: bool = True) -> None:
        """Take one layer more. The bounds of ours do not hold for the last layer: a set has the classes it has."""
        if checked:
            self._check_values(spec)
        values = LAYERS[spec.name].values(spec)
        self._check_shape(spec.name, values)
        parameters, multiply_adds, after = _cost(spec.name, values, self.shape)
        self._parameters += parameters
        if self._parameters > MOST_PARAMETERS:
            most = MOST_PARAMETERS // 10**6
            raise self._refusal(spec, TOO_MANY_PARAMETERS, millions=self._parameters // 10**6, most=most)
        if spec.name == "Flatten" and len(self.shape) == 3:
            self._flatten = len(self.rows) + 1, after[0]
        kind = _batch_norm(self.shape) if spec.name == "BatchNorm" else spec.name
        name = f"layers.{len(self.rows)}"
        self.rows.append(
            LayerRow(
                name=name,
                kind=kind,
                shape=after,
                parameters=parameters,
                multiply_adds=multiply_adds,
                inputs=self.shape[0],
                kernel=values.get("kernel_size", 0),
            )
        )
        self.shape = after

    def _check_values(self, spec: LayerSpec) -> None:
        info = LAYERS.get(spec.name)
        if info is None:
            raise self._refusal(spec, NO_SUCH_LAYER, layers=", ".join(LAYERS))
        parameters = {parameter.name: parameter for parameter in info.parameters}
        for name, value in spec.values:
            if name not in parameters:
                raise self._refusal(spec, NO_SUCH_LAYER_PARAMETER, parameter=name)
            if not fits(parameters[name], value):
                raise self._refusal_of_value(spec, parameters[name], value)

    def _refusal_of_value(self, spec: LayerSpec, parameter: ParameterInfo, value: object) -> NetRefusedError:
        return self._refusal(
            spec,
            NOT_WHOLE if parameter.kind == "whole" else NOT_A_NUMBER,
            parameter=parameter.name,
            minimum=f"{parameter.minimum:g}",
            maximum=f"{parameter.maximum:g}",
            value=repr(value)[:40],  # it may come from a file, and be of any length
        )

    def _check_shape(self, name: str, values: dict[str, Any]) -> None:
        spec = LayerSpec(name=name)
        if name == "Linear" and len(self.shape) == 3:
            channels, height, width = self.shape
            raise self._refusal(spec, NEEDS_A_ROW, channels=channels, height=height, width=width)
        if name not in ("Conv2d", "MaxPool2d", "AvgPool2d"):
            return
        if self._flatten is not None:
            number, features = self._flatten
            raise self._refusal(spec, NEEDS_AN_IMAGE, flatten=number, features=features)
        _, height, width = self.shape
        kernel, padding = values["kernel_size"], values.get("padding", 0)
        size = {"least": kernel - 2 * padding, "height": height, "width": width}
        if min(height, width) < kernel - 2 * padding:
            if name == "Conv2d":
                raise self._refusal(spec, TOO_SMALL_FOR_KERNEL, kernel=kernel, padding=padding, **size)
            raise self._refusal(spec, TOO_SMALL_TO_POOL, **size)

    def _refusal(self, spec: LayerSpec, text: str, **arguments: object) -> NetRefusedError:
        return NetRefusedError(Message(text, {"number": len(self.rows) + 1, "layer": spec.name, **arguments}))


def _cost(name: str, values: dict[str, Any], before: Shape) -> tuple[int, int, Shape]:
    """Return parameters, multiply-adds of one image, and the shape that comes out."""
    match name:
        case "Linear":
            products = before[0] * values["out_features"]
            return products + values["out_features"], products, (values["out_features"],)
        case "Conv2d":
            channels, after_HW = values["out_channels"], _slid(before[1:], values)
            products = before[0] * values["kernel_size"] ** 2 * channels
            return products + channels, products * math.prod(after_HW), (channels, *after_HW)
        case "MaxPool2d" | "AvgPool2d":
            return 0, 0, (before[0], *_slid(before[1:], values))
        case "BatchNorm":
            return 2 * before[0], 0, before
        case "Flatten":
            return 0, 0, (math.prod(before),)
    return 0, 0, before


def _slid(size_HW: Shape, values: dict[str, Any]) -> Shape:
    """Return height and width of what a square that slides over ``size_HW`` makes (docs of ``torch.nn.Conv2d``)."""
    kernel, stride, padding = values["kernel_size"], values["stride"], values.get("padding", 0)
    return tuple((size + 2 * padding - kernel) // stride + 1 for size in size_HW)


def _batch_norm(shape: Shape) -> str:
    return "BatchNorm2d" if len(shape) == 3 else "BatchNorm1d"
