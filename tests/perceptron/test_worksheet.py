"""A worksheet has the numbers of backpropagation; answers are judged fairly, usual mistakes told by their names."""

import math

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from mnistgui.perceptron.activations import Activation, Output
from mnistgui.perceptron.backpropagation import backward
from mnistgui.perceptron.losses import Loss, loss_value
from mnistgui.perceptron.network import Layer, Network, flatten, forward, initial_network, parameter_index
from mnistgui.perceptron.optimizers import Optimizer, fresh_memory, update
from mnistgui.perceptron.problems import PROBLEMS, Problem
from mnistgui.perceptron.worksheet import TooLargeError, TooManyWeightsError, make_worksheet
from mnistgui.perceptron.worksheet_judge import Kind, judge, parse_answer
from mnistgui.perceptron.worksheet_parts import Phase, Reason, Worksheet, tried, written

XOR = PROBLEMS["XOR"]


@st.composite
def _sheets(draw: st.DrawFn) -> tuple[Worksheet, Problem, int]:
    output = draw(st.sampled_from(list(Output)))
    loss = draw(st.sampled_from(list(Loss))) if output in (Output.SIGMOID, Output.SOFTMAX) else Loss.MSE
    classes = 2 if output is Output.SIGMOID else draw(st.integers(2, 3))
    activations = draw(st.lists(st.sampled_from(list(Activation)), max_size=2))
    hidden = [draw(st.integers(1, 3)) for _ in activations]
    generator = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    inputs = draw(st.integers(2, 3))
    network = initial_network(hidden, generator, activations, inputs, output, classes)
    problem = Problem(
        name="random",
        points_NI=generator.normal(size=(3, inputs)),
        labels_N=generator.integers(0, classes, 3),
        classes=classes,
    )
    sample = draw(st.integers(0, 2))
    sheet = make_worksheet(
        network,
        problem,
        loss,
        sample=sample,
        rate=draw(st.sampled_from([0.01, 0.5, 1.25])),
        decimals=draw(st.integers(3, 6)),
        blanks=draw(st.sampled_from(["some", "all"])),
        seed=draw(st.integers(0, 9)),
    )
    return sheet, problem, sample


SHEETS = settings(max_examples=60, deadline=None, derandomize=True)


@pytest.fixture
def sheet() -> Worksheet:
    """Two inputs, two tanh units, one sigmoid unit; XOR's 0 1 with the target 1, one rate, all blank."""
    return _two_units()


def _two_units(sample: int = 1, decimals: int = 4, loss: Loss = Loss.CROSS_ENTROPY) -> Worksheet:
    hidden = Layer(np.array([(0.5, -1.0), (2.0, 0.25)]), np.array([0.1, -0.2]))
    network = Network((hidden, Layer(np.array([(1.5, -0.5)]), np.array([0.3]))), (Activation.TANH,))
    points = Problem(name="own", points_NI=[(0.0, 1.0), (0.5, 2.0)], labels_N=[1, 0])
    return make_worksheet(network, points, loss, sample=sample - 1, rate=0.5, decimals=decimals, blanks="all")


# The numbers ----------------------------------------------------------------------------------------------------------


@given(_sheets())
@SHEETS
def test_all_numbers_are_those_of_backpropagation_and_sgd(case: tuple[Worksheet, Problem, int]) -> None:
    sheet, problem, sample = case
    network, loss = sheet.network, sheet.loss
    labels_1 = problem.labels_N[[sample]]
    passed = forward(network, problem.points_NI[[sample]])
    back = backward(network, passed, labels_1, loss)
    numbers_P = flatten(network.layers)
    moved_P, _ = update(Optimizer(), numbers_P, flatten(back.gradients), fresh_memory(numbers_P), sheet.values["rate"])
    found = {entry.id: entry.value for entry in sheet.entries}
    assert found.pop("loss") == loss_value(network, passed, labels_1, loss)
    for layer in range(len(network.layers)):
        for unit in range(network.layers[layer].biases_O.size):
            name = f"{layer + 1}_{unit + 1}"
            assert found.pop(f"z_{name}") == passed.sums[layer][0, unit]
            assert found.pop(f"a_{name}") == passed.activations[layer + 1][0, unit]
            assert found.pop(f"dz_{name}") == back.d_sums[layer][0, unit]
            if f"da_{name}" in found:
                assert found.pop(f"da_{name}") == back.d_activations[layer][0, unit]
            else:
                assert layer == len(network.layers) - 1
                assert loss is Loss.CROSS_ENTROPY
            for source in (*range(network.layers[layer].weights_OI.shape[1]), None):
                place = parameter_index(network, layer, unit, source)
                weight = f"b_{name}" if source is None else f"w_{name}_{source + 1}"
                assert sheet.values[weight] == numbers_P[place]
                assert found.pop(f"d{weight}") == flatten(back.gradients)[place]
                assert found.pop(f"new_{weight}") == moved_P[place]
    assert found == {}


