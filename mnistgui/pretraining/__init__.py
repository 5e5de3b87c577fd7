"""How the shipped net came about: run by hand, never by the window."""
