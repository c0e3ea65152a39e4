"""One file per kind of picture; each function takes a comparison and returns a finished `frame.Plot`."""
