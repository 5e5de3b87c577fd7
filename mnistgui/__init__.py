"""mnistgui: a desktop bench for a first course in deep learning."""

import os

__version__ = "0.1.0"

# How often a thread of an OpenMP team (libgomp's, on Linux) looks for work before it sleeps. It is read once, when
# torch is loaded, so it is set here, before any part of the package can load it. Its own 300,000 take longer than a
# step: where another program has a core, the teams wait for one another while they burn the other core, and a run was
# measured to be 10 to 100 times slower. With nothing else running, 1,000 costs a small net a tenth.
os.environ.setdefault("GOMP_SPINCOUNT", "1000")
