"""Graph: the chain rule, node by node."""
