"""``python -m cxsim``: the same as the command ``cxsim``."""

from cxsim.cli import main

if __name__ == "__main__":
    main()
