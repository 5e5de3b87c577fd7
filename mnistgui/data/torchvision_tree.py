"""torchvision as the deck lists it: what each name is, and where it lives in this program. No torch here.

Texts are English sources for translation (context ``core``).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from mnistgui.data.catalog import DATA_SETS, DataSetInfo
from mnistgui.data.transforms.catalog import GROUPS, TRANSFORMS, Group
from mnistgui.messages import QT_TRANSLATE_NOOP

Kind = Literal["dataset", "model", "transform", "widget"]


@dataclass(frozen=True, kw_only=True)
class Target:
    """What a name opens: a key of `DATA_SETS`, `MODELS` or `TRANSFORMS`, or the object name of a widget."""

    kind: Kind
    key: str


@dataclass(frozen=True, kw_only=True)
class Node:
    """One entry: ``name`` is dotted, from the package on, and ``story`` says in a sentence or two what it is.

    ``title`` is shown in its place where the entry is no name of its own (to be translated), ``label`` where it is that
    name with an argument. Without ``opens`` it only holds its ``children``.
    """

    name: str
    story: str
    title: str = ""
    label: str = ""
    opens: Target | None = None
    children: tuple["Node", ...] = ()

    @property
    def code(self) -> str:
        """What is shown where there is no title: the last part of the name, or the name with its argument."""
        return self.label or self.name.rpartition(".")[2]

    def walk(self) -> Iterator["Node"]:
        """Yield this entry and all below it, each before its children."""
        yield self
        for child in self.children:
            yield from child.walk()


def _widget(name: str) -> Target:
    return Target(kind="widget", key=name)


# datasets -------------------------------------------------------------------------------------------------------------

_SETS: Final = "torchvision.datasets"
_DECK: Final = ("MNIST", "FashionMNIST", "EMNIST", "ImageFolder", "DatasetFolder")
# Where one class gives several sets of the catalogue.
_EMNIST: Final = QT_TRANSLATE_NOOP(
    "core", "Digits and letters of the forms that MNIST was made of; the argument split says which of six sets."
)
_QMNIST: Final = QT_TRANSLATE_NOOP(
    "core", "MNIST made again, with all that was left out of it; the argument what says which part."
)
_FAMILIES: Final = {"EMNIST": _EMNIST, "QMNIST": _QMNIST}


def _data_sets() -> tuple[Node, ...]:
    """Return the classes of the deck, then the others of the catalogue."""
    classes = list(dict.fromkeys((*_DECK, *(info.torchvision_class for info in DATA_SETS.values()))))
    return tuple(_data_set(name) for name in classes)


def _data_set(name: str) -> Node:
    infos = [info for info in DATA_SETS.values() if info.torchvision_class == name]
    if len(infos) == 1:
        return Node(name=f"{_SETS}.{name}", story=infos[0].story, opens=Target(kind="dataset", key=infos[0].key))
    return Node(name=f"{_SETS}.{name}", story=_FAMILIES[name], children=tuple(map(_member, infos)))


def _member(info: DataSetInfo) -> Node:
    arguments = ", ".join(f'{name}="{value}"' for name, value in info.arguments.items())
    return Node(
        name=f"{_SETS}.{info.torchvision_class}",
        label=f"{info.torchvision_class}({arguments})",
        story=info.story,
        opens=Target(kind="dataset", key=info.key),
    )


_DATA_SETS: Final = Node(
    name=_SETS,
    story=QT_TRANSLATE_NOOP(
        "core", "Classes that know where a data set is found on the internet and how its files are read."
    ),
    opens=_widget("dataset.name"),
    children=(
        *_data_sets(),
        Node(
            name=f"{_SETS}.VisionDataset",
            story=QT_TRANSLATE_NOOP(
                "core",
                "What these classes have in common: root, transform and target_transform belong to the data set, not "
                "to the DataLoader.",
            ),
            opens=_widget("dataset.code"),
        ),
    ),
)

# models ---------------------------------------------------------------------------------------------------------------


def _model(key: str, story: str) -> Node:
    return Node(name=f"torchvision.models.{key}", story=story, opens=Target(kind="model", key=key))


_MODELS: Final = Node(
    name="torchvision.models",
    story=QT_TRANSLATE_NOOP(
        "core",
        "Nets that became known, made for colour photographs of 224x224 pixels. Here they are fitted to small images: "
        "the first layers are changed, or the images enlarged.",
    ),
    opens=_widget("hyper.model"),
    children=(
        _model("alexnet", QT_TRANSLATE_NOOP(
            "core", "AlexNet (2012): five convolutions, then three linear layers, which hold most of its weights.")),
        Node(
            name="torchvision.models.VGG",
            story=QT_TRANSLATE_NOOP("core", "VGG (2014): nothing but 3x3 convolutions, many of them."),
            children=(
                _model("vgg11", QT_TRANSLATE_NOOP("core", "Eight convolutions and three linear layers.")),
                _model("vgg11_bn", QT_TRANSLATE_NOOP("core", "The same with batch norm, which lets it learn faster.")),
                _model("vgg16", QT_TRANSLATE_NOOP("core", "Thirteen convolutions, for twice the time.")),
            ),
        ),
        Node(
            name="torchvision.models.ResNet",
            story=QT_TRANSLATE_NOOP(
                "core", "ResNet (2015): every two layers add what they find to what they were given."),
            children=(
                _model("resnet18", QT_TRANSLATE_NOOP("core", "The smallest of them, with 18 layers.")),
                _model("resnet34", QT_TRANSLATE_NOOP("core", "With 34 layers.")),
            ),
        ),
        Node(
            name="torchvision.models.SqueezeNet",
            story=QT_TRANSLATE_NOOP(
                "core", "SqueezeNet (2016): as good as AlexNet with a fiftieth of its weights."),
            children=(
                _model("squeezenet1_0", QT_TRANSLATE_NOOP("core", "As it was published.")),
                _model("squeezenet1_1", QT_TRANSLATE_NOOP(
                    "core", "Its second version, which calculates less than half as much as the first.")),
            ),
        ),
    ),
)  # fmt: skip

# transforms -----------------------------------------------------------------------------------------------------------

_TRANSFORMS_V2: Final = "torchvision.transforms.v2"
_GROUPS: Final[dict[Group, tuple[str, str]]] = {
    "pil": (
        QT_TRANSLATE_NOOP("core", "Transforms on PIL images"),
        QT_TRANSLATE_NOOP("core", "They turn, shift, cut and colour pictures; in version 2 they take tensors, too."),
    ),
    "tensor": (
        QT_TRANSLATE_NOOP("core", "Transforms on tensors"),
        QT_TRANSLATE_NOOP("core", "They work on the numbers of a tensor and do not take PIL images."),
    ),
    "conversion": (
        QT_TRANSLATE_NOOP("core", "Conversion transforms"),
        QT_TRANSLATE_NOOP("core", "From PIL image to tensor and back, and from one type of number to another."),
    ),
    "generic": (
        QT_TRANSLATE_NOOP("core", "Generic transforms"),
        QT_TRANSLATE_NOOP("core", "A function of your own in the place of a transform; here it is picked from a list."),
    ),
    "functional": (
        QT_TRANSLATE_NOOP("core", "Functional transforms"),
        QT_TRANSLATE_NOOP("core", "Functions, which do the same to every image: nothing is drawn at random."),
    ),
}


def _group(group: Group) -> Node:
    title, story = _GROUPS[group]
    module = f"{_TRANSFORMS_V2}.functional" if group == "functional" else _TRANSFORMS_V2
    return Node(
        name=module,
        title=title,
        story=story,
        children=tuple(
            Node(
                # The deck's own, which version 2 no longer advises.
                name="torchvision.transforms.ToTensor" if key == "ToTensor" else f"{module}.{key}",
                story=info.story,
                opens=Target(kind="transform", key=key),
            )
            for key, info in TRANSFORMS.items()
            if info.group == group
        ),
    )


_TRANSFORMS: Final = Node(
    name="torchvision.transforms",
    story=QT_TRANSLATE_NOOP(
        "core", "What is done to an image before a net sees it. This program uses version 2, torchvision.transforms.v2."
    ),
    opens=_widget("data.transforms"),
    children=tuple(map(_group, GROUPS)),
)

# utils, and what is torch's -------------------------------------------------------------------------------------------

_UTILS: Final = Node(
    name="torchvision.utils",
    story=QT_TRANSLATE_NOOP("core", "Small helpers for looking at images."),
    children=(
        Node(
            name="torchvision.utils.make_grid",
            story=QT_TRANSLATE_NOOP(
                "core", "Puts many images of one size into one, in lines: choose some and save them as one grid."
            ),
            opens=_widget("dataset.grid"),
        ),
        Node(
            name="torchvision.utils.save_image",
            story=QT_TRANSLATE_NOOP("core", "Writes a tensor into a picture file: choose images and save them."),
            opens=_widget("dataset.grid"),
        ),
    ),
)
_TORCH_DATA: Final = Node(
    name="torch.utils.data",
    label="torch.utils.data",
    story=QT_TRANSLATE_NOOP(
        "core", "Not of torchvision, but of torch itself: what makes batches of any data set, of images or not."
    ),
    children=(
        Node(
            name="torch.utils.data.DataLoader",
            story=QT_TRANSLATE_NOOP(
                "core",
                "Takes images out of a data set, in order or shuffled, and gives them in batches: batch_size, shuffle "
                "and drop_last are its arguments. It belongs to torch, though courses show it beside torchvision.",
            ),
            opens=_widget("dataset.batches"),
        ),
        Node(
            name="torch.utils.data.Subset",
            story=QT_TRANSLATE_NOOP("core", "Some images of a data set: here, those of the classes that are kept."),
            opens=_widget("data.target_kind"),
        ),
        Node(
            name="torch.utils.data.ConcatDataset",
            story=QT_TRANSLATE_NOOP("core", "Several data sets one after the other: here, train and test together."),
            opens=_widget("dataset.split"),
        ),
    ),
)

TREE: Final[tuple[Node, ...]] = (
    Node(
        name="torchvision",
        story=QT_TRANSLATE_NOOP(
            "core", "The package for images beside PyTorch: data sets, nets, transforms, and helpers for pictures."
        ),
        children=(_DATA_SETS, _MODELS, _TRANSFORMS, _UTILS),
    ),
    _TORCH_DATA,
)