@given(_sheets())
@SHEETS
def test_every_recipe_comes_to_the_exact_number_in_all_its_ways(case: tuple[Worksheet, Problem, int]) -> None:
    sheet, _, _ = case
    for name, recipe in sheet.recipes.items():
        assert recipe.ways
        for way in recipe.ways:
            assert tried(way, sheet.values) == pytest.approx(sheet.values[name], abs=1e-10, rel=1e-9), name
        assert recipe.asks <= sheet.values.keys()


def test_the_default_network_has_the_rows_that_a_class_expects() -> None:
    network = initial_network((4,), np.random.default_rng(0))
    sheet = make_worksheet(network, XOR, Loss.CROSS_ENTROPY, sample=1, rate=0.5)
    rows = {table.phase: [tuple(entry.id for entry in row) for row in table.rows] for table in sheet.tables}
    assert rows[Phase.FORWARD] == [*((f"z_1_{unit}", f"a_1_{unit}") for unit in range(1, 5)), ("z_2_1", "a_2_1")]
    assert rows[Phase.LOSS] == [("loss",)]
    assert rows[Phase.BACKWARD] == [("da_2_1", "dz_2_1"), *((f"da_1_{unit}", f"dz_1_{unit}") for unit in range(1, 5))]
    assert len(rows[Phase.UPDATE]) == 17
    assert rows[Phase.UPDATE][2] == ("db_1_1", "new_b_1_1")
    assert list(rows) == list(Phase)


def test_formulas_are_written_in_letters_and_with_the_numbers_put_in(sheet: Worksheet) -> None:
    texts = {entry.id: (entry.symbol, entry.letters, entry.numbers) for entry in sheet.entries}
    assert texts["z_1_1"] == ("z₁⁽¹⁾", "w₁₁⁽¹⁾·x₁ + w₁₂⁽¹⁾·x₂ + b₁⁽¹⁾", "0.5·0 + (−1)·1 + 0.1")
    assert texts["a_1_1"] == ("a₁⁽¹⁾", "tanh(z₁⁽¹⁾)", "tanh(−0.9)")
    assert texts["loss"] == ("L", "−ln(a₁⁽²⁾)", "−ln(0.3101)")
    assert texts["da_2_1"] == ("∂L/∂a₁⁽²⁾", "−1 / a₁⁽²⁾", "−1 / 0.3101")
    assert texts["dz_1_1"] == ("∂L/∂z₁⁽¹⁾", "∂L/∂a₁⁽¹⁾·(1 − (a₁⁽¹⁾)²)", "−1.0348·(1 − (−0.7163)²)")
    assert texts["da_1_2"] == ("∂L/∂a₂⁽¹⁾", "∂L/∂z₁⁽²⁾·w₁₂⁽²⁾", "−0.6899·(−0.5)")
    assert texts["new_w_1_2_2"] == ("w₂₂⁽¹⁾", "w₂₂⁽¹⁾ − η·∂L/∂w₂₂⁽¹⁾", "0.25 − 0.5·0.3441")
    assert [given.symbol for given in sheet.given[:3]] == ["x₁", "x₂", "t"]
    assert (sheet.given[-1].symbol, sheet.given[-1].value) == ("η", 0.5)


