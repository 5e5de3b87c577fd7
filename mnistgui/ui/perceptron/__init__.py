"""The Perceptron page: plane, diagram, truth table, verdict."""
