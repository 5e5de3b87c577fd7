"""The hyperparameter dock, generated from TrainingConfig."""
