"""The views that one opens beside the plane."""
