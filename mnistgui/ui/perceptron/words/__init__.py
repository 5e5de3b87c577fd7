"""Verdicts and steps in sentences."""
