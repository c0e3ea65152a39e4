"""The scenes of the game, one file or folder each."""
