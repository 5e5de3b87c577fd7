"""The deck's code: the Python that makes the data set on show and its DataLoader, and what each argument means.

It is text only, free of torch. Run, it gives the images and labels that the program shows, in the order of the file;
what is drawn at random is drawn otherwise, since the program has generators of its own.
"""

from collections.abc import Mapping, Sequence
from pathlib import PurePath
from typing import Final

from mnistgui.data.catalog import DataSetInfo
from mnistgui.data.code_text import CodeText, Fragment, Span, argument, call, literal
from mnistgui.data.data_set import SetRequest
from mnistgui.data.targets import NONE, TargetTransform
from mnistgui.data.transforms.catalog import TRANSFORMS
from mnistgui.data.transforms.code import code_of, imports_of, spans_of
from mnistgui.data.transforms.step import DEFAULT_STEPS, TransformStep
from mnistgui.messages import QT_TRANSLATE_NOOP, Message

_WIDTH: Final = 36  # columns that a narrow dock shows; some lines cannot be broken to fit

# The argument that "all" goes through, with its values: the parts that one call does not give.
_Loop = tuple[str, tuple[object, ...]]

_HELP: Final[Mapping[str, str]] = {
    "root": QT_TRANSLATE_NOOP(
        "core", "The folder that the files of the data set lie in, for training and for testing; a download puts them "
        "there."),
    "own_root": QT_TRANSLATE_NOOP(
        "core", "The folder with one folder a class in it, named after the class. torchvision takes all of it; the "
        "program keeps a fifth for testing where there are no folders train and test."),
    "allow_empty": QT_TRANSLATE_NOOP(
        "core", "True: a class folder without an image in it is a class all the same, and not an error."),
    "train": QT_TRANSLATE_NOOP(
        "core", "True: the images to learn from. False: those to test on, which the net never learns from."),
    "download": QT_TRANSLATE_NOOP(
        "core", "True: fetch the files from the internet where root does not have them yet."),
    "transform": QT_TRANSLATE_NOOP(
        "core", "What is done to each image (the feature) whenever it is taken out of the set."),
    "target_transform": QT_TRANSLATE_NOOP(
        "core", "What is done to each label (the target) whenever it is taken out of the set."),
    "kept": QT_TRANSLATE_NOOP("core", "Only the images whose class is kept; the others were given the label -1."),
    "split": QT_TRANSLATE_NOOP("core", "Which of EMNIST's six sets: only EMNIST has this argument."),
    "what": QT_TRANSLATE_NOOP("core", "Which part of QMNIST; here it takes the place of train."),
    "upright": QT_TRANSLATE_NOOP(
        "core", "EMNIST's files hold each image column by column; this turns it upright, as the program shows it."),
    "image_side": QT_TRANSLATE_NOOP(
        "core", "Every image is brought to this size, whole, with a border where it is no square."),
    "colour": QT_TRANSLATE_NOOP("core", "L is grey, one channel; RGB is colour, three channels."),
    "loader": QT_TRANSLATE_NOOP("core", "The function that reads one file."),
    "extensions": QT_TRANSLATE_NOOP("core", "The endings of the files that are read."),
    "size": QT_TRANSLATE_NOOP("core", "How many images are made."),
    "image_size": QT_TRANSLATE_NOOP("core", "Channels, height and width of each image."),
    "num_classes": QT_TRANSLATE_NOOP("core", "How many classes the labels are drawn from."),
    "random_offset": QT_TRANSLATE_NOOP(
        "core", "Which image the random numbers begin with: the test images follow those for training."),
    "dataset": QT_TRANSLATE_NOOP("core", "Where the images come from: the data set above, whatever it is."),
    "batch_size": QT_TRANSLATE_NOOP(
        "core", "How many images one batch has. The weights are changed once for each batch."),
    "shuffle": QT_TRANSLATE_NOOP(
        "core", "True: the images come in a new random order each epoch. False: in the order of the file."),
    "drop_last": QT_TRANSLATE_NOOP(
        "core", "True: the last batch of an epoch is left out where it is smaller than the others."),
    "generator": QT_TRANSLATE_NOOP(
        "core", "Where the random order comes from: with the same seed the same order, whatever else draws numbers."),
}  # fmt: skip


