"""The page *Train*: the form, the transport, and the panels on what happens inside the network."""
