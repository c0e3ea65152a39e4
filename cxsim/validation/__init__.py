"""Theory and evidence that the model is held against."""
