"""The full-page mode of the lab that goes through backpropagation number by number."""
