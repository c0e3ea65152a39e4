"""Charts in the game's own style: what is drawn is also in the tree of meaning, and labels stand on the marks."""
