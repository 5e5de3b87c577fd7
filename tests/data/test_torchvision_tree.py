"""The tree of torchvision tells the truth about torchvision and about this program."""

import importlib
import subprocess
import sys
from typing import Any

import pytest

from mnistgui.data.catalog import DATA_SETS
from mnistgui.data.torchvision_tree import TREE, Node
from mnistgui.data.transforms.catalog import TRANSFORMS
from mnistgui.data.vision import torchvision
from mnistgui.models.catalog import MODELS, ZOO

NODES = [node for root in TREE for node in root.walk()]


def found(name: str) -> Any:
    """Return what ``name`` means in Python."""
    torchvision()
    module, *rest = name.split(".")
    thing: Any = importlib.import_module(module)
    for part in rest:
        module = f"{module}.{part}"
        try:
            thing = getattr(thing, part)
        except AttributeError:
            thing = importlib.import_module(module)
    return thing


def keys(kind: str) -> list[str]:
    return [node.opens.key for node in NODES if node.opens is not None and node.opens.kind == kind]


@pytest.mark.parametrize("name", sorted({node.name for node in NODES}))
def test_each_name_is_one_of_the_installed_torchvision(name: str) -> None:
    assert found(name) is not None


def test_a_name_that_is_not_there_is_noticed() -> None:
    with pytest.raises(ImportError):
        found("torchvision.datasets.NoSuchSet")


def test_the_decks_names_are_there_in_the_decks_order() -> None:
    shown = [child.code for child in TREE[0].children]
    sets, models = TREE[0].children[:2]

    assert shown == ["datasets", "models", "transforms", "utils"]
    assert [child.code for child in sets.children][:5] == [
        "MNIST", "FashionMNIST", "EMNIST", "ImageFolder", "DatasetFolder",
    ]  # fmt: skip
    assert [child.code for child in models.children] == ["alexnet", "VGG", "ResNet", "SqueezeNet"]
    assert len(TREE[0].children[2].children) == 5


def test_every_data_set_transform_and_net_of_torchvision_can_be_opened_once() -> None:
    assert sorted(keys("dataset")) == sorted(DATA_SETS)
    assert sorted(keys("transform")) == sorted(TRANSFORMS)
    assert sorted(keys("model")) == sorted(ZOO)
    assert set(ZOO) <= set(MODELS)


def test_a_name_opens_what_it_names() -> None:
    for node in NODES:
        if node.opens is None:
            assert node.children, node.name
        elif node.opens.kind == "dataset":
            assert node.name == f"torchvision.datasets.{DATA_SETS[node.opens.key].torchvision_class}"
        elif node.opens.kind in ("model", "transform"):
            assert node.name.endswith(f".{node.opens.key}")


def test_every_entry_says_in_a_sentence_or_two_what_it_is() -> None:
    for node in NODES:
        assert node.story.endswith(".") and 1 <= node.story.count(". ") + 1 <= 2, node


def test_the_data_loader_is_said_to_be_torchs() -> None:
    (loader,) = (node for node in NODES if node.code == "DataLoader")

    assert not any(node is loader for node in TREE[0].walk())
    assert "belongs to torch" in loader.story


def test_an_entry_shows_its_last_name_or_the_name_with_its_argument() -> None:
    assert Node(name="torchvision.datasets.MNIST", story="").code == "MNIST"
    assert [node.code for node in NODES if "letters" in node.code] == ['EMNIST(split="letters")']


def test_the_tree_is_read_without_torch() -> None:
    code = "import sys; from mnistgui.data.torchvision_tree import TREE; assert TREE; sys.exit('torch' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], check=False, timeout=60).returncode == 0