def set_code(
    info: DataSetInfo,
    request: SetRequest,
    *,
    split: str,
    root: str | PurePath,
    steps: Sequence[TransformStep] = DEFAULT_STEPS,
    target_transform: TargetTransform = NONE,
    download: bool = True,
    name: str = "dataset",
    chance: bool = True,
) -> CodeText:
    """Return the code for ``dataset`` (or its ``name``): ``split`` of the set as its torchvision class gives it.

    ``root`` is what that class is given: the data root, or of a user's own files the folder with the class folders.
    Random ``steps`` are written for the split "train" only, as the program uses them there only, and without ``chance``
    not there either: for the images that are held back from it.

    Raises:
        KeyError: a step that `problem_of` refuses.
    """
    loop = _loop(info, split)
    arguments = _own_arguments(info, split, root, loop)
    if not info.own_files and info.torchvision_class != "FakeData":
        arguments.append(_of_set("download", literal(download)))
    acting = _acting(steps, training=split == "train" and chance)
    arguments.append(_transform(_before_transforms(info, request), acting, indent=8 if loop else 4))
    label = _label(info, target_transform)
    if label.text:
        arguments.append(_of_set("target_transform", Fragment("lambda label: ") + label))
    body = _made(name, info, arguments, loop)
    return CodeText(body + _kept(name) if target_transform.kind == "keep" else body)


def loader_code(*, batch_size: int, shuffle: bool, drop_last: bool, seed: int | None = None) -> CodeText:
    """Return the code for ``data_loader``, which gives the batches of ``dataset``; with a ``seed`` in the order of the
    run that begins with it."""
    values = {"batch_size": batch_size, "shuffle": shuffle, "drop_last": drop_last}
    arguments = [Fragment("dataset").marked("dataset", "DataLoader", Message(_HELP["dataset"]))]
    arguments += [argument(name, literal(value), "DataLoader", Message(_HELP[name])) for name, value in values.items()]
    if seed is not None:
        generator = Fragment(f"torch.Generator().manual_seed({seed})").needing("import torch")
        arguments.append(argument("generator", generator, "DataLoader", Message(_HELP["generator"])))
    maker = Fragment("DataLoader").needing("from torch.utils.data import DataLoader")
    return CodeText(Fragment("data_loader = ") + call(maker, arguments))


def _of_set(name: str, value: Fragment | str, *, help_key: str = "") -> Fragment:
    return argument(name, value, "data set", Message(_HELP[help_key or name]))


def _loop(info: DataSetInfo, split: str) -> _Loop | None:
    if split != "all" or info.own_files or info.torchvision_class == "FakeData":
        return None
    return ("what", ("train", "test")) if info.torchvision_class == "QMNIST" else ("train", (True, False))


def _own_arguments(info: DataSetInfo, split: str, root: str | PurePath, loop: _Loop | None) -> list[Fragment]:
    """Return what the class is told of where the images are and which of them are wanted."""
    place = _of_set("root", literal(PurePath(root).as_posix()), help_key="own_root" if info.own_files else "")
    given = [_of_set(name, literal(value)) for name, value in info.arguments.items()]
    match info.torchvision_class:
        case "FakeData":
            return _fake_arguments(info, split) + given
        case "ImageFolder":
            return [place, *given]
        case "DatasetFolder":
            loader = Fragment("lambda path: Image.fromarray(numpy.load(path))")
            loader = loader.needing("import numpy", "from PIL import Image")
            return [place, _of_set("loader", loader), _of_set("extensions", '(".npy",)'), *given]
        case "QMNIST":
            return [place, *(given or [_of_set("what", loop[0] if loop else literal(split))])]
    return [place, *given, _of_set("train", loop[0] if loop else literal(split == "train"))]


def _fake_arguments(info: DataSetInfo, split: str) -> list[Fragment]:
    sizes = dict(zip(info.splits, info.counts, strict=True))
    arguments = [_of_set("size", literal(sizes[split]))]
    if split == "test":
        arguments.append(_of_set("random_offset", literal(sizes["train"])))
    return arguments


def _acting(steps: Sequence[TransformStep], *, training: bool) -> list[tuple[int, TransformStep]]:
    """Return the steps with their places in the list; a test does without chance, as `draws.middle` has it."""
    acting: list[tuple[int, TransformStep]] = []
    for place, step in enumerate(steps):
        values = TRANSFORMS[step.name].values(step)
        if training or not TRANSFORMS[step.name].random:
            acting.append((place, step))
        elif step.name == "RandomCrop":
            size = values.pop("size")
            acting += [(place, TransformStep.of("Pad", **values)), (place, TransformStep.of("CenterCrop", size=size))]
        elif step.name == "RandomResizedCrop":
            kept = {name: values[name] for name in ("size", "interpolation")}
            acting.append((place, TransformStep.of("Resize", **kept)))
    return acting


