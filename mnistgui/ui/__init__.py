"""What you see. No direct import of torch here: the window is painted before torch is loaded."""
