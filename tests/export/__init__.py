"""Tests of `hwr.export`."""
