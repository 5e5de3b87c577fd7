"""The deck's other code: the net, the loss, the optimizer, the schedule and the loop with its five lines, as Python.

Each argument is marked with the field that writes it, each of the five lines with ``line.<name>`` (`events.LINES`). It
is text only; torch is loaded for torchvision's nets alone (`net_code`).
"""

from typing import Final

from mnistgui.data.code_text import CodeText, Fragment, Owner, literal
from mnistgui.export.fragments import fitted_call, lines, of_field, setting
from mnistgui.export.net_code import net_code
from mnistgui.messages import QT_TRANSLATE_NOOP, Message
from mnistgui.models.catalog import Architecture, layers_of
from mnistgui.training.config import TrainingConfig
from mnistgui.training.events import Line

_LINE_HELP: Final[dict[Line, str]] = {
    "zero_grad": QT_TRANSLATE_NOOP(
        "core", "Sets the gradients back to nothing: backward() adds to what is there already."),
    "forward": QT_TRANSLATE_NOOP(
        "core", "The images go through the net: ten numbers come out for each, one a class."),
    "loss": QT_TRANSLATE_NOOP("core", "One number: how far the answers are from the labels."),
    "backward": QT_TRANSLATE_NOOP(
        "core", "Finds the gradient of the loss for every weight and puts it into .grad; no weight changes yet."),
    "step": QT_TRANSLATE_NOOP("core", "Changes every weight a little against its gradient."),
}  # fmt: skip

# What each optimizer is given beside the learning rate, with PyTorch's own defaults, which are not written.
_OPTIMIZERS: Final[dict[str, tuple[str, dict[str, object]]]] = {
    "sgd": ("SGD", {"momentum": 0.0, "weight_decay": 0.0, "nesterov": False}),
    "rmsprop": ("RMSprop", {"alpha": 0.99, "momentum": 0.0, "weight_decay": 0.0}),
    "adagrad": ("Adagrad", {"weight_decay": 0.0}),
    "adam": ("Adam", {"betas": (0.9, 0.999), "weight_decay": 0.0}),
    "adamw": ("AdamW", {"betas": (0.9, 0.999), "weight_decay": 0.01}),
}
_HALVES: Final = ("bfloat16", "float16")


def training_code(config: TrainingConfig, architecture: Architecture, *, complete: bool = False) -> CodeText:
    """Return the code from the net to the end of the loop, as the strip beside the settings shows it.

    It takes ``data_loader`` (`data.code.loader_code`). ``complete`` adds what a script needs that says how it goes on:
    a list of the losses, a line now and then, and a test after each epoch (``evaluate``, ``test_loader``).

    Raises:
        NetRefusedError, KeyError, TypeError, ValueError: there is no such net, as `net_code`.
    """
    return (
        CodeText(net_code(config, architecture))
        + CodeText(loss_code(config) + "\n" + optimizer_code(config) + _schedule_code(config))
        + CodeText(_loop_code(config, architecture, complete=complete))
    )


# Loss, optimizer, schedule --------------------------------------------------------------------------------------------


def loss_code(config: TrainingConfig, *, training: bool = True) -> Fragment:
    """Return the lines that make ``criterion``; label smoothing is part of it in ``training`` only."""
    name = "criterion" if training else "test_criterion"
    if config.loss == "cross_entropy":
        maker = Fragment("nn.CrossEntropyLoss").needing("from torch import nn")
        smoothing = [setting(config, "label_smoothing", "loss")] if config.label_smoothing and training else []
        return Fragment(f"{name} = ") + of_field(
            fitted_call("", maker, smoothing), "loss", "loss", name="CrossEntropyLoss"
        )
    if config.loss == "nll":
        body: tuple[str, ...] = ("    return functional.nll_loss(functional.log_softmax(outputs, dim=1), labels)",)
    else:
        body = (
            "    probabilities = outputs.softmax(dim=1)",
            "    wanted = functional.one_hot(labels, outputs.shape[1]).to(outputs.dtype)",
            "    return functional.mse_loss(probabilities, wanted)",
        )
    code = of_field(lines(f"def {name}(outputs, labels):", *body), "loss", "loss", name=name)
    # Two empty lines around a function.
    return Fragment("\n") + code.needing("from torch.nn import functional") + "\n\n"


