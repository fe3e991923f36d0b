"""The launcher: makes a private environment on first use, then hands over to it. Standard library only.

`start` decides, `environment` knows where environments lie and whether they are complete, `installation` makes them,
`console` tells the person who waits.
"""
