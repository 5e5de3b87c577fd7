"""A run as a script of plain PyTorch and torchvision that anybody can read and run. No torch at import (`net_code`).

Run alone it begins with the same weights and takes the same batches, so it gives the same losses; what cannot agree is
said on top of it.
"""

import json
import textwrap
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Any, Final

from mnistgui import __version__
from mnistgui.data.catalog import DATA_SETS
from mnistgui.data.code import loader_code, set_code
from mnistgui.data.code_text import CodeText, Fragment, literal
from mnistgui.data.folder_tree import find_layout
from mnistgui.data.folders import HELD_OUT_SHARE
from mnistgui.data.transforms.catalog import TRANSFORMS
from mnistgui.export.fragments import lines, of_field
from mnistgui.export.training_code import loss_code, moved_lines, training_code
from mnistgui.messages import UserError
from mnistgui.models.catalog import Architecture
from mnistgui.training.config import OWN_FILES, TrainingConfig, as_written
from mnistgui.training.run_info import name_of

_WIDTH: Final = 88
_TEST_BATCH: Final = 1000

_ALIKE: Final = (
    "Run alone, on the same machine with the same PyTorch and as many threads, it begins with the same weights and "
    "takes the same batches: the first losses are the same. Later ones may differ in their last digits, for the "
    "program updates all weights in one call (fused=True), which rounds otherwise."
)
_RANDOM: Final = (
    "The random transforms are drawn otherwise than in the program, so that the losses are other ones from the first "
    "iteration on, and alike only on average."
)
_OWN: Final = (
    "Your own pictures are fitted into their square a little otherwise than in the program (black borders, another "
    "order of the steps), so that the losses are near to those of the run and not the same."
)
_FOUND: Final = "The images are fetched into the folder root where they are not there yet."


@dataclass(frozen=True, kw_only=True)
class Roots:
    """The folders that torchvision's class is given. Of a user's own files ``test`` is None where the program keeps a
    fifth of ``train`` for testing."""

    train: str | PurePath = "data"
    test: str | PurePath | None = "data"


def training_script(
    config: TrainingConfig,
    architecture: Architecture,
    *,
    roots: Roots = Roots(),
    threads: int | None = None,
    changes: Iterable[tuple[int, Mapping[str, Any]]] = (),
) -> str:
    """Return a whole script that trains as a run with ``config`` does.

    ``threads`` is the number that the run used, ``changes`` are the settings that were changed while it went on, which
    the script names and does not make.

    Raises:
        NetRefusedError, KeyError, TypeError, ValueError: there is no such net, or no such transform.
    """
    code = _images(config, architecture, roots) + training_code(config, architecture, complete=True)
    return _docstring(config, tuple(changes)) + _with_threads(code, threads).text


def _with_threads(code: CodeText, threads: int | None) -> CodeText:
    if threads is None:
        return code
    return CodeText(Fragment(f"torch.set_num_threads({threads})").needing("import torch")) + code


# The words on top -----------------------------------------------------------------------------------------------------


def _docstring(config: TrainingConfig, changes: Sequence[tuple[int, Mapping[str, Any]]]) -> str:
    notes = [_ALIKE]
    if any(TRANSFORMS[step.name].random for step in config.transforms):
        notes.append(_RANDOM)
    if config.dataset in OWN_FILES:
        notes.append(_OWN)
    else:
        notes.append(_FOUND)
    if changes:
        notes.append(_said(changes))
    title = f"{name_of(config)}: a run of mnistgui {__version__}, as a script."
    text = "\n\n".join(textwrap.fill(paragraph, _WIDTH) for paragraph in (title, *notes))
    # A text of the user's may hold anything: nothing of it ends the string.
    return '"""' + text.replace("\\", "\\\\").replace('"""', "'''") + '\n"""\n\n'


def _said(changes: Sequence[tuple[int, Mapping[str, Any]]]) -> str:
    said = [
        f"after iteration {step:,} {name} became {json.dumps(as_written(value), ensure_ascii=False)}"
        for step, settings in changes
        for name, value in settings.items()
    ]
    return f"While the run went on, its settings were changed, which this script does not do: {'; '.join(said)}."


# The images -----------------------------------------------------------------------------------------------------------


def _images(config: TrainingConfig, architecture: Architecture, roots: Roots) -> CodeText:
    """Return the code for the sets, their loaders, and ``evaluate``."""
    held_back = config.validation_share > 0
    # What is held back is looked at without chance, so it needs a set of its own where there is any.
    plain = held_back and any(TRANSFORMS[step.name].random for step in config.transforms)
    code = _set(config, "train", roots.train, "dataset")
    if plain:
        code += _set(config, "train", roots.train, "plain_set", chance=False)
    code += _set(config, "test", roots.train if roots.test is None else roots.test, "test_set")
    if roots.test is None:
        code += CodeText(_hold_out(config, plain=plain))
    if held_back:
        code += CodeText(_validation(config, "plain_set" if plain else "dataset"))
    code += loader_code(
        batch_size=config.batch_size, shuffle=config.shuffle, drop_last=config.drop_last, seed=config.seed
    )
    return code + CodeText(_test_loaders(held_back)) + CodeText(_evaluate(config, architecture))


