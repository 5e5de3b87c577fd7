"""Why, on the Draw page: which pixels speak for an answer, and what would change it."""