def test_a_long_sum_is_written_out_only_in_numbers() -> None:
    network = initial_network((6,), np.random.default_rng(0))
    sheet = make_worksheet(network, XOR, Loss.CROSS_ENTROPY, sample=1, rate=0.5)
    entry = sheet.entry("z_2_1")
    assert entry.letters == "w₁₁⁽²⁾·a₁⁽¹⁾ + … + w₁₆⁽²⁾·a₆⁽¹⁾ + b₁⁽²⁾"
    assert entry.numbers.count("·") == 6


def test_a_small_rate_stands_in_full() -> None:
    network = initial_network((1,), np.random.default_rng(0))
    sheet = make_worksheet(network, XOR, Loss.MSE, sample=1, rate=0.0004)
    assert " − 0.0004·" in sheet.entry("new_b_1_1").numbers
    assert all(values["rate"] == 0.0004 for values in sheet.by_hand)


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (0.6, 3, "0.6"),
        (0.6000004, 3, "0.600"),
        (-0.25, 3, "−0.25"),
        (-0.00004, 3, "0.000"),
        (2.0, 4, "2"),
        (100, 3, "100"),
    ],
)
def test_numbers_are_written_with_their_places_unless_they_are_exact(value: float, decimals: int, text: str) -> None:
    assert written(value, decimals) == text


# Blanks ---------------------------------------------------------------------------------------------------------------


@given(_sheets())
@SHEETS
def test_each_table_has_blanks_and_some_leave_a_part_given(case: tuple[Worksheet, Problem, int]) -> None:
    sheet, _, _ = case
    everything = {entry.blank for entry in sheet.entries} == {True}
    for table in sheet.tables:
        blank = [entry.blank for row in table.rows for entry in row]
        assert any(blank)
        if not everything and len(blank) > 1:
            assert not all(blank)
    assert [entry.id for entry in sheet.blanks] == [entry.id for entry in sheet.entries if entry.blank]


def test_the_seed_chooses_the_blanks() -> None:
    network = initial_network((3,), np.random.default_rng(0))

    def blanks(seed: int) -> list[str]:
        sheet = make_worksheet(network, XOR, Loss.MSE, sample=1, rate=0.5, seed=seed)
        return [entry.id for entry in sheet.blanks]

    assert blanks(1) == blanks(1)
    assert blanks(1) != blanks(2)


# Refusals -------------------------------------------------------------------------------------------------------------


def test_too_many_weights_and_numbers_that_ran_away_are_refused() -> None:
    wide = initial_network((8, 8), np.random.default_rng(0))
    with pytest.raises(TooManyWeightsError) as refused:
        make_worksheet(wide, XOR, Loss.MSE, sample=0, rate=0.5)
    assert refused.value.parameters == 8 * 3 + 8 * 9 + 9
    largest = initial_network((8, 3), np.random.default_rng(0))
    assert len(make_worksheet(largest, XOR, Loss.MSE, sample=0, rate=0.5).entries) == 12 * 4 + 1 + 2 * 55
    for runaway in (2e5, math.inf, math.nan):
        network = Network((Layer(np.array([(runaway, 1.0)]), np.array([0.0])),))
        with pytest.raises(TooLargeError):
            make_worksheet(network, XOR, Loss.MSE, sample=2, rate=0.5)


def test_what_does_not_exist_is_refused() -> None:
    network = initial_network((), np.random.default_rng(0))
    for sample in (-1, 4):
        with pytest.raises(IndexError):
            make_worksheet(network, XOR, Loss.MSE, sample=sample, rate=0.5)
    for decimals in (2, 7):
        with pytest.raises(ValueError, match="3 to 6"):
            make_worksheet(network, XOR, Loss.MSE, sample=0, rate=0.5, decimals=decimals)
    tanh = initial_network((), np.random.default_rng(0), output=Output.TANH)
    with pytest.raises(ValueError, match="probabilities"):
        make_worksheet(tanh, XOR, Loss.CROSS_ENTROPY, sample=0, rate=0.5)
    with pytest.raises(KeyError):
        judge(make_worksheet(network, XOR, Loss.MSE, sample=0, rate=0.5), "z_9_9", "1")
    with pytest.raises(KeyError):
        make_worksheet(network, XOR, Loss.MSE, sample=0, rate=0.5).entry("z_9_9")


