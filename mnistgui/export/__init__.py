"""A run for other tools: a script, ONNX, safetensors, CSV."""
