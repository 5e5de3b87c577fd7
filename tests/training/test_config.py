"""TrainingConfig: what it takes, what it refuses, and that a file gives back what was written."""

import dataclasses
import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mnistgui.data.data_set import SetRequest
from mnistgui.data.transforms.step import TO_TENSOR, TransformStep
from mnistgui.messages import UserError
from mnistgui.models.layer_spec import DEFAULT_LAYERS
from mnistgui.training.config import DEFAULTS, FIELDS, TrainingConfig
from mnistgui.training.fields import MOST_LAYERS

STEPS = (
    DEFAULTS.transforms,
    (TO_TENSOR, TransformStep.of("RandomErasing", p=0.5)),
    (TransformStep.of("RandomRotation", degrees=(-10.0, 10.0)), TO_TENSOR),
)


def strategy(name: str) -> st.SearchStrategy[Any]:
    """Return every usable value of a field; of lists of transforms a few that fit every data set."""
    info = FIELDS[name]
    match info.kind:
        case "choice":
            return st.sampled_from([choice.key for choice in info.choices])
        case "switch":
            return st.booleans()
        case "real":
            return st.floats(info.minimum, info.maximum)
        case "whole":
            return st.integers(int(info.minimum), int(info.maximum))
        case "layers":
            sizes = st.integers(int(info.minimum), int(info.maximum))
            return st.lists(sizes, min_size=1, max_size=MOST_LAYERS).map(tuple)
        case "names":
            names = st.sampled_from([choice.key for choice in info.choices])
            return st.lists(names, min_size=1, max_size=MOST_LAYERS).map(tuple)
        case "net":
            return st.lists(st.sampled_from(DEFAULT_LAYERS), max_size=4).map(tuple)
        case "text":
            return st.text(min_size=1)
        case "steps":
            return st.sampled_from(STEPS)
        case "target":
            return st.sampled_from(["none", "even_odd", "one_vs_rest:3", "keep:0,1"])


def going_together(config: TrainingConfig) -> TrainingConfig:
    """Return ``config`` with what does not go together put right."""
    return dataclasses.replace(
        config,
        kernel_size=config.kernel_size // 2 * 2 + 1,
        nesterov=config.nesterov and config.momentum > 0,
        validation_share=max(config.validation_share, 0.1),
        precision="float32" if config.precision in ("float16", "float64") else config.precision,
    ).without_unused()


configs = st.builds(TrainingConfig, **{name: strategy(name) for name in FIELDS}).map(going_together)


@given(configs)
def test_every_usable_config_comes_back_from_its_file(config: TrainingConfig):
    assert config.problems() == {}
    assert TrainingConfig.from_toml(config.to_toml()) == config


@given(configs)
def test_leaving_out_what_is_not_used_changes_nothing_twice(config: TrainingConfig):
    assert config.without_unused() == config
    assert all(getattr(config, name) == getattr(DEFAULTS, name) for name in FIELDS if not config.uses(name))


@pytest.mark.parametrize("text", ["seed = " + "1" * 5_000, "hidden = " + "[" * 5_000], ids=["digits", "nesting"])
def test_text_that_python_gives_up_on_is_refused_as_no_toml(text: str):
    with pytest.raises(UserError, match="not valid TOML"):
        TrainingConfig.from_toml(text)


@given(st.text())
def test_any_text_is_a_config_or_is_refused(text: str):
    try:
        assert TrainingConfig.from_toml(text).problems() == {}
    except UserError as refused:
        assert refused.message.english()


def test_every_default_is_usable_and_every_field_is_described():
    assert DEFAULTS.problems() == {}
    assert TrainingConfig.from_toml("") == DEFAULTS
    for name, info in FIELDS.items():
        assert info.label and info.help.endswith("."), name
        assert set(info.only_for) <= set(FIELDS)


def test_a_config_cannot_be_changed():
    with pytest.raises(dataclasses.FrozenInstanceError):
        DEFAULTS.epochs = 6  # type: ignore[misc]


