"""A worksheet: one step of backpropagation by hand, for a network and one sample, some or all numbers left blank.

The exact numbers are those of `network.forward`, `backpropagation.backward` and `optimizers.update` (plain SGD); L is
the loss of this one sample. A sheet prints them rounded, and who computes with what is printed gets other last places:
`worksheet_judge.py` allows for that.
"""

from collections.abc import Iterator
from typing import Final, Literal

import numpy as np

from mnistgui.perceptron.activations import Output
from mnistgui.perceptron.backpropagation import BackwardPass, backward
from mnistgui.perceptron.chain_rule import weight_name
from mnistgui.perceptron.losses import Loss, check_loss, loss_value, targets
from mnistgui.perceptron.network import ForwardPass, Layer, Network, flatten, forward, with_parameters
from mnistgui.perceptron.optimizers import Optimizer, fresh_memory, update
from mnistgui.perceptron.problems import Problem
from mnistgui.perceptron.worksheet_backward import backward_recipes, update_recipes
from mnistgui.perceptron.worksheet_forward import forward_recipes, loss_recipe
from mnistgui.perceptron.worksheet_parts import (
    Entry,
    Given,
    Phase,
    Recipe,
    Table,
    Values,
    Worksheet,
    plain,
    put_in,
    tried,
    written,
)
from mnistgui.perceptron.worksheet_terms import Shape, numbered, parameter_id, unit_id

Blanks = Literal["some", "all"]

DECIMALS: Final = (3, 4, 5, 6)
MOST_PARAMETERS: Final = 60
LARGEST: Final = 1e5
_SHARE: Final = 0.5  # of a table that "some" leaves blank


class TooManyWeightsError(ValueError):
    """The network has more weights and biases than anybody computes by hand; ``parameters`` says how many."""

    def __init__(self, parameters: int) -> None:
        self.parameters = parameters
        super().__init__(f"{parameters} weights and biases are more than {MOST_PARAMETERS}: too many by hand")


class TooLargeError(ValueError):
    """A number on the sheet would be infinite, or beyond ±100,000."""

    def __init__(self) -> None:
        super().__init__(f"a number of this network is beyond ±{LARGEST:,.0f}: nothing to compute by hand")


def make_worksheet(
    network: Network,
    problem: Problem,
    loss: Loss,
    *,
    sample: int,
    rate: float,
    decimals: int = 3,
    blanks: Blanks = "some",
    seed: int = 0,
) -> Worksheet:
    """Return the sheet for one sample of ``problem``; ``seed`` chooses which numbers are blank.

    Raises:
        IndexError: no such sample.
        TooManyWeightsError: more than 60 weights and biases.
        TooLargeError: a number that is not finite, or too large.
        ValueError: a loss that does not go with the output, or decimals other than 3 to 6.
    """
    _check(network, problem, loss, sample, decimals)
    given = _given(network, problem, sample, rate)
    label = int(problem.labels_N[sample])
    passed = forward(network, problem.points_NI[[sample]])
    through_answer = _goes_through_answer(network, passed, loss, label, decimals)
    values = {number.id: number.value for number in given}
    values |= _exact(network, passed, problem, loss, sample=sample, rate=rate, through_answer=through_answer)
    if not all(abs(value) <= LARGEST for value in values.values()):
        raise TooLargeError
    shape = Shape(network, loss, label, through_answer=through_answer)
    recipes = [*forward_recipes(shape), loss_recipe(shape), *backward_recipes(shape, values), *update_recipes(shape)]
    return Worksheet(
        network=network,
        loss=loss,
        decimals=decimals,
        given=given,
        tables=_tables(recipes, given, values, decimals, _blank_ids(recipes, blanks, seed)),
        values=values,
        by_hand=_by_hand(recipes, given, values, decimals),
        recipes={recipe.id: recipe for recipe in recipes},
    )


def _check(network: Network, problem: Problem, loss: Loss, sample: int, decimals: int) -> None:
    check_loss(network.output, loss)
    if not 0 <= sample < len(problem):
        raise IndexError(f"there is no sample {sample}")
    if decimals not in DECIMALS:
        raise ValueError(f"decimals must be 3 to 6, not {decimals}")
    parameters = flatten(network.layers).size
    if parameters > MOST_PARAMETERS:
        raise TooManyWeightsError(parameters)


def _given(network: Network, problem: Problem, sample: int, rate: float) -> tuple[Given, ...]:
    found = [
        Given(id=f"x_{place + 1}", symbol=numbered("x", place), value=float(value))
        for place, value in enumerate(problem.points_NI[sample])
    ]
    wanted_U = targets(network, problem.labels_N[[sample]])[0]
    for unit, value in enumerate(wanted_U):
        symbol = "t" if network.units == 1 else numbered("t", unit)
        found.append(Given(id=f"t_{unit + 1}", symbol=symbol, value=float(value)))
    found += [
        Given(id=parameter_id(*place), symbol=weight_name(*place), value=value)
        for place, value in _parameters(network.layers)
    ]
    return (*found, Given(id="rate", symbol="η", value=rate))


