"""The truth table, and typing into it."""