@pytest.mark.parametrize(
    ("name", "value", "allowed"),
    [
        ("epochs", 0, "1 to 1000"),
        ("epochs", 1001, "1 to 1000"),
        ("epochs", 2.0, "1 to 1000"),
        ("epochs", True, "1 to 1000"),
        ("epochs", "5", "1 to 1000"),
        ("batch_size", 1_000_001, "1 to 1000000"),
        ("learning_rate", 0.0, "1e-06 to 100"),
        ("learning_rate", math.nan, "1e-06 to 100"),
        ("learning_rate", math.inf, "1e-06 to 100"),
        ("learning_rate", "fast", "1e-06 to 100"),
        ("momentum", 1.0, "0 to 0.999"),
        ("weight_decay", -1e-9, "0 to 1"),
        ("seed", -1, "0 to 2147483647"),
        ("shuffle", 1, "true or false"),
        ("model", "resnet", "single, mlp, lenet5, cnn"),
        ("model", ["mlp"], "single, mlp, lenet5, cnn"),
        ("hidden", [], "1 to 8 layer sizes"),
        ("hidden", [0], "1 to 4096"),
        ("hidden", [1] * 9, "1 to 8 layer sizes"),
        ("hidden", [128.0], "1 to 4096"),
        ("hidden", "128", "1 to 4096"),
    ],
)
def test_a_bad_value_is_refused_with_its_field_and_what_is_allowed(name: str, value: Any, allowed: str):
    with pytest.raises(UserError) as refused:
        TrainingConfig.from_dict({name: value})
    message = refused.value.message.english()
    assert message.startswith(f"{name}: ")
    assert allowed in message


def test_an_unknown_field_is_refused_by_name():
    with pytest.raises(UserError, match=r"^learningrate: .*learning_rate"):
        TrainingConfig.from_toml("learningrate = 0.1")


def test_text_that_is_no_toml_is_refused():
    with pytest.raises(UserError, match="not valid TOML"):
        TrainingConfig.from_toml("epochs = ")


def test_a_whole_number_is_good_for_a_real_one():
    assert TrainingConfig.from_toml("learning_rate = 1").learning_rate == 1.0
    assert isinstance(TrainingConfig.from_toml("learning_rate = 1").learning_rate, float)


def test_every_problem_is_found_not_only_the_first():
    assert set(dataclasses.replace(DEFAULTS, epochs=0, seed=-1, hidden=()).problems()) == {"epochs", "seed", "hidden"}


def test_momentum_goes_with_sgd_only():
    config = dataclasses.replace(DEFAULTS, momentum=0.9)
    assert config.problems() == {}
    adam = dataclasses.replace(config, optimizer="adam")
    assert set(adam.problems()) == {"momentum"}
    assert adam.without_unused() == dataclasses.replace(DEFAULTS, optimizer="adam")


def test_a_field_is_used_where_the_fields_that_it_is_for_say_so():
    assert DEFAULTS.uses("hidden")
    assert not dataclasses.replace(DEFAULTS, model="cnn").uses("hidden")
    assert dataclasses.replace(DEFAULTS, schedule="step").uses("gamma")
    assert not DEFAULTS.uses("gamma")
    assert all(DEFAULTS.uses(name) for name, info in FIELDS.items() if not info.only_for)


def refusal(**changes: Any) -> dict[str, str]:
    problems = dataclasses.replace(DEFAULTS, **changes).problems()
    return {name: message.english() for name, message in problems.items()}


def test_transforms_that_do_not_fit_the_images_are_refused_with_the_reason():
    assert "ToTensor" in refusal(transforms=(TransformStep.of("Normalize"),))["transforms"]
    assert "three" not in refusal(transforms=(TO_TENSOR,))
    assert refusal(transforms=(TransformStep.of("NoSuchThing"), TO_TENSOR))["transforms"].startswith("NoSuchThing")
    assert "list of transforms" in refusal(transforms=("ToTensor",))["transforms"]


def test_a_target_transform_names_classes_that_the_set_has():
    assert "from 0 to 9" in refusal(target_transform="keep:1,10")["target_transform"]
    assert refusal(target_transform="keep:1,10", dataset="EMNIST-letters") == {}
    for text in ("keep:1", "keep:1,1", "one_vs_rest", "one_vs_rest:x", "even_odd:1", "odd", ""):
        assert "must be none, even_odd" in refusal(target_transform=text)["target_transform"]


def test_own_images_need_a_folder():
    assert "path of a folder" in refusal(dataset="ImageFolder")["folder"]
    assert refusal(dataset="ImageFolder", folder="/somewhere") == {}


def test_a_set_is_asked_for_by_what_makes_it_another_one():
    assert dataclasses.replace(DEFAULTS, folder="/a", image_side=64).set_request == DEFAULTS.set_request
    own = dataclasses.replace(DEFAULTS, dataset="ImageFolder", folder="/a", image_side=64, colour=True)
    assert own.set_request == SetRequest(key="ImageFolder", folder="/a", side=64, colour=True)
    assert own.shape_HWC == (64, 64, 3)


@pytest.mark.parametrize(
    "transforms", [[{"p": 0.5}], [{"name": 3}], ["ToTensor"], [[]], [{"name": "Pad", "fill": {}}], 7]
)
def test_damaged_transforms_in_a_file_are_refused(transforms: Any):
    with pytest.raises(UserError, match="transforms"):
        TrainingConfig.from_dict({"transforms": transforms})
