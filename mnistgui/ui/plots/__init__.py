"""The live plot dock."""