def _test_loaders(held_back: bool) -> Fragment:
    # A loader without a generator draws from the default one, which is for the weights and dropout.
    names = ("test", "validation") if held_back else ("test",)
    code = lines(
        *(
            f"{name}_loader = DataLoader({name}_set, batch_size={_TEST_BATCH}, generator=torch.Generator())"
            for name in names
        )
    )
    return code.needing("import torch")


def _set(config: TrainingConfig, split: str, root: str | PurePath, name: str, *, chance: bool = True) -> CodeText:
    return set_code(
        DATA_SETS[config.dataset],
        config.set_request,
        split=split,
        root=root,
        steps=config.transforms,
        target_transform=config.target,
        name=name,
        chance=chance,
    )


def _hold_out(config: TrainingConfig, *, plain: bool) -> Fragment:
    """Return the lines that keep a fifth of each class for testing, as `data.folders.hold_out` does."""
    kept = config.target.kind == "keep"  # the sets are subsets already
    classes = "dataset.dataset.targets" if kept else "dataset.targets"
    names = {"dataset": "not ", "plain_set": "not ", "test_set": ""}
    if not plain:
        del names["plain_set"]
    code = lines(
        "# A fifth of each class is kept for testing.",
        f"classes = numpy.array({classes})",
        "is_test = numpy.zeros(len(classes), bool)",
        "for label in numpy.unique(classes):",
        "    of_class = numpy.flatnonzero(classes == label)",
        f"    count = max(1, round(len(of_class) / {HELD_OUT_SHARE})) if len(of_class) > 1 else 0",
        "    drawn = numpy.random.default_rng([0, int(label)]).permutation(len(of_class))",
        "    is_test[of_class[drawn[:count]]] = True",
        *(
            f"{name} = Subset({name}{'.dataset' * kept}, [i for i in {_places(name, kept)} if {sign}is_test[i]])"
            for name, sign in names.items()
        ),
    )
    return code.needing("import numpy", "from torch.utils.data import Subset")


def _places(name: str, kept: bool) -> str:
    return f"{name}.indices" if kept else f"range(len({name}))"


def _validation(config: TrainingConfig, source: str) -> Fragment:
    """Return the lines that hold images back, as `data.batches.split_validation` does."""
    share = of_field(literal(config.validation_share), "validation_share", "data set")
    seed = of_field(str(config.seed), "seed", "data set")
    order = Fragment("order = torch.randperm(len(dataset), generator=torch.Generator().manual_seed(") + seed + "))"
    code = lines(
        "# Images that are held back: the net is checked on them and never learns from them.",
        Fragment("held_back = min(max(1, round(len(dataset) * ") + share + ")), len(dataset) - 1)",
        order,
        f"validation_set = Subset({source}, sorted(order[:held_back].tolist()))",
        "dataset = Subset(dataset, sorted(order[held_back:].tolist()))",
    )
    return code.needing("import torch", "from torch.utils.data import Subset")


def _evaluate(config: TrainingConfig, architecture: Architecture) -> Fragment:
    """Return the function that tests the net; label smoothing is for training only."""
    smoothed = config.loss == "cross_entropy" and config.label_smoothing > 0
    code = Fragment("")
    if smoothed:
        code += loss_code(config, training=False) + "\n\n\n"
    criterion = "test_criterion" if smoothed else "criterion"
    head = lines(
        "def evaluate(loader):",
        '    """Return mean loss and accuracy of the net over all images."""',
        "    net.eval()",
        "    loss_sum = hits = 0",
        "    with torch.no_grad():",
        "        for images, labels in loader:",
    )
    body = lines(
        *moved_lines(config, architecture, complete=True),
        "outputs = net(images)",
        f"loss_sum += {criterion}(outputs, labels).item() * len(labels)",
        "hits += (outputs.argmax(1) == labels).sum().item()",
        indent=12,
    )
    tail = lines("    net.train()", "    return loss_sum / len(loader.dataset), hits / len(loader.dataset)")
    return Fragment("\n") + code + lines(head, body, tail).needing("import torch") + "\n"


# Of a run -------------------------------------------------------------------------------------------------------------


def roots_of(config: TrainingConfig) -> Roots:
    """Return the folders for a run with ``config``: the user's own where the images are the user's own files.

    Where their folder is not on this machine, it is taken for one without a part for testing.
    """
    if config.dataset not in OWN_FILES:
        return Roots()
    try:
        layout = find_layout(Path(config.folder).expanduser())
    except UserError:
        return Roots(train=config.folder, test=None)
    return Roots(train=layout.train, test=layout.test)
