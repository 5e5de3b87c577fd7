"""mnistgui: a desktop bench for a first course in deep learning."""

__version__ = "0.1.0"
