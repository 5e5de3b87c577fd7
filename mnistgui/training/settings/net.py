"""What is trained: the net and its options, and the weights that it begins with. No torch here."""

from dataclasses import dataclass
from typing import Final

from mnistgui.messages import QT_TRANSLATE_NOOP
from mnistgui.models.catalog import ZOO
from mnistgui.models.layer_spec import DEFAULT_LAYERS, LayerSpec
from mnistgui.training.fields import Choice, setting

MODELS: Final = (
    Choice(key="single", label=QT_TRANSLATE_NOOP("core", "Single linear layer")),
    Choice(key="mlp", label=QT_TRANSLATE_NOOP("core", "MLP (hidden layers)")),
    Choice(key="lenet5", label="LeNet-5"),
    Choice(key="cnn", label=QT_TRANSLATE_NOOP("core", "CNN (convolutions)")),
    Choice(key="layers", label=QT_TRANSLATE_NOOP("core", "Own layers")),
    Choice(key="digit_net", label=QT_TRANSLATE_NOOP("core", "Digit net")),
    Choice(key="alexnet", label="AlexNet"),
    Choice(key="vgg11", label="VGG11"),
    Choice(key="vgg11_bn", label="VGG11-BN"),
    Choice(key="vgg16", label="VGG16"),
    Choice(key="resnet18", label="ResNet18"),
    Choice(key="resnet34", label="ResNet34"),
    Choice(key="squeezenet1_0", label="SqueezeNet 1.0"),
    Choice(key="squeezenet1_1", label="SqueezeNet 1.1"),
)
ACTIVATIONS: Final = (
    Choice(key="relu", label="ReLU"),
    Choice(key="leaky_relu", label="LeakyReLU"),
    Choice(key="sigmoid", label="sigmoid"),
    Choice(key="tanh", label="tanh"),
    Choice(key="gelu", label="GELU"),
)
POOLINGS: Final = (
    Choice(key="max", label=QT_TRANSLATE_NOOP("core", "Max pooling 2x2")),
    Choice(key="average", label=QT_TRANSLATE_NOOP("core", "Average pooling 2x2")),
    Choice(key="stride", label=QT_TRANSLATE_NOOP("core", "Stride 2, no pooling")),
)
# How torchvision's nets, made for large colour images, are fitted to small ones (`models.zoo`).
FITS: Final = (
    Choice(key="adapt", label=QT_TRANSLATE_NOOP("core", "Adapt the net")),
    Choice(key="enlarge", label=QT_TRANSLATE_NOOP("core", "Enlarge the images")),
)
INITIALIZATIONS: Final = (
    Choice(key="default", label=QT_TRANSLATE_NOOP("core", "PyTorch's default")),
    Choice(key="xavier", label="Xavier (Glorot)"),
    Choice(key="he", label="He (Kaiming)"),
    Choice(key="normal", label=QT_TRANSLATE_NOOP("core", "Normal")),
    Choice(key="zeros", label=QT_TRANSLATE_NOOP("core", "All zeros")),
)


