"""What customers say in public and to each other."""

from __future__ import annotations


class WordOfMouth:
    """What was said since the last week's end."""

    def __init__(self) -> None:
        self.clear()

    def clear(self) -> None:
        """Begin a new week."""
        self.stars = 0.0
        self.reviews = 0.0
        """Reviews; a public post counts as a number of them."""
        self.won = 0.0
        """Expected customers won less lost by recommendations."""
