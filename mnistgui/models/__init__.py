"""What can be trained: the catalogue of nets, and frozen snapshots of them."""
