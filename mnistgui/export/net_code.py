"""The net of a run as Python: its layers one by one, or torchvision's own with the lines that fit it to small images.

No torch at import; torchvision's nets are built without weights, on the meta device, to see what is changed in them.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any, Final

from mnistgui.data.code_text import Fragment, call, literal
from mnistgui.export.fragments import lines, of_field, setting
from mnistgui.models.catalog import ZOO, Architecture, layers_of
from mnistgui.models.layer_spec import LayerSpec
from mnistgui.models.layers import LAYERS, Shape, complete, shapes_of
from mnistgui.models.mlp import ACTIVATIONS
from mnistgui.models.weights_header import weights_path
from mnistgui.training.config import TrainingConfig

# What a setting decides, by model: a kind of layer, or one argument of it.
_OF_HIDDEN: Final = {"BatchNorm": "batch_norm", "Dropout": "dropout"} | dict.fromkeys(
    ACTIVATIONS.values(), "activations"
)
_FIELDS: Final[dict[str, dict[str, str]]] = {
    "mlp": {"Linear.out_features": "hidden", **_OF_HIDDEN},
    "cnn": {
        "Conv2d.out_channels": "channels",
        "Conv2d.kernel_size": "kernel_size",
        "Conv2d.stride": "pooling",
        "MaxPool2d": "pooling",
        "AvgPool2d": "pooling",
        **_OF_HIDDEN,
    },
}
# Parameters that are written without their names, as everybody does.
_BY_PLACE: Final = ("out_features", "out_channels", "kernel_size")


def net_code(config: TrainingConfig, architecture: Architecture) -> Fragment:
    """Return the lines that make ``net``, with the weights that the run begins with.

    Raises:
        NetRefusedError: a layer cannot do anything with what it is given.
        KeyError, TypeError, ValueError: an option is missing or cannot be used.
    """
    seed = of_field(str(config.seed), "seed", "net")
    code = Fragment("torch.manual_seed(").needing("import torch") + seed + ")\n"
    specs = layers_of(architecture)
    if architecture.model == "digit_net":
        code += Fragment("net = ") + of_field(_digit_net(architecture), "model", "net", name="net")
    elif specs is None:
        code += _zoo(config, architecture)
    else:
        code += Fragment("net = ") + _sequential(architecture, specs)
    for more in (_initialization(config), _weights(config), _placed(config)):
        code += more
    return code


# Layers ---------------------------------------------------------------------------------------------------------------


def _sequential(architecture: Architecture, specs: tuple[LayerSpec, ...]) -> Fragment:
    whole = complete(specs, architecture.input_CHW, architecture.classes)
    outputs = [row.shape for row in shapes_of(specs, architecture.input_CHW, architecture.classes)]
    inputs = (architecture.input_CHW, *outputs[:-1])
    fields = _FIELDS.get(architecture.model, {})
    calls = [
        # What follows by itself is no setting's.
        _layer(spec, given, architecture.model, fields if place < len(specs) else {}, own=place < len(specs))
        for place, (spec, given) in enumerate(zip(whole, inputs, strict=True))
    ]
    maker = Fragment("nn.Sequential").needing("from torch import nn")
    return of_field(call(maker, calls), "model", "net", name="net")


def _layer(spec: LayerSpec, given: Shape, model: str, fields: dict[str, str], *, own: bool) -> Fragment:
    values = LAYERS[spec.name].values(spec)
    first = [str(given[0])] if spec.name in ("Linear", "Conv2d", "BatchNorm") else []
    arguments = [Fragment(size) for size in first]
    for parameter in LAYERS[spec.name].parameters:
        value = values[parameter.name]
        if value == parameter.unwritten or (
            parameter.name == "stride" and value == values["kernel_size"] and not first
        ):
            continue  # PyTorch's own default
        text = literal(value) if parameter.name in _BY_PLACE else f"{parameter.name}={literal(value)}"
        field = fields.get(f"{spec.name}.{parameter.name}")
        arguments.append(of_field(text, field, "net", name=parameter.name) if field else Fragment(text))
    code = Fragment(f"nn.{_class_of(spec, given)}(")
    for number, each in enumerate(arguments):
        code += ", " if number else ""
        code += each
    code += ")"
    field = "layers" if model == "layers" and own else fields.get(spec.name)
    return of_field(code, field, "net", name=spec.name) if field else code


def _class_of(spec: LayerSpec, given: Shape) -> str:
    if spec.name == "BatchNorm":
        return "BatchNorm2d" if len(given) == 3 else "BatchNorm1d"
    return spec.name


def _digit_net(architecture: Architecture) -> Fragment:
    """Return the shipped net's layers, read off the net itself."""
    import torch
    from torch import nn

    from mnistgui.models.digit_net import DigitNet

    def written(layer: nn.Module) -> str:
        match layer:
            case nn.Conv2d():
                sizes = f"{layer.in_channels}, {layer.out_channels}, {layer.kernel_size[0]}"
                return f"nn.Conv2d({sizes}, padding={layer.padding[0]}, bias=False)"
            case nn.BatchNorm2d():
                return f"nn.BatchNorm2d({layer.num_features})"
            case nn.MaxPool2d():
                return f"nn.MaxPool2d({layer.kernel_size})"
            case nn.Linear():
                return f"nn.Linear({layer.in_features}, {layer.out_features})"
        return f"nn.{type(layer).__name__}()"

    with torch.device("meta"):
        net = DigitNet(input_CHW=architecture.input_CHW, classes=architecture.classes)
    maker = Fragment("nn.Sequential").needing("from torch import nn")
    return call(maker, [Fragment(written(layer)) for layer in net.layers])


