"""Numerals, for the views until they ask `hwr.words`."""

from hwr.words import MINUS, factor, numeral

__all__ = ["MINUS", "factor", "numeral"]
