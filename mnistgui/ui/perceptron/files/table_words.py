"""Why the lab's core refuses a table, a number or a file, in the window's language."""

from mnistgui.perceptron.refusals import Reason, RefusedError
from mnistgui.perceptron.table_files import TableError
from mnistgui.ui.language import core_text


def refusal_words(error: ValueError) -> str:
    """Return what ``error`` says; one without a `Reason` has English words only."""
    if isinstance(error, TableError):
        return "; ".join(map(reason_words, error.reasons))
    return reason_words(error.reason) if isinstance(error, RefusedError) else str(error)


def reason_words(reason: Reason) -> str:
    """Return a reason, and those in its places, in the window's language."""
    arguments = {
        name: reason_words(value) if isinstance(value, Reason) else value for name, value in reason.arguments.items()
    }
    return core_text(reason.text).format(**arguments)
