"""The words of a worksheet: headings, formulas, and what an answer tells of where it went wrong."""

from dataclasses import dataclass
from html import escape
from typing import Final

from PySide6.QtCore import QCoreApplication

from mnistgui.messages import QT_TRANSLATE_NOOP
from mnistgui.perceptron.activations import Activation
from mnistgui.perceptron.losses import Loss
from mnistgui.perceptron.worksheet import LARGEST, MOST_PARAMETERS
from mnistgui.perceptron.worksheet_formulas import formulas_of
from mnistgui.perceptron.worksheet_judge import Judgement, Kind
from mnistgui.perceptron.worksheet_parts import Entry, Phase, Reason, Worksheet, is_exact, plain

_CONTEXT: Final = "Worksheet"
_LONGEST: Final = 20

_HINTS: Final = {
    Reason.EARLIER: QT_TRANSLATE_NOOP(
        "Worksheet", "Rightly computed from an earlier answer of yours that is wrong: mend that one first."
    ),
    Reason.SIGN: QT_TRANSLATE_NOOP("Worksheet", "Look at the sign."),
    Reason.NO_BIAS: QT_TRANSLATE_NOOP("Worksheet", "Is the bias {wanted} in it?"),
    Reason.NO_SLOPE: QT_TRANSLATE_NOOP("Worksheet", "The slope f′(z) of the activation is missing."),
    Reason.A_FOR_Z: QT_TRANSLATE_NOOP("Worksheet", "This is after the activation; asked is the sum before it."),
    Reason.Z_FOR_A: QT_TRANSLATE_NOOP("Worksheet", "A sum z stands where its activation a belongs."),
    Reason.NO_RATE: QT_TRANSLATE_NOOP("Worksheet", "The gradient was not multiplied by the rate η."),
    Reason.ADDED: QT_TRANSLATE_NOOP("Worksheet", "The step was added; downhill it is subtracted."),
    Reason.STEP_ONLY: QT_TRANSLATE_NOOP("Worksheet", "This is the step alone: take it from the old value."),
    Reason.OTHER_WEIGHT: QT_TRANSLATE_NOOP("Worksheet", "Another weight was taken: look at its two small numbers."),
    Reason.OTHER_INPUT: QT_TRANSLATE_NOOP("Worksheet", "The input of another weight was taken."),
    Reason.OTHER_UNIT: QT_TRANSLATE_NOOP("Worksheet", "The number of another unit was taken."),
    Reason.OTHER_TARGET: QT_TRANSLATE_NOOP("Worksheet", "So it would be with the other target: look at t."),
    Reason.NO_FACTOR: QT_TRANSLATE_NOOP("Worksheet", "The 2 from the derivative of the square is missing."),
    Reason.NO_SQUARE: QT_TRANSLATE_NOOP("Worksheet", "The square is missing."),
    Reason.NO_INPUT: QT_TRANSLATE_NOOP("Worksheet", "The input of the weight is missing: multiply by {wanted}."),
    Reason.POINT: QT_TRANSLATE_NOOP("Worksheet", "The digits are right: look at the decimal point."),
    Reason.FORMULA: QT_TRANSLATE_NOOP("Worksheet", "Look at the formula again, number by number."),
}
_CONFUSED: Final = {
    Reason.OTHER_WEIGHT: QT_TRANSLATE_NOOP("Worksheet", "Were {wanted} and {used} mixed up?"),
    Reason.OTHER_INPUT: QT_TRANSLATE_NOOP("Worksheet", "{used} was taken; {wanted} belongs here."),
    Reason.OTHER_UNIT: QT_TRANSLATE_NOOP("Worksheet", "{used} was taken; {wanted} belongs here."),
}
_HEADINGS: Final = {
    Phase.FORWARD: QT_TRANSLATE_NOOP("Worksheet", "1  Forward: sums and activations"),
    Phase.LOSS: QT_TRANSLATE_NOOP("Worksheet", "2  Loss of this sample"),
    Phase.BACKWARD: QT_TRANSLATE_NOOP("Worksheet", "3  Backward: from the loss to each unit"),
    Phase.UPDATE: QT_TRANSLATE_NOOP("Worksheet", "4  Gradients, and one step downhill"),
}
_KINDS: Final = {
    Activation.LINEAR: QT_TRANSLATE_NOOP("Worksheet", "Hidden unit (linear)"),
    Activation.TANH: QT_TRANSLATE_NOOP("Worksheet", "Hidden unit (tanh)"),
    Activation.SIGMOID: QT_TRANSLATE_NOOP("Worksheet", "Hidden unit (sigmoid)"),
    Activation.RELU: QT_TRANSLATE_NOOP("Worksheet", "Hidden unit (ReLU)"),
    Activation.LEAKY_RELU: QT_TRANSLATE_NOOP("Worksheet", "Hidden unit (leaky ReLU)"),
}