def test_an_answer_that_rounds_to_zero_is_not_divided_by() -> None:
    network = Network((Layer(np.array([(-8.0, 0.0)]), np.array([0.0])),))
    sheet = make_worksheet(network, XOR, Loss.CROSS_ENTROPY, sample=2, rate=0.5)
    assert "da_1_1" not in sheet.recipes
    assert sheet.entry("dz_1_1").letters == "a₁⁽¹⁾ − t"
    finer = make_worksheet(network, XOR, Loss.CROSS_ENTROPY, sample=2, rate=0.5, decimals=6)
    assert finer.entry("da_1_1").letters == "−1 / a₁⁽¹⁾"
    for entry in (*sheet.entries, *finer.entries):
        assert judge(sheet if entry in sheet.entries else finer, entry.id, f"{entry.value:.9f}").kind is Kind.RIGHT


# Numbers that are typed -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "value"),
    [("0.5", 0.5), ("0,5", 0.5), (" −0,5 ", -0.5), ("-.5", -0.5), ("1/8", 0.125), ("−1 / 8", -0.125), ("1⁄4", 0.25),
     ("0,5/2", 0.25), ("5e-1", 0.5), ("+3", 3.0)],
)  # fmt: skip
def test_numbers_are_understood_as_they_are_written_by_hand(text: str, value: float) -> None:
    assert parse_answer(text) == value


@pytest.mark.parametrize(
    "text",
    [
        "",
        "  ",
        "abc",
        "nan",
        "NaN",
        "inf",
        "1e400",
        "1/0",
        "1/",
        "/2",
        "1/2/3",
        "1,2,3",
        "1,234.5",
        "1e300/1e-300",
        "½",
    ],
)
def test_what_is_no_number_is_said_to_be_none(sheet: Worksheet, text: str) -> None:
    with pytest.raises(ValueError):
        parse_answer(text)
    judged = judge(sheet, "z_1_1", text)
    assert (judged.kind, judged.reason, judged.counts) == (Kind.NOT_A_NUMBER, None, False)


# Right, and right but for rounding ------------------------------------------------------------------------------------


@given(_sheets())
@SHEETS
def test_the_rounded_value_and_anything_more_exact_is_right(case: tuple[Worksheet, Problem, int]) -> None:
    sheet, _, _ = case
    for entry in sheet.entries:
        for text in (
            f"{entry.value:.{sheet.decimals}f}",
            f"{entry.value:.9f}",
            repr(entry.value),
            sheet.written(entry.value),
        ):
            assert judge(sheet, entry.id, text).kind is Kind.RIGHT, (entry.id, text)


@given(_sheets())
@SHEETS
def test_who_rounds_every_result_on_the_way_is_never_told_wrong(case: tuple[Worksheet, Problem, int]) -> None:
    sheet, _, _ = case
    written_down = {given.id: round(given.value, sheet.decimals) for given in sheet.given}
    written_down["rate"] = sheet.values["rate"]
    seen = set()
    for name, recipe in sheet.recipes.items():
        value = tried(recipe.ways[0], written_down)
        assume(not math.isnan(value))
        written_down[name] = round(value, sheet.decimals)
        judged = judge(sheet, name, f"{written_down[name]:.{sheet.decimals}f}")
        seen.add(judged.kind)
        assert judged.counts, (name, written_down[name], sheet.values[name])
        off = abs(written_down[name] - sheet.values[name])
        assert (judged.kind is Kind.ROUNDING) == (off > 0.5001 * 10**-sheet.decimals) or off == pytest.approx(
            0.5 * 10**-sheet.decimals, rel=1e-3
        )
    assert Kind.RIGHT in seen


def test_rounding_allows_one_unit_beyond_what_it_explains_and_no_more(sheet: Worksheet) -> None:
    # a = tanh(-0.9) from an exact z: all ways agree, so that one unit is the whole tolerance.
    exact = math.tanh(-0.9)
    assert judge(sheet, "a_1_1", f"{exact + 0.9e-4:.9f}").kind is Kind.ROUNDING
    assert judge(sheet, "a_1_1", f"{exact - 0.9e-4:.9f}").kind is Kind.ROUNDING
    assert judge(sheet, "a_1_1", f"{exact + 1.2e-4:.9f}").kind is Kind.WRONG
    assert judge(sheet, "a_1_1", f"{exact - 1.2e-4:.9f}").kind is Kind.WRONG


