"""How the weights are changed: the loss and the optimizer. No torch here."""

from dataclasses import dataclass
from typing import Final

from mnistgui.messages import QT_TRANSLATE_NOOP
from mnistgui.training.fields import Choice, setting

LOSSES: Final = (
    Choice(key="cross_entropy", label=QT_TRANSLATE_NOOP("core", "Cross entropy")),
    Choice(key="nll", label=QT_TRANSLATE_NOOP("core", "NLL of log softmax")),
    Choice(key="mse", label=QT_TRANSLATE_NOOP("core", "MSE on one-hot")),
)
OPTIMIZERS: Final = (
    Choice(key="sgd", label="SGD"),
    Choice(key="rmsprop", label="RMSprop"),
    Choice(key="adagrad", label="Adagrad"),
    Choice(key="adam", label="Adam"),
    Choice(key="adamw", label="AdamW"),
)


@dataclass(frozen=True, kw_only=True)
class OptimizationSettings:
    """Loss and optimizer of a run."""

    learning_rate: float = setting(
        0.1,
        kind="real",
        label=QT_TRANSLATE_NOOP("core", "Learning rate"),
        help=QT_TRANSLATE_NOOP(
            "core", "How far one update moves the weights. Too small learns slowly, too large diverges."
        ),
        group="basic",
        minimum=1e-6,
        maximum=100.0,
        logarithmic=True,
        live=True,
    )
    loss: str = setting(
        "cross_entropy",
        kind="choice",
        label=QT_TRANSLATE_NOOP("core", "Loss"),
        help=QT_TRANSLATE_NOOP(
            "core",
            "What training makes small. Cross entropy takes the logits; NLL takes their log softmax and gives the "
            "same number in two steps; MSE takes the squared distance of the probabilities from 1 for the right "
            "class and 0 for the others, and learns more slowly where the net is surely wrong.",
        ),
        group="more",
        choices=LOSSES,
    )
    label_smoothing: float = setting(
        0.0,
        kind="real",
        label=QT_TRANSLATE_NOOP("core", "Label smoothing"),
        help=QT_TRANSLATE_NOOP(
            "core",
            "Share of the target that is spread evenly over all classes, so that the net is never asked to be "
            "infinitely sure; 0 is none. In training only.",
        ),
        group="more",
        minimum=0.0,
        maximum=0.9,
        only_for={"loss": ("cross_entropy",)},
    )
    optimizer: str = setting(
        "sgd",
        kind="choice",
        label=QT_TRANSLATE_NOOP("core", "Optimizer"),
        help=QT_TRANSLATE_NOOP(
            "core",
            "The rule that turns gradients into updates. SGD is the course's; RMSprop, Adagrad, Adam and AdamW scale "
            "each weight's step and want a smaller learning rate, such as 0.001.",
        ),
        group="more",
        choices=OPTIMIZERS,
    )
    momentum: float = setting(
        0.0,
        kind="real",
        label=QT_TRANSLATE_NOOP("core", "Momentum"),
        help=QT_TRANSLATE_NOOP("core", "Share of the last update that is carried on into the next; 0 is plain SGD."),
        group="more",
        minimum=0.0,
        maximum=0.999,
        only_for={"optimizer": ("sgd", "rmsprop")},
        live=True,
    )
    nesterov: bool = setting(
        False,
        kind="switch",
        label="Nesterov",
        help=QT_TRANSLATE_NOOP("core", "Takes the gradient where the momentum will have carried the weights."),
        group="more",
        only_for={"optimizer": ("sgd",)},
    )
    alpha: float = setting(
        0.99,
        kind="real",
        label=QT_TRANSLATE_NOOP("core", "Alpha"),
        help=QT_TRANSLATE_NOOP("core", "How long RMSprop remembers the squares of the gradients it divides by."),
        group="more",
        minimum=0.0,
        maximum=0.9999,
        only_for={"optimizer": ("rmsprop",)},
    )
    beta1: float = setting(
        0.9,
        kind="real",
        label=QT_TRANSLATE_NOOP("core", "Beta 1"),
        help=QT_TRANSLATE_NOOP("core", "How long Adam remembers the gradients: its momentum."),
        group="more",
        minimum=0.0,
        maximum=0.999,
        only_for={"optimizer": ("adam", "adamw")},
    )
    beta2: float = setting(
        0.999,
        kind="real",
        label=QT_TRANSLATE_NOOP("core", "Beta 2"),
        help=QT_TRANSLATE_NOOP("core", "How long Adam remembers the squares of the gradients it divides by."),
        group="more",
        minimum=0.0,
        maximum=0.99999,
        only_for={"optimizer": ("adam", "adamw")},
    )
    weight_decay: float = setting(
        0.0,
        kind="real",
        label=QT_TRANSLATE_NOOP("core", "Weight decay"),
        help=QT_TRANSLATE_NOOP("core", "Pulls every weight towards zero at each update; 0 is none."),
        group="more",
        minimum=0.0,
        maximum=1.0,
        logarithmic=True,
        live=True,
    )
    clip_norm: float = setting(
        0.0,
        kind="real",
        label=QT_TRANSLATE_NOOP("core", "Clip gradients"),
        help=QT_TRANSLATE_NOOP(
            "core", "The length that the gradient of all weights together is cut down to where it is longer; 0 is none."
        ),
        group="more",
        minimum=0.0,
        maximum=1000.0,
        logarithmic=True,
    )
