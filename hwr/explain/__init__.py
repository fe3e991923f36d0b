"""What the program explains, without a screen.

- `doctor`: names what goes wrong in a training while it happens, with the evidence and a remedy.
"""