def test_each_product_written_down_may_be_rounded() -> None:
    network = Network((Layer(np.array([(0.33333, 0.66666)]), np.array([0.11111])),))
    points = Problem(name="own", points_NI=[(0.7, 0.9)], labels_N=[1])
    sheet = make_worksheet(network, points, Loss.MSE, sample=0, rate=0.5)
    exact = 0.33333 * 0.7 + 0.66666 * 0.9 + 0.11111
    assert judge(sheet, "z_1_1", f"{exact + 1.4e-3:.9f}").kind is Kind.ROUNDING
    assert judge(sheet, "z_1_1", f"{exact + 2.2e-3:.9f}").kind is Kind.WRONG


def test_what_was_rounded_before_may_be_carried_on() -> None:
    network = Network(
        (Layer(np.array([(0.3, 0.4)]), np.array([0.0])), Layer(np.array([(20.0,)]), np.array([0.0]))),
        (Activation.LINEAR,),
        Output.LINEAR,
    )
    sheet = make_worksheet(network, XOR, Loss.MSE, sample=1, rate=0.5, blanks="all")
    assert judge(sheet, "a_1_1", "0.4009").kind is Kind.ROUNDING
    carried_on = f"{20 * 0.4009}"
    assert judge(sheet, "z_2_1", carried_on).kind is Kind.WRONG
    assert judge(sheet, "z_2_1", carried_on, {"a_1_1": 0.4009}).kind is Kind.ROUNDING
    assert judge(sheet, "z_2_1", carried_on, wrong={"a_1_1": 0.4009}).reason is Reason.EARLIER
    # The answer itself, and numbers that it is not computed from, make nothing right.
    assert judge(sheet, "z_2_1", carried_on, {"z_2_1": 8.018, "z_1_1": 0.4009}).kind is Kind.WRONG


# Wrong, and where to look ---------------------------------------------------------------------------------------------

A1, A2 = math.tanh(-0.9), math.tanh(0.05)
Z = 1.5 * A1 - 0.5 * A2 + 0.3
P = 1 / (1 + math.exp(-Z))
DZ = P - 1
BLAME = -1 / P
D1 = DZ * 1.5 * (1 - A1 * A1)

MISTAKES: list[tuple[str, float, Reason]] = [
    ("z_1_1", 0.9, Reason.SIGN),
    ("z_1_1", -1.0, Reason.NO_BIAS),
    ("z_1_1", A1, Reason.A_FOR_Z),
    ("z_1_1", 0.6, Reason.OTHER_WEIGHT),  # 0.5 taken instead of -1
    ("z_1_1", 0.05, Reason.OTHER_UNIT),
    ("z_1_1", -9.0, Reason.POINT),
    ("z_1_1", -0.09, Reason.POINT),
    ("z_1_1", 7.77, Reason.FORMULA),
    ("z_2_1", 1.5 * -0.9 - 0.5 * 0.05 + 0.3, Reason.Z_FOR_A),
    ("z_2_1", 1.5 * A1 - 0.5 * A2, Reason.NO_BIAS),
    ("a_1_1", -0.9, Reason.Z_FOR_A),
    ("a_1_1", A2, Reason.OTHER_UNIT),
    ("a_2_1", Z, Reason.Z_FOR_A),
    ("loss", math.log(P), Reason.SIGN),
    ("loss", -math.log(1 - P), Reason.OTHER_TARGET),
    ("da_2_1", 1 / P, Reason.SIGN),
    ("da_2_1", 1 / (1 - P), Reason.OTHER_TARGET),
    ("dz_2_1", BLAME, Reason.NO_SLOPE),
    ("dz_2_1", BLAME * Z * (1 - Z), Reason.Z_FOR_A),
    ("dz_2_1", P, Reason.OTHER_TARGET),
    ("da_1_1", BLAME * 1.5, Reason.NO_SLOPE),
    ("da_1_1", DZ * -0.5, Reason.OTHER_WEIGHT),
    ("dz_1_1", DZ * 1.5, Reason.NO_SLOPE),
    ("dz_1_1", DZ * 1.5 * (1 - 0.81), Reason.Z_FOR_A),
    ("dz_1_1", DZ * -0.5 * (1 - A2 * A2), Reason.OTHER_UNIT),
    ("dw_1_1_2", 0.0, Reason.OTHER_INPUT),
    ("dw_1_1_1", D1, Reason.OTHER_INPUT),
    ("dw_1_1_2", DZ * 1.5, Reason.NO_SLOPE),
    ("dw_1_1_2", DZ * -0.5 * (1 - A2 * A2), Reason.OTHER_UNIT),
    ("dw_2_1_1", DZ * A2, Reason.OTHER_INPUT),
    ("dw_2_1_1", DZ, Reason.NO_INPUT),
    ("dw_2_1_1", DZ * -0.9, Reason.Z_FOR_A),
    ("dw_2_1_1", BLAME * A1, Reason.NO_SLOPE),
    ("db_2_1", BLAME, Reason.NO_SLOPE),
    ("db_2_1", DZ * A1, Reason.OTHER_INPUT),
    ("new_w_2_1_1", 1.5 - DZ * A1, Reason.NO_RATE),
    ("new_w_2_1_1", 1.5 + 0.5 * DZ * A1, Reason.ADDED),
    ("new_w_2_1_1", 0.5 * DZ * A1, Reason.STEP_ONLY),
    ("new_w_2_1_1", -0.5 * DZ * A1, Reason.STEP_ONLY),
    ("new_w_2_1_1", -(1.5 - 0.5 * DZ * A1), Reason.SIGN),
]


