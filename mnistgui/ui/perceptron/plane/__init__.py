"""The planes with their points, and the hand that edits them."""
