"""The recipe form: every choice that decides a training, each explained, checked where it is made, and undoable."""
