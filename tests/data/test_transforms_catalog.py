"""The catalogue of transforms says of torchvision what torchvision says of itself."""

import dataclasses
import inspect
import subprocess
import sys
from typing import Any

import pytest

from mnistgui.data.transforms.catalog import GROUPS, TRANSFORMS, ParameterInfo, TransformInfo
from mnistgui.data.transforms.check import problem_of
from mnistgui.data.transforms.info import ANY
from mnistgui.data.transforms.step import TO_TENSOR, TransformStep
from mnistgui.data.transforms.values import problem_of_value
from mnistgui.data.vision import torchvision

INFOS = pytest.mark.parametrize("info", TRANSFORMS.values(), ids=TRANSFORMS)
PARAMETERS = [(info.key, parameter) for info in TRANSFORMS.values() for parameter in info.parameters]
EACH_PARAMETER = pytest.mark.parametrize(("key", "parameter"), PARAMETERS, ids=[f"{k}.{p.name}" for k, p in PARAMETERS])


def theirs(info: TransformInfo) -> Any:
    """Return what the name stands for in torchvision."""
    torchvision()
    from torchvision.transforms import v2

    return getattr(v2.functional if info.group == "functional" else v2, info.key)


@INFOS
def test_every_name_and_parameter_is_torchvisions(info: TransformInfo) -> None:
    known = inspect.signature(theirs(info)).parameters

    assert {parameter.name for parameter in info.parameters} <= set(known)
    assert info.group in GROUPS


@EACH_PARAMETER
def test_code_leaves_an_argument_out_only_where_torchvision_takes_the_same(key: str, parameter: ParameterInfo) -> None:
    default = inspect.signature(theirs(TRANSFORMS[key])).parameters[parameter.name].default
    does_nothing = {"translate": (0.0, 0.0), "scale": (1.0, 1.0), "shear": (0.0, 0.0), "hue": (0.0, 0.0), "padding": 0}

    if parameter.unwritten is None:
        assert default is inspect.Parameter.empty
    elif default is None:
        assert parameter.unwritten == does_nothing.get(parameter.name, (1.0, 1.0))
    else:
        assert parameter.unwritten == getattr(default, "value", default)


@EACH_PARAMETER
def test_every_default_is_allowed_and_every_control_is_explained(key: str, parameter: ParameterInfo) -> None:
    assert problem_of_value(parameter, parameter.default, channels=1) is None
    assert parameter.label
    assert parameter.help.endswith(".")
    if parameter.kind not in ("switch", "choice"):
        assert parameter.minimum < parameter.maximum < float("inf")


@INFOS
def test_every_transform_can_be_added_to_a_list_with_its_defaults(info: TransformInfo) -> None:
    to_pil = TransformStep.of("ToPILImage")
    places = [
        (info.step(), TO_TENSOR),
        (TO_TENSOR, info.step()),
        (info.step(),),
        (to_pil, info.step(), TO_TENSOR),
    ]

    assert any(problem_of(steps, (28, 28, 1)) is None for steps in places)
    assert set(info.takes) <= set(ANY)
    assert info.story.endswith(".")


@INFOS
def test_a_step_has_the_defaults_and_keeps_what_it_is_given(info: TransformInfo) -> None:
    defaults = {parameter.name: parameter.default for parameter in info.parameters}

    assert info.values(info.step()) == defaults
    assert info.values(TransformStep(name=info.key)) == defaults
    for parameter in info.parameters:
        given = TransformStep.of(info.key, **{parameter.name: "something else"})
        assert info.values(given) == defaults | {parameter.name: "something else"}


def test_all_five_kinds_of_the_course_are_there() -> None:
    groups = {info.group for info in TRANSFORMS.values()}

    assert groups == set(GROUPS)


@pytest.mark.parametrize(
    ("changes", "value", "allowed"),
    [
        ({"kind": "whole", "minimum": 1, "maximum": 9, "step": 2}, 3, True),
        ({"kind": "whole", "minimum": 1, "maximum": 9, "step": 2}, 4, False),
        ({"kind": "whole", "minimum": 1, "maximum": 9}, 3.0, False),
        ({"kind": "whole", "minimum": 0, "maximum": 9}, True, False),
        ({"kind": "whole", "minimum": 0, "maximum": 9}, 10**400, False),
        ({"kind": "number", "minimum": 0, "maximum": 9}, 3, True),
        ({"kind": "number", "minimum": 0, "maximum": 9}, float("nan"), False),
        ({"kind": "number", "minimum": 0, "maximum": 9}, float("inf"), False),
        ({"kind": "number", "minimum": 0, "maximum": 9}, False, False),
        ({"kind": "number", "minimum": 0, "maximum": 9}, "3", False),
        ({"kind": "switch"}, True, True),
        ({"kind": "switch"}, 1, False),
        ({"kind": "range", "minimum": 0, "maximum": 9}, (1, 2.5), True),
        ({"kind": "range", "minimum": 0, "maximum": 9}, (2, 1), False),
        ({"kind": "range", "minimum": 0, "maximum": 9}, (1, 10), False),
        ({"kind": "range", "minimum": 0, "maximum": 9}, (float("nan"), 1), False),
        ({"kind": "range", "minimum": 0, "maximum": 9}, (1, 2, 3), False),
        ({"kind": "range", "minimum": 0, "maximum": 9}, 5, False),
        ({"kind": "pair", "minimum": 0, "maximum": 9}, (2, 1), True),
        ({"kind": "pair", "minimum": 0, "maximum": 9}, (2,), False),
        ({"kind": "numbers", "minimum": 0, "maximum": 9}, (1.0,), True),
        ({"kind": "numbers", "minimum": 0, "maximum": 9}, (1.0, 2.0, 3.0), True),
        ({"kind": "numbers", "minimum": 0, "maximum": 9}, (1.0, 2.0), False),
        ({"kind": "numbers", "minimum": 0, "maximum": 9}, (), False),
        ({"kind": "choice"}, "nearest", False),
    ],
    ids=str,
)
def test_a_value_is_allowed_or_refused(changes: dict[str, Any], value: Any, allowed: bool) -> None:
    plain = ParameterInfo(name="parameter", label="Parameter", help="Help.", kind="number", default=0.0)

    problem = problem_of_value(dataclasses.replace(plain, **changes), value, channels=3)

    assert (problem is None) == allowed
    if problem is not None:
        assert "parameter" in problem.id.format(**{"name": "X", "position": 1, **problem.arguments})


def test_it_is_read_without_torch() -> None:
    modules = "catalog, check, code, step, info, values"
    code = f"import sys; from mnistgui.data.transforms import {modules}; sys.exit('torch' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], check=False, timeout=60).returncode == 0
