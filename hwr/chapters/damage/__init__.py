"""The chapter on damage: a network that is broken on purpose, and what it reads then."""
