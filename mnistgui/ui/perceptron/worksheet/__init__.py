"""The worksheet: one step of backpropagation by hand, on the screen and on paper."""