def optimizer_code(config: TrainingConfig) -> Fragment:
    """Return the line that makes ``optimizer``."""
    name, defaults = _OPTIMIZERS[config.optimizer]
    arguments = [Fragment("net.parameters()"), setting(config, "learning_rate", "optimizer", name="lr")]
    for field, default in defaults.items():
        if field == "betas":
            if (config.beta1, config.beta2) != default:
                arguments.append(_betas(config))
        elif getattr(config, field) != default:
            arguments.append(setting(config, field, "optimizer"))
    maker = of_field(f"optim.{name}", "optimizer", "optimizer", name=name).needing("from torch import optim")
    return fitted_call("optimizer = ", maker, arguments)


def _betas(config: TrainingConfig) -> Fragment:
    first, second = (of_field(literal(getattr(config, name)), name, "optimizer") for name in ("beta1", "beta2"))
    return Fragment("betas=(") + first + ", " + second + ")"


def _schedule_code(config: TrainingConfig) -> Fragment:
    """Return the lines that make ``warmup`` and ``scheduler``, as far as there are any."""
    code = Fragment("")
    if _warms_up(config):
        epochs = of_field(literal(config.warmup_epochs), "warmup_epochs", "schedule")
        steps = Fragment("\nwarmup_steps = max(1, round(") + epochs + " * len(data_loader)))\n"
        maker = Fragment("optim.lr_scheduler.LinearLR")
        factors = ("optimizer", "start_factor=1 / warmup_steps", "total_iters=warmup_steps - 1")
        code += steps + fitted_call("warmup = ", maker, [Fragment(factor) for factor in factors])
    if config.schedule != "constant":
        name, arguments = _scheduler(config)
        maker = of_field(f"optim.lr_scheduler.{name}", "schedule", "schedule", name=name)
        code += Fragment("\n") + fitted_call("scheduler = ", maker, [Fragment("optimizer"), *arguments])
    return code


def _scheduler(config: TrainingConfig) -> tuple[str, list[Fragment]]:
    owner: Owner = "schedule"
    steps = of_field(str(config.epochs), "epochs", owner) + " * len(data_loader)"
    match config.schedule:
        case "step":
            return "StepLR", [
                setting(config, "decay_epochs", owner, name="step_size"),
                setting(config, "gamma", owner),
            ]
        case "exponential":
            return "ExponentialLR", [setting(config, "gamma", owner)]
        case "cosine":
            return "CosineAnnealingLR", [Fragment("T_max=") + steps]
        case "one_cycle":
            rate = setting(config, "learning_rate", owner, name="max_lr")
            return "OneCycleLR", [rate, Fragment("total_steps=") + steps, Fragment("cycle_momentum=False")]
    patience = setting(config, "plateau_patience", owner, name="patience")
    return "ReduceLROnPlateau", [setting(config, "gamma", owner, name="factor"), patience]


def _warms_up(config: TrainingConfig) -> bool:
    return config.uses("warmup_epochs") and config.warmup_epochs > 0


# The loop -------------------------------------------------------------------------------------------------------------


def _loop_code(config: TrainingConfig, architecture: Architecture, *, complete: bool) -> Fragment:
    before: list[Fragment | str] = []
    if config.precision == "float16":
        before.append(of_field('scaler = torch.amp.GradScaler("cuda")', "precision", "loop"))
    if complete:
        before.append("losses = []")
    if config.patience:
        before.append('best_loss, bad_epochs = float("inf"), 0')
    epochs = of_field(str(config.epochs), "epochs", "loop", name="epochs")
    head = [*before, Fragment("for epoch in range(") + epochs + "):"]
    batch = [*moved_lines(config, architecture, complete=complete), *_step_lines(config)]
    epoch: list[Fragment | str] = []
    if _watches_training(config):
        epoch.append("loss_sum = images_seen = 0")
        batch += ["loss_sum += loss.item() * len(labels)", "images_seen += len(labels)"]
    if complete:
        batch += [
            "losses.append(loss.item())",
            "if len(losses) <= 5 or len(losses) % 100 == 0:",
            '    print(f"iteration {len(losses):,}: loss {losses[-1]:.6f}")',
        ]
    epoch_end = _epoch_lines(config, complete=complete)
    parts = [lines(*head)]
    if epoch:
        parts.append(lines(*epoch, indent=4))
    parts += [lines("for images, labels in data_loader:", indent=4), lines(*batch, indent=8)]
    if epoch_end:
        parts.append(lines(*epoch_end, indent=4))
    return lines(*parts)


