"""The training game: the only room that knows pygame.

``theme`` (colours, type, edges, icons, light), ``people`` (one head, many persons), ``rooms`` (places that mix
between warm and cold), ``layout`` (boxes measured from their text) and ``widgets`` (controls on a tree that can
be read aloud) are the kit that scenes are made of. ``python -m cxsim.game.sheets`` draws all of it on sheets.
"""
