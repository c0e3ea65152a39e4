"""A person inside the model: one shift at a desk, played live. No screen; `cxsim.game` draws what is observed here."""
