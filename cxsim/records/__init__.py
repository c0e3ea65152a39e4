"""What a learner has done: shifts on record, and what they say about skills. No screen, no clock of its own."""