_GIVEN: Final = QT_TRANSLATE_NOOP("Worksheet", "Given: weights and biases")
_SUM: Final = QT_TRANSLATE_NOOP("Worksheet", "z = Σ weight·input + bias")
_HIDDEN: Final = QT_TRANSLATE_NOOP("Worksheet", "∂L/∂a = Σ ∂L/∂z·w of the units it feeds")
_GRADIENT: Final = QT_TRANSLATE_NOOP("Worksheet", "∂L/∂w = ∂L/∂z·input,  ∂L/∂b = ∂L/∂z")
_NEW: Final = QT_TRANSLATE_NOOP("Worksheet", "new {weight}")
_STEP: Final = QT_TRANSLATE_NOOP("Worksheet", "new w = w − η·∂L/∂w")


@dataclass(frozen=True, kw_only=True)
class PageWords:
    """All words of the printed sheet, translated: so the pages can be painted in any thread."""

    title: str
    key_title: str
    name: str
    date: str
    sample: str
    note: str
    formulas: tuple[tuple[str, str], ...]
    given: str
    given_below: str
    headings: dict[Phase, str]
    columns: tuple[str, str, str, str]
    new: str
    footer: str


def say(text: str) -> str:
    """Return a marked text in the window's language."""
    return QCoreApplication.translate(_CONTEXT, text)


def title() -> str:
    """The title of sheet and window."""
    return QCoreApplication.translate("Worksheet", "Backpropagation by hand")


def heading(phase: Phase) -> str:
    """What stands over a table."""
    return say(_HEADINGS[phase])


def page_words(worksheet: Worksheet) -> PageWords:
    """Return the words of the pages, in the window's language of now."""
    return PageWords(
        title=title(),
        key_title=QCoreApplication.translate("Worksheet", "Backpropagation by hand: answer key"),
        name=QCoreApplication.translate("Worksheet", "Name"),
        date=QCoreApplication.translate("Worksheet", "Date"),
        sample=sample_line(worksheet),
        note=note(worksheet),
        formulas=formula_lines(worksheet),
        given=say(_GIVEN),
        given_below=QCoreApplication.translate("Worksheet", "Given: weights and biases, in table 4 under “now”"),
        headings={phase: heading(phase) for phase in Phase},
        columns=(
            QCoreApplication.translate("Worksheet", "weight"),
            QCoreApplication.translate("Worksheet", "now"),
            "∂L/∂w",
            QCoreApplication.translate("Worksheet", "new"),
        ),
        new=say(_NEW),
        footer=QCoreApplication.translate("Worksheet", "page {page} of {pages}"),
    )


def sample_line(worksheet: Worksheet) -> str:
    """The sample, its target and the rate, in one line."""
    shown = dict.fromkeys("xt", "")
    for letter in shown:
        numbers = [given for given in worksheet.given if given.id.startswith(f"{letter}_")]
        shown[letter] = ", ".join(f"{given.symbol} = {worksheet.written(given.value)}" for given in numbers)
    text = QCoreApplication.translate("Worksheet", "Sample: {inputs}   ·   target: {target}   ·   rate: η = {rate}")
    return text.format(inputs=shown["x"], target=shown["t"], rate=plain(worksheet.values["rate"]))


def note(worksheet: Worksheet) -> str:
    """What L and the step are here, and how to round."""
    text = QCoreApplication.translate(
        "Worksheet",
        "L is the loss of this one sample; the step is plain gradient descent. Round to {decimals} decimals.",
    )
    return text.format(decimals=worksheet.decimals)


def formula_lines(worksheet: Worksheet) -> tuple[tuple[str, str], ...]:
    """The formulas of this network, each with its name."""
    found = formulas_of(worksheet)
    cross = worksheet.loss is Loss.CROSS_ENTROPY
    lines = [(QCoreApplication.translate("Worksheet", "Sum"), say(_SUM))]
    lines += [(say(_KINDS[kind]), f"{value},  {slope}") for kind, value, slope in found.hidden]
    lines.append((QCoreApplication.translate("Worksheet", "Output unit"), ",  ".join(found.output)))
    loss = (
        QCoreApplication.translate("Worksheet", "Loss (cross entropy)")
        if cross
        else QCoreApplication.translate("Worksheet", "Loss (squared error)")
    )
    lines.append((loss, found.loss))
    back = QCoreApplication.translate("Worksheet", "Back, output unit")
    if found.blame_of_answer:
        lines.append((back, found.blame_of_answer))
        back = ""
    lines.append((back, found.blame_of_sum))
    if worksheet.network.hidden:
        lines.append((QCoreApplication.translate("Worksheet", "Back, hidden unit"), say(_HIDDEN)))
        lines.append(("", "∂L/∂z = ∂L/∂a·f′(z)"))
    lines.append((QCoreApplication.translate("Worksheet", "Gradient"), say(_GRADIENT)))
    lines.append((QCoreApplication.translate("Worksheet", "Step"), say(_STEP)))
    return tuple(lines)


