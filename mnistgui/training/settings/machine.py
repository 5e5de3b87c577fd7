"""What a run is computed on, and how often it is saved. No torch here."""

from dataclasses import dataclass
from typing import Final

from mnistgui.messages import QT_TRANSLATE_NOOP
from mnistgui.training.fields import Choice, setting

DEVICES: Final = (
    Choice(key="cpu", label="CPU"),
    Choice(key="cuda", label="CUDA (NVIDIA)"),
    Choice(key="mps", label="MPS (Apple)"),
)
PRECISIONS: Final = (
    Choice(key="float32", label="float32"),
    Choice(key="float64", label="float64"),
    Choice(key="bfloat16", label=QT_TRANSLATE_NOOP("core", "Mixed, bfloat16")),
    Choice(key="float16", label=QT_TRANSLATE_NOOP("core", "Mixed, float16")),
)


@dataclass(frozen=True, kw_only=True)
class MachineSettings:
    """Device, threads, precision, checkpoints."""

    device: str = setting(
        "cpu",
        kind="choice",
        label=QT_TRANSLATE_NOOP("core", "Device"),
        help=QT_TRANSLATE_NOOP("core", "Where the arithmetic is done. Only what this machine has can be chosen."),
        group="more",
        choices=DEVICES,
    )
    threads: int = setting(
        0,
        kind="whole",
        label=QT_TRANSLATE_NOOP("core", "Threads"),
        help=QT_TRANSLATE_NOOP(
            "core",
            "How many threads one operation is shared by on the CPU; 0 chooses for this machine. Fewer are faster "
            "where other programs use the processor. The losses of two runs agree bit for bit only with as many.",
        ),
        group="more",
        minimum=0,
        maximum=256,
    )
    precision: str = setting(
        "float32",
        kind="choice",
        label=QT_TRANSLATE_NOOP("core", "Precision"),
        help=QT_TRANSLATE_NOOP(
            "core",
            "The numbers that are computed with. Mixed: the weights stay float32 and most products are taken in 16 "
            "bits (torch.autocast), which is faster on graphics processors. float16 needs CUDA.",
        ),
        group="more",
        choices=PRECISIONS,
    )
    checkpoint_every_s: int = setting(
        30,
        kind="whole",
        label=QT_TRANSLATE_NOOP("core", "Save every … seconds"),
        help=QT_TRANSLATE_NOOP(
            "core",
            "How often a run is saved so that it can be taken up after a crash; it is also saved after each epoch, at "
            "each pause and at its end. 0: only then.",
        ),
        group="more",
        minimum=0,
        maximum=86_400,
    )
