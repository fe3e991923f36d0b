"""Debugger: one update of the network that reads, number by number."""
