"""Descent: a ball that rolls down a loss."""
