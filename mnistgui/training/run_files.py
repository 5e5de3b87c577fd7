"""The files of a run's folder, by name. No torch here."""

from typing import Final

CONFIG_FILE: Final = "config.toml"
STEPS_FILE: Final = "steps.csv"
EPOCHS_FILE: Final = "epochs.csv"
CHANGES_FILE: Final = "changes.csv"
SUMMARY_FILE: Final = "summary.json"
CHECKPOINT_FILE: Final = "checkpoint.pt"
USER_FILE: Final = "user.json"  # what the user calls the run, a note and a star
LOCK_FILE: Final = "run.lock"  # held open by the process that writes the run
