"""Whether a list of transforms can be used on images of one size, and what they become: found without running it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from mnistgui.data.transforms.catalog import TRANSFORMS
from mnistgui.data.transforms.info import FLOATS, Form, TransformInfo
from mnistgui.data.transforms.step import TransformStep
from mnistgui.data.transforms.values import problem_of_value
from mnistgui.messages import QT_TRANSLATE_NOOP, Message, UserError

Shape = tuple[int, int, int]

MOST_STEPS: Final = 16
# Numbers in one image, between any two steps: a batch of a thousand float32 images stays under 800 MB.
MOST_VALUES: Final = 3 * 256 * 256

NOT_AN_IMAGE = QT_TRANSLATE_NOOP(
    "core", "Images of {height}x{width} pixels with {channels} channels cannot be prepared; 1 or 3 channels can."
)
TOO_MANY_STEPS = QT_TRANSLATE_NOOP("core", "{count} transforms are more than the {most} that a list may have.")
NO_SUCH_TRANSFORM = QT_TRANSLATE_NOOP("core", "{name} (step {position}): there is no such transform.")
NO_SUCH_PARAMETER = QT_TRANSLATE_NOOP("core", "{name} (step {position}): there is no such parameter: {parameter}.")
NEEDS_FLOAT = QT_TRANSLATE_NOOP(
    "core", "{name} (step {position}): works on float tensors. Put ToTensor or ToDtype before it."
)
NEEDS_TENSOR = QT_TRANSLATE_NOOP(
    "core", "{name} (step {position}): works on tensors, not on PIL images. Put ToImage or ToTensor before it."
)
NEEDS_UNIT = QT_TRANSLATE_NOOP(
    "core", "{name} (step {position}): wants values from 0 to 1, and a step before it may leave others. Move it up."
)
NEEDS_WHOLE_NUMBERS = QT_TRANSLATE_NOOP(
    "core", "{name} (step {position}): wants whole numbers from 0 to 255. Put it before the conversion to float."
)
FLOAT_ALREADY = QT_TRANSLATE_NOOP("core", "{name} (step {position}): the image is a float tensor already. Remove it.")
NOT_FLOAT_AT_THE_END = QT_TRANSLATE_NOOP(
    "core", "After the last transform the images are not float tensors, as a net wants them: add ToTensor or ToDtype."
)
STILL_PIL_AT_THE_END = QT_TRANSLATE_NOOP(
    "core", "After the last transform the images are PIL images, and a net wants float tensors: add ToTensor."
)
CROP_TOO_LARGE = QT_TRANSLATE_NOOP(
    "core",
    "{name} (step {position}): a square of {size} pixels cannot be cut out of {height}x{width} pixels. Choose a "
    "smaller size or a larger padding.",
)
BORDER_TOO_WIDE = QT_TRANSLATE_NOOP(
    "core", "{name} (step {position}): {height}x{width} pixels cannot be mirrored {padding} pixels far."
)
KERNEL_TOO_LARGE = QT_TRANSLATE_NOOP(
    "core",
    "{name} (step {position}): averages squares of {kernel} pixels, too much for {height}x{width}. Choose a smaller "
    "{parameter}.",
)
TOO_LARGE = QT_TRANSLATE_NOOP(
    "core", "{name} (step {position}): images of {height}x{width} pixels with {channels} channels are too large."
)


@dataclass(frozen=True, kw_only=True)
class Stage:
    """What every image is at one place of the list."""

    height: int
    width: int
    channels: int
    form: Form

    @property
    def shape_HWC(self) -> Shape:
        """Height, width and channels."""
        return self.height, self.width, self.channels

    @property
    def values(self) -> int:
        """How many numbers one image has."""
        return self.height * self.width * self.channels


def problem_of(steps: Sequence[TransformStep], shape_HWC: Shape) -> Message | None:
    """Return why ``steps`` cannot be used on images of this shape (uint8, as they lie in a data set), or None.

    Where one step is at fault, the message's argument ``position`` says which, counted from 1.
    """
    try:
        stages_of(steps, shape_HWC)
    except UserError as error:
        return error.message
    return None


def output_shape(steps: Sequence[TransformStep], shape_HWC: Shape) -> Shape:
    """Return height, width and channels after the last step.

    Raises:
        UserError: ``steps`` cannot be used on such images.
    """
    return stages_of(steps, shape_HWC)[-1].shape_HWC


def stages_of(steps: Sequence[TransformStep], shape_HWC: Shape) -> tuple[Stage, ...]:
    """Return what the images are before the first step and after each one.

    Raises:
        UserError: ``steps`` cannot be used on such images.
    """
    height, width, channels = shape_HWC
    if height < 1 or width < 1 or channels not in (1, 3):
        raise UserError(Message(NOT_AN_IMAGE, {"height": height, "width": width, "channels": channels}))
    if len(steps) > MOST_STEPS:
        raise UserError(Message(TOO_MANY_STEPS, {"count": len(steps), "most": MOST_STEPS}))
    stages = [Stage(height=height, width=width, channels=channels, form="uint8")]
    for position, step in enumerate(steps, 1):
        try:
            stages.append(_after(step, stages[-1], most_values=max(MOST_VALUES, stages[0].values)))
        except _RefusedError as error:
            raise UserError(Message(error.text, {"name": step.name, "position": position, **error.arguments})) from None
    if stages[-1].form == "pil":
        raise UserError(Message(STILL_PIL_AT_THE_END))
    if stages[-1].form == "uint8":
        raise UserError(Message(NOT_FLOAT_AT_THE_END))
    return tuple(stages)


class _RefusedError(Exception):
    """What is wrong with a step, by one who does not know its place in the list."""

    def __init__(self, text: str, **arguments: object) -> None:
        super().__init__(text)
        self.text = text
        self.arguments = arguments


def _after(step: TransformStep, before: Stage, *, most_values: int) -> Stage:
    info = TRANSFORMS.get(step.name)
    if info is None:
        raise _RefusedError(NO_SUCH_TRANSFORM)
    values: dict[str, Any] = dict(info.values(step))
    for name, _ in step.values:
        if name not in values:
            raise _RefusedError(NO_SUCH_PARAMETER, parameter=name)
    for parameter in info.parameters:
        problem = problem_of_value(parameter, values[parameter.name], channels=before.channels)
        if problem is not None:
            raise _RefusedError(problem.id, **problem.arguments)
    _check_form(info, values, before.form)
    _check_room(step.name, values, before)
    after = replace(_resized(step.name, values, before), form=_form_after(step.name, values, before.form))
    if after.values > most_values:
        raise _RefusedError(TOO_LARGE, height=after.height, width=after.width, channels=after.channels)
    return after


def _check_form(info: TransformInfo, values: dict[str, Any], form: Form) -> None:
    """Refuse the step when images of this form cannot go into it."""
    if info.key == "GaussianNoise" and form == "real" and values["clip"]:
        raise _RefusedError(NEEDS_UNIT)
    if form in info.takes:
        return
    if form in FLOATS and info.key == "ToTensor":
        raise _RefusedError(FLOAT_ALREADY)
    if form in FLOATS and not set(info.takes) & set(FLOATS):
        raise _RefusedError(NEEDS_WHOLE_NUMBERS)
    if form == "real":
        raise _RefusedError(NEEDS_UNIT)
    raise _RefusedError(NEEDS_TENSOR if "uint8" in info.takes else NEEDS_FLOAT)


def _check_room(name: str, values: dict[str, Any], before: Stage) -> None:
    """Refuse the step when the images are too small for it."""
    size = {"height": before.height, "width": before.width}
    shorter = min(before.height, before.width)
    if name == "RandomCrop" and values["size"] > shorter + 2 * values["padding"]:
        raise _RefusedError(CROP_TOO_LARGE, size=values["size"], **size)
    # "reflect" does not repeat the edge, so it has one pixel less to show.
    furthest = {"reflect": shorter - 1, "symmetric": shorter}.get(values.get("padding_mode", ""))
    if furthest is not None and values["padding"] > furthest:
        raise _RefusedError(BORDER_TOO_WIDE, padding=values["padding"], **size)
    if name == "GaussianBlur" and values["kernel_size"] // 2 >= shorter:
        raise _RefusedError(KERNEL_TOO_LARGE, kernel=values["kernel_size"], parameter="kernel_size", **size)
    if name == "ElasticTransform" and (kernel := elastic_kernel(values["sigma"])) // 2 >= shorter:
        raise _RefusedError(KERNEL_TOO_LARGE, kernel=kernel, parameter="sigma", **size)


def elastic_kernel(sigma: float) -> int:
    """Return the side of the square that ``ElasticTransform`` smooths its noise with (v2/_geometry.py), odd."""
    return int(8 * sigma + 1) | 1


def _resized(name: str, values: dict[str, Any], before: Stage) -> Stage:
    match name:
        case "CenterCrop" | "RandomCrop" | "RandomResizedCrop":
            return replace(before, height=values["size"], width=values["size"])
        case "Resize":
            # As torchvision rounds: the longer side is cut off, not rounded (_compute_resized_output_size).
            shorter, size = min(before.height, before.width), values["size"]
            height, width = (int(size * side / shorter) for side in (before.height, before.width))
            return replace(before, height=height, width=width)
        case "Pad":
            border = 2 * values["padding"]
            return replace(before, height=before.height + border, width=before.width + border)
        case "Grayscale":
            return replace(before, channels=values["num_output_channels"])
    return before


def _form_after(name: str, values: dict[str, Any], form: Form) -> Form:
    match name:
        case "ToTensor":
            return "unit"
        case "ToDtype" if form == "uint8":
            return "unit" if values["scale"] else "real"
        case "ToImage" | "PILToTensor":
            return "uint8" if form == "pil" else form
        case "ToPILImage":
            return "pil"
        case "Normalize":
            return "real"
    leaves_unit = (
        values.get("fill", 0.0) > 1
        or values.get("interpolation") == "bicubic"  # overshoots
        or values.get("clip") is False
        or values.get("lambd") == "center"
        or (name == "RandomErasing" and not 0 <= values["value"] <= 1)
    )
    return "real" if form == "unit" and leaves_unit else form
