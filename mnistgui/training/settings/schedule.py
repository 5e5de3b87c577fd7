"""How the learning rate changes while a run goes on. No torch here."""

from dataclasses import dataclass
from typing import Final

from mnistgui.messages import QT_TRANSLATE_NOOP
from mnistgui.training.fields import Choice, setting

SCHEDULES: Final = (
    Choice(key="constant", label=QT_TRANSLATE_NOOP("core", "Constant")),
    Choice(key="step", label=QT_TRANSLATE_NOOP("core", "Step")),
    Choice(key="exponential", label=QT_TRANSLATE_NOOP("core", "Exponential")),
    Choice(key="cosine", label=QT_TRANSLATE_NOOP("core", "Cosine")),
    Choice(key="one_cycle", label=QT_TRANSLATE_NOOP("core", "One cycle")),
    Choice(key="plateau", label=QT_TRANSLATE_NOOP("core", "On plateau")),
)


@dataclass(frozen=True, kw_only=True)
class ScheduleSettings:
    """The schedule of a run (`training.schedule`)."""

    schedule: str = setting(
        "constant",
        kind="choice",
        label=QT_TRANSLATE_NOOP("core", "Schedule"),
        help=QT_TRANSLATE_NOOP(
            "core",
            "How the learning rate changes during the run. Step and exponential multiply it after some epochs; cosine "
            "brings it down to zero; one cycle takes it up to the learning rate above and down to nearly zero; on "
            "plateau multiplies it when the validation loss (without one, the training loss) no longer falls.",
        ),
        group="more",
        choices=SCHEDULES,
    )
    decay_epochs: int = setting(
        2,
        kind="whole",
        label=QT_TRANSLATE_NOOP("core", "Every … epochs"),
        help=QT_TRANSLATE_NOOP("core", "After how many epochs the step schedule multiplies the learning rate."),
        group="more",
        minimum=1,
        maximum=1000,
        only_for={"schedule": ("step",)},
    )
    gamma: float = setting(
        0.5,
        kind="real",
        label=QT_TRANSLATE_NOOP("core", "Gamma"),
        help=QT_TRANSLATE_NOOP(
            "core",
            "What the learning rate is multiplied by, after each epoch (exponential) or at its time.",
        ),
        group="more",
        minimum=0.001,
        maximum=1.0,
        only_for={"schedule": ("step", "exponential", "plateau")},
    )
    plateau_patience: int = setting(
        1,
        kind="whole",
        label=QT_TRANSLATE_NOOP("core", "Plateau patience"),
        help=QT_TRANSLATE_NOOP("core", "How many epochs without a lower loss are let pass before the rate is lowered."),
        group="more",
        minimum=0,
        maximum=100,
        only_for={"schedule": ("plateau",)},
    )
    warmup_epochs: float = setting(
        0.0,
        kind="real",
        label=QT_TRANSLATE_NOOP("core", "Warm-up epochs"),
        help=QT_TRANSLATE_NOOP(
            "core", "The first epochs, in which the learning rate rises in a straight line from zero; 0 is none."
        ),
        group="more",
        minimum=0.0,
        maximum=100.0,
        only_for={"schedule": ("constant", "step", "exponential", "cosine", "plateau")},
    )
