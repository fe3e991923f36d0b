"""`python -m hwr`: the same as the command `hwr`."""

from hwr.cli import main

if __name__ == "__main__":
    main()
