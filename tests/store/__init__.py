"""Tests of `hwr.store`."""