def symbol(entry: Entry) -> str:
    """The name of an entry: z₁⁽¹⁾, or “new w₁₁⁽¹⁾”."""
    if entry.id.startswith("new_"):
        return say(_NEW).format(weight=entry.symbol)
    return entry.symbol


def key_line(worksheet: Worksheet, entry: Entry) -> str:
    """The formula with the numbers in it and what it comes to."""
    value = worksheet.written(entry.value)
    if entry.numbers == value:
        return f"= {value}"
    return f"= {entry.numbers} {equals(worksheet, entry)} {value}"


def exact_line(entry: Entry) -> str:
    """The value in as many digits as anybody may want."""
    text = QCoreApplication.translate("Worksheet", "Exact: {value}")
    return text.format(value=f"{entry.value:.10g}".replace("-", "−"))


def given_tip() -> str:
    """What a number is that is no blank."""
    return QCoreApplication.translate("Worksheet", "The sheet gives this number, rounded.")


def given_text(worksheet: Worksheet) -> str:
    """The weights and biases, for the screen: a line a unit."""
    lines = ["    ".join(numbers) for layer in weights_of(worksheet) for numbers in layer]
    return "\n".join([say(_GIVEN), *lines])


def weights_of(worksheet: Worksheet) -> list[list[list[str]]]:
    """The weights and the bias of each unit as ``w₁₁⁽¹⁾ = 0.5``, layer by layer."""
    layers: dict[str, dict[str, list[str]]] = {}
    for given in worksheet.given:
        letter, _, place = given.id.partition("_")
        if letter in ("w", "b"):
            layer, unit = place.split("_")[:2]
            units = layers.setdefault(layer, {})
            units.setdefault(unit, []).append(f"{given.symbol} = {worksheet.written(given.value)}")
    return [list(units.values()) for units in layers.values()]


def field_tip(letters: str) -> str:
    """What a field asks for."""
    text = QCoreApplication.translate(
        "Worksheet", "Write {formula} as a number, such as 0.5, −0,5 or 1/2, and press Enter to have it judged."
    )
    return text.format(formula=letters)


def top_text(worksheet: Worksheet) -> str:
    """Sample, formulas and note as rich text, for the screen."""
    rows = "".join(
        f"<tr><td style='padding-right:10px'>{escape(name)}</td><td>{escape(formula)}</td></tr>"
        for name, formula in formula_lines(worksheet)
    )
    sample = escape(sample_line(worksheet))
    return (
        f"<p><b>{sample}</b></p><table cellspacing='0' cellpadding='1'>{rows}</table><p>{escape(note(worksheet))}</p>"
    )


def equals(worksheet: Worksheet, entry: Entry) -> str:
    """``=`` where the written number is exact, else ``≈``."""
    return "=" if is_exact(entry.value, worksheet.decimals) else "≈"


def too_many(parameters: int) -> str:
    """Why there is no sheet for a large network."""
    text = QCoreApplication.translate(
        "Worksheet",
        "This network has {parameters} weights and biases: too many to compute by hand. "
        "Take fewer units, so that there are at most {most}.",
    )
    return text.format(parameters=parameters, most=MOST_PARAMETERS)


def too_large() -> str:
    """Why there is no sheet for a network whose numbers have run away."""
    text = QCoreApplication.translate(
        "Worksheet",
        "Numbers of this network are beyond ±{most}: nothing to compute by hand. Reset it, or take a lower rate.",
    )
    return text.format(most=f"{LARGEST:,.0f}")


def verdict(judgement: Judgement, text: str) -> str:
    """What is said of an answer: a sign, a word, and where to look."""
    match judgement.kind:
        case Kind.RIGHT:
            return QCoreApplication.translate("Worksheet", "✓ right")
        case Kind.ROUNDING:
            return QCoreApplication.translate("Worksheet", "≈ right, but for rounding")
        case Kind.NOT_A_NUMBER:
            return _not_a_number(text)
    assert judgement.reason is not None
    hint = _CONFUSED.get(judgement.reason, "") if judgement.used and judgement.wanted else ""
    sentence = say(hint or _HINTS[judgement.reason])
    wrong = QCoreApplication.translate("Worksheet", "✗ wrong. {hint}")
    return wrong.format(hint=sentence.format(used=judgement.used, wanted=judgement.wanted))


def _not_a_number(text: str) -> str:
    plain = text.strip()
    if not plain:
        return QCoreApplication.translate("Worksheet", "✗ A number is missing.")
    shown = plain if len(plain) <= _LONGEST else plain[: _LONGEST - 1] + "…"
    sentence = QCoreApplication.translate("Worksheet", "✗ “{text}” is not a finite number. Write 0.5, 0,5 or 1/2.")
    return sentence.format(text=shown)