def moved_lines(config: TrainingConfig, architecture: Architecture, *, complete: bool) -> list[Fragment | str]:
    """Return the lines that bring ``images`` and ``labels`` to the net's device and type."""
    moved: list[Fragment | str] = []
    if complete and config.device == "cpu" and _sums_by_channel(architecture):
        channels, height, width = architecture.input_CHW
        # Of one channel both orders are the same memory, and nothing but new strides says which it is.
        last = f"images.reshape(-1, {height}, {width}, 1).permute(0, 3, 1, 2)"
        if channels > 1:
            last = "images.contiguous(memory_format=torch.channels_last)"
        moved += [
            "# Channels last in memory, as in the program: batch norm adds up in another order so.",
            f"images = {last}",
        ]
    if config.device != "cpu":
        device = literal(config.device)
        code = f"images, labels = images.to({device}), labels.to({device})"
        moved.append(of_field(code, "device", "loop"))
    if config.precision == "float64":
        moved.append(of_field("images = images.double()", "precision", "loop"))
    return moved


def _sums_by_channel(architecture: Architecture) -> bool:
    """Return whether the net is one that `layered_net` gives its images with channels last, and batch norm sees it."""
    specs = layers_of(architecture)
    if not specs or specs[0].name not in ("Conv2d", "MaxPool2d", "AvgPool2d"):
        return False
    return any(spec.name == "BatchNorm" for spec in specs)


def _step_lines(config: TrainingConfig) -> list[Fragment | str]:
    """Return the five lines, and what the settings put between them."""
    scaled = config.precision == "float16"
    half = config.precision in _HALVES
    code: list[Fragment | str] = [_line("zero_grad", "optimizer.zero_grad()")]
    if half:
        autocast = f"torch.autocast({literal(config.device)}, dtype=torch.{config.precision})"
        code += [
            Fragment("with ") + of_field(autocast, "precision", "loop").needing("import torch") + ":",
            Fragment("    ") + _line("forward", "outputs = net(images)"),
        ]
    else:
        code.append(_line("forward", "outputs = net(images)"))
    outputs = "outputs.float()" if half else "outputs"
    code.append(_line("loss", f"loss = criterion({outputs}, labels)"))
    code.append(_line("backward", "scaler.scale(loss).backward()" if scaled else "loss.backward()"))
    if scaled:
        code.append(of_field("scaler.unscale_(optimizer)", "precision", "loop"))
    if config.clip_norm:
        clip = Fragment("nn.utils.clip_grad_norm_(net.parameters(), ").needing("from torch import nn")
        code.append(clip + setting(config, "clip_norm", "loop", name="max_norm") + ")")
    code.append(_line("step", "scaler.step(optimizer)" if scaled else "optimizer.step()"))
    if scaled:
        code.append(of_field("scaler.update()", "precision", "loop"))
    if _warms_up(config):
        code.append("warmup.step()")
    if config.schedule in ("cosine", "one_cycle"):
        code.append(of_field("scheduler.step()", "schedule", "loop"))
    return code


def _line(name: Line, code: str) -> Fragment:
    return Fragment(code).marked(f"line.{name}", "loop", Message(_LINE_HELP[name]), name=name)


def _epoch_lines(config: TrainingConfig, *, complete: bool) -> list[Fragment | str]:
    """Return what is done at the end of an epoch."""
    code: list[Fragment | str] = []
    if complete:
        code += [
            "test_loss, test_accuracy = evaluate(test_loader)",
            'print(f"epoch {epoch + 1}: test loss {test_loss:.4f}, test accuracy {test_accuracy:.2%}")',
        ]
    validated = config.validation_share > 0
    if validated and (complete or config.schedule == "plateau" or config.patience or config.target_accuracy):
        code.append("validation_loss, validation_accuracy = evaluate(validation_loader)")
    if config.schedule == "plateau":
        watched = "loss_sum / images_seen" if _watches_training(config) else "validation_loss"
        code.append(of_field(f"scheduler.step({watched})", "schedule", "loop"))
    elif config.schedule in ("step", "exponential"):
        code.append(of_field("scheduler.step()", "schedule", "loop"))
    if config.patience:
        patience = of_field(str(config.patience), "patience", "loop")
        code += [
            "bad_epochs = 0 if validation_loss < best_loss else bad_epochs + 1",
            "best_loss = min(best_loss, validation_loss)",
            Fragment("if bad_epochs >= ") + patience + ":",
            "    break",
        ]
    if config.target_accuracy:
        target = of_field(literal(config.target_accuracy), "target_accuracy", "loop")
        code += [Fragment("if validation_accuracy >= ") + target + ":", "    break"]
    return code


def _watches_training(config: TrainingConfig) -> bool:
    return config.schedule == "plateau" and not config.validation_share
