"""The page Net: the layers of the net, its own layers put together, and one step of training line by line."""
