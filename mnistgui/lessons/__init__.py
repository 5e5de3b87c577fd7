"""The deck's chapters as files."""
