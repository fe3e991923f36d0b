"""The engine: a multilayer perceptron and its training, from scratch in numpy. Knows no images, no files, no Qt.

Read it upward, each module using only those before it:

- `settings`, `samples`, `streams`, `memory`: what comes from outside, checked; random numbers from one seed; where
  arrays lie.
- `activations`, `losses`, `initializers`: the mathematics of a layer.
- `architecture`, `propagation`, `network`: the shape; the forward and backward pass, the only place where a network
  computes; the shape with its numbers.
- `optimizers`, `schedules`, `averaging`, `config`: the choices of a training.
- `data`, `batches`: what it learns from, and in which order.
- `state`, `updates`, `evaluation`, `convergence`, `report`, `training`: what changes, how, how well it does, when it is
  enough, and the generator that drives it all and tells.
- `trace`, `gradcheck`, `metrics`: what was computed, whether it is right, and how good it is.
- `scalar_graph`: the chain rule where each number has a name, as the explanations show it.
- `columns`, `history`, `snapshots`, `unit_states`: what a training leaves behind, and what its units are doing.

Columns are samples inside the engine, (units, samples); at its doors rows are, (samples, inputs), as everywhere else.
"""
