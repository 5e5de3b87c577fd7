"""The Runs dock: every run that was kept, and what can be done with it."""