def _before_transforms(info: DataSetInfo, request: SetRequest) -> Fragment | None:
    """Return what turns an image as the class gives it into one as the program shows it, or None: it is one already."""
    if info.torchvision_class == "EMNIST":
        code = Fragment("lambda image: image.transpose(Transpose.TRANSPOSE)")
        code = code.needing("from PIL.Image import Transpose")
        return code.marked("upright", "transform", Message(_HELP["upright"]), name="transpose")
    if not info.own_files:
        return None
    mode = Fragment("convert(" + literal("RGB" if request.colour else "L") + ")")
    size = Fragment(repr((request.side, request.side)))
    code = Fragment("lambda image: ImageOps.pad(image.").needing("from PIL import ImageOps")
    code += mode.marked("colour", "transform", Message(_HELP["colour"]), name="convert")
    return code + ", " + size.marked("image_side", "transform", Message(_HELP["image_side"]), name="size") + ")"


def _transform(before: Fragment | None, acting: Sequence[tuple[int, TransformStep]], *, indent: int) -> Fragment:
    """Return the argument ``transform``, on a line that begins in column ``indent``: ``before``, and then the steps."""
    if before is None:
        return _of_set("transform", _written(acting, indent=indent))
    margin = "\n" + " " * indent
    code = Fragment("v2.Compose([").needing("from torchvision.transforms import v2")
    code += Fragment(margin + "    ") + before + "," + margin + "    " + _written(acting, indent=indent + 4)
    return _of_set("transform", code + "," + margin + "])")


def _written(acting: Sequence[tuple[int, TransformStep]], *, indent: int) -> Fragment:
    """Return the steps as Python, each step and each of its arguments marked."""
    steps = [step for _, step in acting]
    spans = []
    for span in spans_of(steps, indent=indent, width=_WIDTH):
        place, step = acting[span.step]
        key, text = f"transform.{place}", TRANSFORMS[step.name].story
        if span.parameter:
            key += f".{span.parameter}"
            text = next(each.help for each in TRANSFORMS[step.name].parameters if each.name == span.parameter)
        name = span.parameter or step.name
        spans.append(Span(span.start, span.end, key=key, name=name, owner="transform", help=Message(text)))
    code = code_of(steps, indent=indent, width=_WIDTH)
    return Fragment(code, tuple(spans), frozenset(imports_of(steps)))


def _label(info: DataSetInfo, target: TargetTransform) -> Fragment:
    """Return the new label as an expression of ``label``, or nothing where it stays."""
    # FakeData gives tensors, and wants one back.
    fake = info.torchvision_class == "FakeData"
    label = {"FakeData": "int(label)", "EMNIST-letters": "label - 1"}.get(info.key, "label")
    classes = target.classes
    match target.kind:
        case "none":
            return Fragment(label if info.key == "EMNIST-letters" else "")
        case "even_odd":
            code = f"({label}) % 2" if " " in label else f"{label} % 2"
        case "one_vs_rest":
            code = f"int({label} == {classes[0]})"
        case "keep":
            code = f"{ {old: new for new, old in enumerate(classes)} }.get({label}, -1)"
    return Fragment(f"torch.tensor({code})").needing("import torch") if fake else Fragment(code)


def _made(name: str, info: DataSetInfo, arguments: Sequence[Fragment], loop: _Loop | None) -> Fragment:
    """Return ``name = …``: one call of the class, or one for each value of ``loop``, one after the other."""
    maker = Fragment(f"datasets.{info.torchvision_class}").needing("from torchvision import datasets")
    maker = maker.marked("class", "data set", Message(info.story), name=info.torchvision_class)
    body = Fragment(f"{name} = ")
    if loop is None:
        return body + call(maker, arguments)
    part, values = loop
    parts = Fragment(f"{part} in ({', '.join(map(literal, values))})")
    body += Fragment("ConcatDataset(\n    ").needing("from torch.utils.data import ConcatDataset")
    body += call(maker, arguments, indent=4)
    return body + "\n    for " + parts.marked(part, "data set", Message(_HELP[part])) + "\n)"


def _kept(name: str) -> Fragment:
    """Return the line that leaves out what `_label` gave the label -1."""
    kept = Fragment(f"[i for i, (_, label) in enumerate({name}) if label >= 0]")
    maker = Fragment("Subset").needing("from torch.utils.data import Subset")
    marked = kept.marked("target_transform", "data set", Message(_HELP["kept"]), name="indices")
    return Fragment(f"\n\n{name} = ") + call(maker, [Fragment(name), marked])