@pytest.mark.parametrize(("name", "value", "reason"), MISTAKES)
@pytest.mark.parametrize("places", [4, 9])
def test_a_usual_mistake_is_told_by_its_name(
    sheet: Worksheet, name: str, value: float, reason: Reason, places: int
) -> None:
    judged = judge(sheet, name, f"{value:.{places}f}")
    assert (judged.kind, judged.reason, judged.counts) == (Kind.WRONG, reason, False)


def test_rows_and_columns_of_the_weights_exchanged() -> None:
    sheet = _two_units(sample=2)
    assert judge(sheet, "z_1_1", f"{0.5 * 0.5 + 2.0 * 2.0 + 0.1:.4f}").reason is Reason.OTHER_WEIGHT
    assert judge(sheet, "z_1_2", f"{-1.0 * 0.5 + 0.25 * 2.0 - 0.2:.4f}").reason is Reason.OTHER_WEIGHT
    network = Network(
        (
            Layer(np.array([(0.5, -1.0), (2.0, 0.25)]), np.array([0.1, -0.2])),
            Layer(np.array([(1.5, -0.5), (0.7, 0.9)]), np.array([0.3, 0.1])),
        ),
        (Activation.TANH,),
        Output.LINEAR,
    )
    several = make_worksheet(network, XOR, Loss.MSE, sample=1, rate=0.5, blanks="all")
    d1, d2 = several.values["dz_2_1"], several.values["dz_2_2"]
    assert judge(several, "da_1_1", f"{d1 * 1.5 + d2 * -0.5:.3f}").reason is Reason.OTHER_WEIGHT
    assert judge(several, "da_1_1", f"{d1 * 1.5 + d2 * 0.7:.3f}").kind is Kind.RIGHT


def test_mistakes_of_the_squared_error() -> None:
    sheet = _two_units(loss=Loss.MSE)
    assert judge(sheet, "loss", f"{(P - 1) ** 2:.4f}").kind is Kind.RIGHT
    assert judge(sheet, "loss", f"{P - 1:.4f}").reason is Reason.NO_SQUARE
    assert judge(sheet, "loss", f"{(Z - 1) ** 2:.4f}").reason is Reason.Z_FOR_A
    assert judge(sheet, "da_2_1", f"{P - 1:.4f}").reason is Reason.NO_FACTOR
    assert judge(sheet, "da_2_1", f"{2 * (Z - 1):.4f}").reason is Reason.Z_FOR_A
    assert judge(sheet, "dz_2_1", f"{P - 1:.4f}").reason is not None


