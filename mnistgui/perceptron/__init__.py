"""The perceptron lesson: problems, learners by hand, and one clock. Only numpy and scipy."""