@dataclass(frozen=True, kw_only=True)
class NetSettings:
    """The net of a run. Every field but the last three is an option of the architecture where the model uses it."""

    model: str = setting(
        "mlp",
        kind="choice",
        label=QT_TRANSLATE_NOOP("core", "Model"),
        help=QT_TRANSLATE_NOOP(
            "core",
            "The network. A single linear layer is what the course calls a perceptron for images (784 inputs, 10 "
            "outputs, softmax; not Rosenblatt's threshold unit). An MLP adds hidden layers, a CNN adds convolutions.",
        ),
        group="basic",
        choices=MODELS,
    )
    hidden: tuple[int, ...] = setting(
        (128,),
        kind="layers",
        label=QT_TRANSLATE_NOOP("core", "Hidden layers"),
        help=QT_TRANSLATE_NOOP("core", "Units of each hidden layer of the MLP, separated by commas: 128, or 256, 64."),
        group="basic",
        minimum=1,
        maximum=4096,
        only_for={"model": ("mlp",)},
    )
    channels: tuple[int, ...] = setting(
        (16, 32),
        kind="layers",
        label=QT_TRANSLATE_NOOP("core", "Channels"),
        help=QT_TRANSLATE_NOOP(
            "core",
            "Channels of each convolution of the CNN, separated by commas. Each is followed by its activation and a "
            "halving of the image, so a 28x28 image takes four at most.",
        ),
        group="basic",
        minimum=1,
        maximum=512,
        only_for={"model": ("cnn",)},
    )
    kernel_size: int = setting(
        3,
        kind="whole",
        label=QT_TRANSLATE_NOOP("core", "Kernel size"),
        help=QT_TRANSLATE_NOOP("core", "Side of the square that a convolution looks at, an odd number of pixels."),
        group="more",
        minimum=1,
        maximum=11,
        only_for={"model": ("cnn",)},
    )
    pooling: str = setting(
        "max",
        kind="choice",
        label=QT_TRANSLATE_NOOP("core", "Halving by"),
        help=QT_TRANSLATE_NOOP(
            "core",
            "How the image is halved behind each convolution: the largest or the mean of four pixels, or a convolution "
            "that moves by two pixels (faster: it computes a quarter).",
        ),
        group="more",
        choices=POOLINGS,
        only_for={"model": ("cnn",)},
    )
    activations: tuple[str, ...] = setting(
        ("relu",),
        kind="names",
        label=QT_TRANSLATE_NOOP("core", "Activation"),
        help=QT_TRANSLATE_NOOP(
            "core",
            "What follows each hidden layer: without it, several linear layers are no more than one. Pick one for all, "
            "or type one for each layer, separated by commas; the last one is used for the layers that follow.",
        ),
        group="more",
        choices=ACTIVATIONS,
        only_for={"model": ("mlp", "cnn")},
    )
    dropout: float = setting(
        0.0,
        kind="real",
        label=QT_TRANSLATE_NOOP("core", "Dropout"),
        help=QT_TRANSLATE_NOOP(
            "core",
            "Share of the units behind each hidden layer that is switched off at random, in training only; 0 is none.",
        ),
        group="more",
        minimum=0.0,
        maximum=0.9,
        only_for={"model": ("mlp", "cnn")},
    )
    batch_norm: bool = setting(
        False,
        kind="switch",
        label=QT_TRANSLATE_NOOP("core", "Batch norm"),
        help=QT_TRANSLATE_NOOP(
            "core",
            "Brings what each layer puts out to mean 0 and deviation 1 over the batch, before the activation. It "
            "needs two images in every batch.",
        ),
        group="more",
        only_for={"model": ("mlp", "cnn")},
    )
    layers: tuple[LayerSpec, ...] = setting(
        DEFAULT_LAYERS,
        kind="net",
        label=QT_TRANSLATE_NOOP("core", "Layers"),
        help=QT_TRANSLATE_NOOP(
            "core", "Your own list of layers, without the last linear one. The page Net shows and changes it."
        ),
        group="basic",
        only_for={"model": ("layers",)},
    )
    fit: str = setting(
        "adapt",
        kind="choice",
        label=QT_TRANSLATE_NOOP("core", "Fitted by"),
        help=QT_TRANSLATE_NOOP(
            "core",
            "torchvision's nets are made for colour images of 224x224 pixels. Adapt the net: its first layers are "
            "changed for small images. Enlarge the images: they are scaled up to 64x64 and made three channels inside "
            "the net, which is torchvision's own and larger. Adam at 0.0003 suits them better than SGD at 0.1.",
        ),
        group="basic",
        choices=FITS,
        only_for={"model": ZOO},
    )
    weights_file: str = setting(
        "",
        kind="text",
        label=QT_TRANSLATE_NOOP("core", "Weights from"),
        help=QT_TRANSLATE_NOOP(
            "core",
            "A file with trained weights to begin with: a run's model.safetensors, or torchvision's own (.pth); "
            "“pretrained” is the net that came with the program. Layers whose shape differs begin anew, and the run "
            "says which. Empty: all weights begin anew.",
        ),
        group="more",
    )
    initialization: str = setting(
        "default",
        kind="choice",
        label=QT_TRANSLATE_NOOP("core", "Initialization"),
        help=QT_TRANSLATE_NOOP(
            "core",
            "What the weights begin with. Xavier suits sigmoid and tanh, He suits ReLU. With all zeros the units of a "
            "hidden layer stay equal for ever, and a single layer learns all the same.",
        ),
        group="more",
        choices=INITIALIZATIONS,
    )
    init_std: float = setting(
        0.01,
        kind="real",
        label=QT_TRANSLATE_NOOP("core", "Width"),
        help=QT_TRANSLATE_NOOP("core", "Standard deviation of the normal distribution that the weights begin with."),
        group="more",
        minimum=0.0,
        maximum=10.0,
        logarithmic=True,
        only_for={"initialization": ("normal",)},
    )
