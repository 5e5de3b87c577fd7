"""What a network sees: data sets, the one preparation, and batches in the DataLoader's order."""
