"""The editor of transform and target_transform: the list, its parameters, before and after, the labels."""
