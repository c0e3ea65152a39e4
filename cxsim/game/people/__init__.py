"""People from parameters: one head, many persons; faces that move with valence, arousal and trust."""
