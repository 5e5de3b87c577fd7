"""The net that the program ships, as a predictor, and as the judge of what is a digit for the nets that users train."""

from contextlib import suppress
from functools import lru_cache

from safetensors import SafetensorError

from mnistgui.drawing.handwriting import LABELS, SIDE
from mnistgui.drawing.predictor import Predictor
from mnistgui.messages import Message, UserError, first_line
from mnistgui.models.familiarity import FAMILIARITY_FILE, Familiarity
from mnistgui.models.snapshot import CANNOT_LOAD, ModelSnapshot, load_snapshot
from mnistgui.models.weights_header import pretrained_folder


@lru_cache(maxsize=1)
def pretrained() -> Predictor:
    """Return a predictor of the net that the program ships; it refuses what is like no digit.

    Raises:
        UserError: its files are missing or damaged.
    """
    folder = pretrained_folder()
    snapshot = load_snapshot(folder)
    try:
        familiarity = Familiarity.load(folder / FAMILIARITY_FILE)
    except (OSError, KeyError, ValueError, SafetensorError) as error:
        raise UserError(Message(CANNOT_LOAD, {"folder": folder.name, "detail": first_line(error)})) from error
    return Predictor(snapshot, familiarity)


def predictor_of(snapshot: ModelSnapshot) -> Predictor:
    """Return a predictor of a net that the user has trained.

    Where it reads all ten digits from grey pixels as MNIST has them, the shipped net judges whether there is one.
    Its own features tell too little: of an MLP after five epochs, energy, ViM, nearest neighbours and Mahalanobis's
    distance, each with 98 % of training digits kept, refuse 9, 62, 16 and 35 % of letters; the shipped net's detector
    nearly all of them. A net for anything else has no judge, and answers whatever it is shown.
    """
    judge = None
    if snapshot.preparation.shape_HWC == (SIDE, SIDE, 1) and snapshot.class_names == LABELS:
        with suppress(UserError):
            judge = pretrained()
    return Predictor(snapshot, judge=judge)
