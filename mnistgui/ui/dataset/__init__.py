"""The data set dock: thumbnails, filter, one image large."""
