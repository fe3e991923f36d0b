"""Files and texts that somebody hands over, taken in without trusting them: no pipe is waited for, nothing bloats.

Whatever reads a file that the program did not write opens it here; `tests/test_architecture.py` sees to that.
"""