def _parameters(layers: tuple[Layer, ...]) -> Iterator[tuple[tuple[int, int, int | None], float]]:
    """Yield layer, unit and input (None: the bias) of each number, and the number; unit by unit."""
    for depth, layer in enumerate(layers):
        for unit, weights_I in enumerate(layer.weights_OI):
            for source, weight in enumerate(weights_I):
                yield (depth, unit, source), float(weight)
            yield (depth, unit, None), float(layer.biases_O[unit])


def _goes_through_answer(network: Network, passed: ForwardPass, loss: Loss, label: int, decimals: int) -> bool:
    """Whether ∂L/∂a of the output stands on the sheet: not where one would have to divide by a digit or a rounded 0."""
    if loss is Loss.MSE:
        return True
    if network.output is Output.SOFTMAX:
        return False
    answer = float(passed.outputs_N[0])
    return (answer if label else 1.0 - answer) >= 10.0 ** (1 - decimals)


def _exact(
    network: Network,
    passed: ForwardPass,
    problem: Problem,
    loss: Loss,
    *,
    sample: int,
    rate: float,
    through_answer: bool,
) -> dict[str, float]:
    """Return every number of the three tables and the loss."""
    label_1 = problem.labels_N[[sample]]
    back = backward(network, passed, label_1, loss)
    numbers_P = flatten(network.layers)
    moved_P, _ = update(Optimizer(), numbers_P, flatten(back.gradients), fresh_memory(numbers_P), rate)
    values = {"loss": loss_value(network, passed, label_1, loss)}
    for layer in range(len(network.layers)):
        has_blame = layer < len(network.layers) - 1 or through_answer
        values |= _of_units(passed, back, layer, has_blame=has_blame)
    for (layer, unit, source), gradient in _parameters(back.gradients):
        values[parameter_id(layer, unit, source, "d")] = gradient
    for (layer, unit, source), number in _parameters(with_parameters(network, moved_P).layers):
        values[parameter_id(layer, unit, source, "new_")] = number
    return values


def _of_units(passed: ForwardPass, back: BackwardPass, layer: int, *, has_blame: bool) -> dict[str, float]:
    columns = {"z": passed.sums[layer], "a": passed.activations[layer + 1], "dz": back.d_sums[layer]}
    if has_blame:
        columns["da"] = back.d_activations[layer]
    return {
        unit_id(letter, layer, unit): float(value)
        for letter, values_1O in columns.items()
        for unit, value in enumerate(values_1O[0])
    }


def _blank_ids(recipes: list[Recipe], blanks: Blanks, seed: int) -> set[str]:
    """Choose the blanks: all, or about half of each table (at least one, and one is given where there are several)."""
    if blanks == "all":
        return {recipe.id for recipe in recipes}
    rng = np.random.default_rng(seed)
    chosen: set[str] = set()
    for phase in Phase:
        ids = [recipe.id for recipe in recipes if recipe.phase is phase]
        count = max(1, round(_SHARE * len(ids)))
        chosen |= {ids[place] for place in rng.permutation(len(ids))[:count]}
    return chosen


def _tables(
    recipes: list[Recipe], given: tuple[Given, ...], values: Values, decimals: int, blank: set[str]
) -> tuple[Table, ...]:
    symbols = {number.id: number.symbol for number in given} | {recipe.id: recipe.symbol for recipe in recipes}
    texts = {name: written(value, decimals) for name, value in values.items()} | {"rate": plain(values["rate"])}
    tables = []
    for phase in Phase:
        rows: dict[str, list[Entry]] = {}
        for recipe in recipes:
            if recipe.phase is phase:
                entry = Entry(
                    id=recipe.id,
                    symbol=recipe.symbol,
                    letters=put_in(recipe.letters, symbols),
                    numbers=put_in(recipe.numbers, texts),
                    value=values[recipe.id],
                    blank=recipe.id in blank,
                )
                rows.setdefault(recipe.row, []).append(entry)
        tables.append(Table(phase=phase, rows=tuple(tuple(row) for row in rows.values())))
    return tuple(tables)


def _by_hand(recipes: list[Recipe], given: tuple[Given, ...], values: Values, decimals: int) -> tuple[Values, ...]:
    """Return the numbers as one gets them by rounding every result, only at the end, or what the sheet prints."""
    # The rate is chosen, and stands on the sheet in full.
    printed = {name: round(value, decimals) for name, value in values.items()} | {"rate": values["rate"]}
    every = {number.id: printed[number.id] for number in given}
    last = dict(every)
    for recipe in recipes:
        every[recipe.id] = round(tried(recipe.ways[0], every), decimals)
        last[recipe.id] = tried(recipe.ways[0], last)
    return every, printed, last