def test_symbols_that_were_confused_are_named(sheet: Worksheet) -> None:
    assert judge(sheet, "z_1_1", "-1.0").wanted == "b₁⁽¹⁾"
    swapped = judge(sheet, "z_1_1", "0.6")
    assert {swapped.used, swapped.wanted} == {"w₁₁⁽¹⁾", "w₁₂⁽¹⁾"}
    other_unit = judge(sheet, "z_1_1", "0.05")
    assert (other_unit.used, other_unit.wanted) == ("z₂⁽¹⁾", "z₁⁽¹⁾")
    other_input = judge(sheet, "dw_2_1_1", f"{DZ * A2:.4f}")
    assert (other_input.used, other_input.wanted) == ("a₂⁽¹⁾", "a₁⁽¹⁾")
    blame = judge(sheet, "dz_1_1", f"{sheet.values['dz_1_2']:.4f}")
    assert (blame.used, blame.wanted) == ("∂L/∂z₂⁽¹⁾", "∂L/∂z₁⁽¹⁾")


def test_right_from_a_wrong_answer_is_told_so(sheet: Worksheet) -> None:
    wrong_z = -0.7
    text = f"{math.tanh(wrong_z):.4f}"
    assert judge(sheet, "a_1_1", text).reason is Reason.FORMULA
    judged = judge(sheet, "a_1_1", text, wrong={"z_1_1": wrong_z})
    assert (judged.kind, judged.reason) == (Kind.WRONG, Reason.EARLIER)
    assert judge(sheet, "a_1_1", f"{A1:.4f}", wrong={"z_1_1": wrong_z}).kind is Kind.RIGHT
    assert judge(sheet, "a_1_1", "0.9", wrong={"z_1_1": wrong_z}).reason is Reason.FORMULA


@given(_sheets(), st.sampled_from(["sign", "point", "rate", "step", "bias"]))
@SHEETS
def test_planted_mistakes_are_told_wherever_they_can_be_told_apart(
    case: tuple[Worksheet, Problem, int], kind: str
) -> None:
    sheet, _, _ = case
    values, unit = sheet.values, 10.0**-sheet.decimals
    for entry in sheet.entries:
        planted = {"sign": (-entry.value, Reason.SIGN), "point": (10 * entry.value, Reason.POINT)}
        if entry.id.startswith("new_"):
            name = entry.id.removeprefix("new_")
            planted["rate"] = (values[name] - values[f"d{name}"], Reason.NO_RATE)
            planted["step"] = (values[name] + values["rate"] * values[f"d{name}"], Reason.ADDED)
        if entry.id.startswith("z_"):
            planted["bias"] = (entry.value - values[f"b{entry.id[1:]}"], Reason.NO_BIAS)
        # Of very few digits nobody can say whether the point is misplaced.
        if kind not in planted or (kind == "point" and abs(entry.value) < 11 * unit):
            continue
        wrong, reason = planted[kind]
        judged = judge(sheet, entry.id, f"{wrong:.{sheet.decimals}f}")
        if abs(wrong - entry.value) > 60 * unit:
            assert judged.kind is Kind.WRONG, entry.id
        if judged.kind is not Kind.WRONG or judged.reason is reason:
            continue
        # Told as another mistake: then that one comes to the same number.
        assert judged.reason is not Reason.FORMULA, entry.id
        rivals = [mistake for mistake in sheet.recipes[entry.id].mistakes if mistake.reason is judged.reason]
        near = [abs(tried(rival.compute, values) - wrong) for rival in rivals]
        assert judged.reason in (Reason.SIGN, Reason.POINT) or min(near) < 60 * unit, entry.id


def test_the_exact_value_with_fewer_decimals_is_rounding(sheet: Worksheet) -> None:
    """Of values with two digits at least, and never a guess in whole numbers."""
    judged = 0
    for name, exact in ((name, sheet.values[name]) for name in sheet.recipes):
        for decimals in range(1, sheet.decimals):
            text = f"{exact:.{decimals}f}"
            if len(text.lstrip("-0.").replace(".", "")) >= 2:
                assert judge(sheet, name, text).counts, (name, text)
                judged += 1
            near = f"{exact + 1.2 * 10.0**-decimals:.{decimals}f}"
            assert judge(sheet, name, near).kind is not Kind.RIGHT, (name, near)
    assert judged > 10
