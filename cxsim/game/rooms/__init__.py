"""Places made of parts, each somewhere between warm and cold: the policy is felt before it is read."""
