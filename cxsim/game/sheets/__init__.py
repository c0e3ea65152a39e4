"""Contact sheets: the whole kit drawn on pictures, to be looked at. ``python -m cxsim.game.sheets --out DIR``."""
