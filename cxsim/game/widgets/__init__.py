"""Controls on a tree that can be seen, reached by keys, pointed at, and read aloud."""
