"""One run, from config to events."""
