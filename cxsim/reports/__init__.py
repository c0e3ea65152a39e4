"""What is said to leaders: content apart from plots and HTML."""
