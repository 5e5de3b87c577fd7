"""The network as a picture on which weights are typed and dragged."""