# torchvision's nets ---------------------------------------------------------------------------------------------------


def _zoo(config: TrainingConfig, architecture: Architecture) -> Fragment:
    made = Fragment(f"models.{architecture.model}(weights=None, num_classes={architecture.classes})")
    made = of_field(made.needing("from torchvision import models"), "model", "net", name=architecture.model)
    code = Fragment("net = ") + made
    if architecture.options["fit"] == "enlarge":
        return code + "\n\n\n" + of_field(_enlarged(architecture), "fit", "net")
    changes = _adaptations(architecture.model, architecture.input_CHW, architecture.classes)
    if changes:
        code += Fragment("\n") + of_field(lines(*changes).needing("from torch import nn"), "fit", "net")
    return code


def _enlarged(architecture: Architecture) -> Fragment:
    from mnistgui.models.zoo import LEAST_SIDE, Enlarge

    channels, height, width = architecture.input_CHW
    side = architecture.options.get("enlarged_side", LEAST_SIDE)
    size_HW = Enlarge(channels=channels, size_HW=(height, width), side=side).size_HW
    code = lines(
        "class Enlarged(nn.Module):",
        "    def __init__(self, net):",
        "        super().__init__()",
        "        self.net = net",
        "",
        "    def forward(self, images):",
        "        # The shorter side to the least that the net takes; grey to three channels.",
        f'        images = functional.interpolate(images, size={size_HW}, mode="bilinear")',
        "        return self.net(images.expand(-1, 3, -1, -1))",
        "",
        "",
        "net = Enlarged(net)",
    )
    return code.needing("from torch import nn", "from torch.nn import functional")


@lru_cache(maxsize=32)
def _adaptations(name: str, input_CHW: tuple[int, int, int], classes: int) -> tuple[str, ...]:
    """Return the lines that make torchvision's net the one that `models.zoo.adapt` returns.

    Each layer that differs is put in its place, in the order of the net: layers with weights then draw them in the same
    order as there.
    """
    import torch

    from mnistgui.data.vision import torchvision
    from mnistgui.models.catalog import build

    with torch.device("meta"):
        theirs = getattr(torchvision().models, name)(weights=None, num_classes=classes)
        ours = build(Architecture(model=name, input_CHW=input_CHW, classes=classes, options={"fit": "adapt"}))
    before = dict(_leaves(theirs))
    return tuple(
        f"net{_path(place)} = nn.{layer!r}" for place, layer in _leaves(ours) if repr(before[place]) != repr(layer)
    )


def _leaves(net: Any) -> Iterator[tuple[str, Any]]:
    return ((name, layer) for name, layer in net.named_modules() if not list(layer.children()))


def _path(name: str) -> str:
    """Return the name of a layer in a state dict as code: ``features.0`` is ``.features[0]``."""
    return "".join(f"[{part}]" if part.isdecimal() else f".{part}" for part in name.split("."))


# Weights --------------------------------------------------------------------------------------------------------------


def _initialization(config: TrainingConfig) -> Fragment:
    fillings = {
        "xavier": "nn.init.xavier_uniform_(layer.weight)",
        "he": 'nn.init.kaiming_normal_(layer.weight, nonlinearity="relu")',
        "zeros": "nn.init.zeros_(layer.weight)",
    }
    if config.initialization == "default":
        return Fragment("")
    filling = Fragment(fillings.get(config.initialization, ""))
    if config.initialization == "normal":
        filling = Fragment("nn.init.normal_(layer.weight, ") + setting(config, "init_std", "net", name="std") + ")"
    code = lines(
        "for layer in net.modules():",
        "    if isinstance(layer, (nn.Conv2d, nn.Linear)):",
        Fragment("        ") + of_field(filling, "initialization", "net"),
        "        if layer.bias is not None:",
        "            nn.init.zeros_(layer.bias)",
    )
    return Fragment("\n\n") + code.needing("from torch import nn")


def _weights(config: TrainingConfig) -> Fragment:
    """Return the lines that take weights from a file, layer by layer where the shapes fit."""
    if not config.weights_file:
        return Fragment("")
    file = weights_path(config.weights_file)
    path = of_field(literal(file.as_posix()), "weights_file", "net", name="weights")
    if file.suffix == ".safetensors":
        load = Fragment("weights = load_file(").needing("from safetensors.torch import load_file") + path + ")"
    else:
        load = Fragment("weights = torch.load(") + path + ', map_location="cpu", weights_only=True)'
    code = lines(
        "# Layers whose shape differs keep the weights from above.",
        load,
        # Our own nets keep their layers under that name; in the lines above they are the net itself.
        *(
            []
            if config.model in ZOO
            else ['weights = {name.removeprefix("layers."): weights[name] for name in weights}']
        ),
        "own = net.state_dict()",
        "for name in own:",
        '    found = weights.get(name.removeprefix("net."))',
        "    if found is not None and found.dim() == 4 and own[name].shape[1] == 1:",
        "        found = found.sum(1, keepdim=True)  # colour filters to grey ones",
        "    if found is not None and found.shape == own[name].shape:",
        "        own[name].copy_(found)",
    )
    return Fragment("\n\n") + code.needing("import torch")


def _placed(config: TrainingConfig) -> Fragment:
    code = Fragment("")
    if config.precision == "float64":
        code += Fragment("\n") + of_field("net.double()", "precision", "net")
    if config.device != "cpu":
        code += Fragment("\nnet.to(") + of_field(literal(config.device), "device", "net") + ")"
    return code
