"""My handwriting: the drawings that the user saved with their labels, and what a net makes of them."""
