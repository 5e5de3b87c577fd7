"""torchvision.transforms.v2 as data: what there is, a list of chosen steps, and the engine that runs it on batches."""
