"""The fields of TrainingConfig, one file a part of a run; `training.config` joins them. No torch here."""
