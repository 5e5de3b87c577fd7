"""From stroke to answer: vector ink, its 28x28 image, and the prediction."""
