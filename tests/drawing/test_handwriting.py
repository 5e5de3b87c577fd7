"""My handwriting: an ImageFolder with strokes; saved whole, changed, merged, and read with bounds."""

import errno
import json
import os
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from mnistgui.data.vision import torchvision
from mnistgui.drawing import handwriting, raster
from mnistgui.drawing.handwriting import Collection, strokes_of, strokes_text
from mnistgui.drawing.ink import THICKEST, THINNEST, Ink, Point, Stroke
from mnistgui.messages import UserError

INK = Ink((Stroke((Point(0.3, 0.2, 0.0, 0.5), Point(0.3, 0.8, 0.25, 1.0)), 0.05), Stroke((Point(0.5, 0.5),))))


def image(value: int = 255) -> np.ndarray:
    pixels = np.zeros((28, 28, 1), np.uint8)
    pixels[5:20, 10:14] = value
    return pixels


@pytest.fixture
def mine(tmp_path: Path) -> Collection:
    return Collection(tmp_path / "mine")


def test_a_drawing_is_a_picture_and_its_strokes_and_torchvision_reads_the_folder(mine: Collection) -> None:
    stages = raster.stages(INK)
    assert stages is not None
    drawing = mine.add("7", stages.fed_HWC, INK)
    mine.add("0", image())

    assert drawing.path.parent.name == "7"
    assert np.array_equal(np.asarray(Image.open(drawing.path)), stages.fed_HWC[..., 0])
    assert strokes_of(drawing.strokes_path.read_text()) == INK
    torchvision()
    from torchvision.datasets import ImageFolder

    folder = ImageFolder(str(mine.folder))
    assert folder.classes == ["0", "7"] and len(folder) == 2
    collected = mine.read()
    assert collected.images.class_names[collected.images.labels_N[0]] == collected.drawings[0].label
    assert {drawing.label for drawing in collected.drawings} == {"0", "7"} and collected.refused == ()


def test_drawings_of_the_same_second_keep_their_order_and_their_places(mine: Collection) -> None:
    added = [mine.add("3", image(100 + value)) for value in range(20)]

    assert len({drawing.path for drawing in added}) == 20
    assert len(mine.drawings()) == 20
    assert Collection(mine.folder / "nothing").drawings() == []
    assert len(Collection(mine.folder / "nothing").read().images) == 0


points = st.builds(Point, st.floats(0, 1), st.floats(0, 1), st.floats(0, 1000, allow_nan=False), st.floats(0, 1))
inks = st.lists(
    st.builds(Stroke, st.lists(points, min_size=1, max_size=5).map(tuple), st.floats(THINNEST, THICKEST)), max_size=4
).map(lambda strokes: Ink(tuple(strokes)))


@given(inks)
def test_strokes_come_back_to_the_bit(ink: Ink) -> None:
    assert strokes_of(strokes_text(ink)) == ink


@pytest.mark.parametrize(
    "text",
    [
        "", "no json", "[]", "{}", '{"form": 2, "strokes": []}', '{"form": 1, "strokes": [{"width": 0.05}]}',
        '{"form": 1, "strokes": [{"width": 0.05, "points": [[0.5, 7, 0, 1]]}]}',
        '{"form": 1, "strokes": [{"width": 0.05, "points": [[NaN, 0.5, 0, 1]]}]}',
        '{"form": 1, "strokes": [{"width": 0.05, "points": [["__import__", 0.5, 0, 1]]}]}',
        '{"form": 1, "strokes": [{"width": 9, "points": [[0.5, 0.5, 0, 1]]}]}', "[" * 100_000,
    ],
)  # fmt: skip
def test_what_is_no_strokes_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        strokes_of(text)


def test_too_many_points_are_refused() -> None:
    points = [[0.5, 0.5, 0, 1]] * 100_001
    with pytest.raises(ValueError, match="more than 100,000 points"):
        strokes_of(json.dumps({"form": 1, "strokes": [{"width": 0.05, "points": points}]}))


def test_a_label_is_changed_with_the_strokes(mine: Collection) -> None:
    drawing = mine.add("1", image(), INK)
    moved = mine.relabel(drawing, "7")

    assert [found.label for found in mine.drawings()] == ["7"]
    assert strokes_of(moved.strokes_path.read_text()) == INK and not drawing.strokes_path.exists()
    assert mine.relabel(moved, "7") == moved


def test_a_deleted_drawing_comes_back_whole_and_leaves_no_empty_class(mine: Collection) -> None:
    drawing = mine.add("1", image(), INK)
    before = drawing.path.read_bytes()
    removed = mine.delete(drawing)
    assert mine.drawings() == [] and not drawing.path.parent.exists()

    assert mine.restore(removed) == drawing
    assert drawing.path.read_bytes() == before and strokes_of(drawing.strokes_path.read_text()) == INK


def test_somebody_elses_drawings_are_taken_once_and_left_as_they_are(mine: Collection, tmp_path: Path) -> None:
    theirs = Collection(tmp_path / "theirs")
    mine.add("1", image())
    theirs.add("1", image())
    theirs.add("2", image())  # the same picture with another label is another drawing
    theirs.add("3", image(77), INK)
    (theirs.folder / "4").mkdir()
    (theirs.folder / "4" / "text.png").write_text("this is no picture")
    (theirs.folder / "3" / "bad.json").write_text("x")

    merged = mine.merge(theirs.folder)
    again = mine.merge(theirs.folder)

    assert (merged.added, merged.known, len(merged.refused)) == (2, 1, 1)
    assert "text.png" in merged.refused[0]
    assert (again.added, again.known) == (0, 3)
    assert sorted(drawing.label for drawing in mine.drawings()) == ["1", "2", "3"]
    (three,) = [drawing for drawing in mine.drawings() if drawing.label == "3"]
    assert strokes_of(three.strokes_path.read_text()) == INK
    assert len(theirs.drawings()) == 4


def test_a_folder_without_drawings_and_the_own_one_are_not_merged(mine: Collection, tmp_path: Path) -> None:
    mine.add("1", image())
    with pytest.raises(UserError, match="no drawings"):
        mine.merge(tmp_path)
    with pytest.raises(UserError, match="your own"):
        mine.merge(mine.folder / ".." / "mine")


def test_a_full_disk_is_said_and_leaves_nothing_half_written(mine: Collection, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(path: Path, write: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(handwriting, "write_atomically", full)
    with pytest.raises(UserError, match="still on the pad"):
        mine.add("1", image())
    assert mine.drawings() == []


def test_another_label_or_size_is_an_error_of_the_program(mine: Collection) -> None:
    with pytest.raises(ValueError):
        mine.add("a", image())
    with pytest.raises(ValueError):
        mine.add("1", np.zeros((32, 32, 1), np.uint8))
