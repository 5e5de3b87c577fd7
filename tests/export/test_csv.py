"""All figures of a run in one table."""

import csv
from pathlib import Path

import pytest

from mnistgui.export.csv import COLUMNS, save_csv
from mnistgui.messages import UserError
from tests.training.run_folders import epochs_text, make_run


def table_of(folder: Path, file: Path) -> list[dict[str, str]]:
    save_csv(folder, file)
    with file.open(newline="", encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    assert all(None not in row and tuple(row) == COLUMNS for row in rows)
    return rows


def test_every_step_is_a_row_and_an_epoch_stands_in_its_last(tmp_path: Path, file: Path) -> None:
    folder = make_run(tmp_path / "run")
    (folder / "epochs.csv").write_text(epochs_text(2, validation=True))

    rows = table_of(folder, file)
    assert [int(row["step"]) for row in rows] == list(range(1, 15))
    assert [row["epoch"] for row in rows] == ["1"] * 7 + ["2"] * 7
    assert (float(rows[0]["loss"]), float(rows[-1]["loss"]), rows[3]["accuracy"]) == (2.0, 0.0, "0.5")
    assert {row["step"]: float(row["test_accuracy"]) for row in rows if row["test_accuracy"]} == {"7": 0.71, "14": 0.72}
    last = rows[-1]
    assert (last["validation_accuracy"], last["learning_rate"], last["epoch_seconds"]) == ("0.88", "0.1", "1.500")


def test_a_change_stands_where_it_first_counts(tmp_path: Path, file: Path) -> None:
    folder = make_run(tmp_path / "run")
    (folder / "changes.csv").write_text("step,field,value\n3,learning_rate,0.5\n3,momentum,0.9\n")

    assert [row["changes"] for row in table_of(folder, file)[2:5]] == ["", "learning_rate=0.5; momentum=0.9", ""]


@pytest.mark.parametrize(
    ("name", "text", "rows"),
    [
        ("steps.csv", "step,epoch,loss,accuracy\n1,1,2,0.5\n2,1,nan,0.5\n3,1,1", 2),
        ("steps.csv", "step,epoch,loss,accuracy\n1,1,2,0.5\n3,1,1,0.5\n", 1),
        ("steps.csv", "step,epoch,loss,accuracy\n1,1,=cmd(),0.5\n", 0),
        ("steps.csv", "step,epoch,loss,accuracy\n1,1," + "9" * 5000 + ",0.5\n", 0),
        ("epochs.csv", "nonsense", 14),
        ("changes.csv", "nonsense\n1,2\n", 14),
    ],
)
def test_what_is_good_of_a_damaged_run_is_written(tmp_path: Path, file: Path, name: str, text: str, rows: int) -> None:
    folder = make_run(tmp_path / "run")
    (folder / name).write_text(text)

    assert len(table_of(folder, file)) == rows


def test_without_steps_there_is_no_table(tmp_path: Path, file: Path) -> None:
    folder = make_run(tmp_path / "run")
    (folder / "steps.csv").unlink()
    with pytest.raises(UserError, match=r"steps\.csv"):
        save_csv(folder, file)
    assert not file.exists()
