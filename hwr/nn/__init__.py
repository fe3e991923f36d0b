"""The engine: a multilayer perceptron and its training, from scratch in numpy. Knows no images, no files, no Qt.

Read it upward, each module using only those before it:

- `setting`, `data`, `performance`: what can be set and which values it takes; samples, checked; what numpy needs to be
  fast.
- `activations`, `losses`, `initializers`: the mathematics of a layer.
- `architecture`, `propagation`, `network`: the shape; the forward and backward pass, the only place where a network
  computes; the shape with its numbers.
- `optimizers`, `schedules`, `config`: the choices of a training.
- `batches`: in which order it sees its samples.
- `report`, `state`, `updates`, `metrics`, `training`: what it tells, what changes, how, how well it does, and the
  generator that drives it all.
- `trace`, `gradcheck`, `gradient_flow`: what was computed, whether it is right, and whether learning reaches all of it.
- `history`, `snapshots`: what a training leaves behind.
- `scalar_graph`: the chain rule where each number has a name, as the explanations show it.

Activations, losses, initializers, optimizers and schedules are catalogues too: each class says of itself what forms,
chapters, the doctor and exported scripts tell of it, so that a new one is added in one file.

Inside the engine a column is a sample, (units, samples); what it takes and gives has a row a sample, (samples, inputs),
as everywhere else.
"""
