"""What a learner is made of, in controls."""
