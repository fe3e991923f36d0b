"""A handwriting lab: draw digits, see what a neural network sees, and watch it learn.

This page is the map of the program. Who may import whom is `tests/test_architecture.py`, a table that fails; why things
are as they are is `docs/decisions/`.

What lives where
----------------
`errors`
    `HwrError` and its children: every problem that a user can see, one sentence each.
`language`
    The one door through which goes what the window says: in English, or as its translation.
`words`
    Numbers, shares, durations and counts as they are said, one way each; and text of whatever origin as it may be
    shown: without what steers a terminal, and no longer than can be read.
`versions`
    Which version of the program this is, and of what it is built on.
`processes`
    Other processes of this program: how they are started, served and ended.
`parallel`
    Long lists worked on by several processes.
`workers`
    Long tasks done by other processes, each answered when it is over.
`cluster`
    A Dask cluster that the user names, whose workers do what other processes would.
`files`
    Files that somebody hands over, opened without trusting them; TOML, bounded before it is parsed.
`nn`
    The engine, in numpy: activations, losses, optimizers, networks, their training (a generator), the trace of one
    pass. Knows no images, no files, no screen.
`ink`
    Handwriting: strokes and drawings, their pictures, the normalisation to 8x8 with every stage kept, the augmentation,
    InkML and picture files; `ink.files` is the one list of formats and suffixes.
`data`
    Labelled sets: scikit-learn's digits and which of them a picture is most like, labelled ink, folders of pictures,
    our own drawings.
`store`
    What lasts: model files, the history of runs, the taught samples, what stood on each window's canvas, atomic writes,
    the user's folders.
`recognizer`
    A drawing or a picture in, a `Recognition` out: stages, trace, probabilities, verdict.
`reading`
    Numbers and pages: ink cut into pieces, the pieces put together to symbols, the symbols to lines.
`evaluation`
    How well a recogniser reads a labelled set.
`recipe`
    All that decides which model comes out of a training, presets, and the way from nothing to that model.
`teach`
    Learning from taught samples, with a report of what it mended and broke; what to ask for next; import and export.
`train`
    A run without a screen, to be paced, stepped back and looked at: the training thread, its events, what panels show;
    and the doctor, who names what goes wrong in it.
`explain`
    What chapters and lessons are: settings, questions, progress. Without a screen.
`chapters`
    A room for each chapter: its text and its computing, and in `view` the panel, which alone of it knows Qt.
`export`
    Runs and models for other programs: `export.runs` lists the forms of runs (tables, pictures, TensorBoard, MLflow),
    `export.models` those of networks (ONNX, PyTorch, C, numpy).
`estimator`
    The engine and the normalisation as scikit-learn has its own: `BackpropClassifier`, `InkNormalizer`.
`sweep`
    Many trainings that differ in some settings, drawn by the libraries' searches; each kept as a run.
`cli`
    Every job that needs no screen; imports `ui` only inside the command that opens it.
`ui`
    The window. `ui.app` is the composition root, `ui.session` the sole owner of what changes. A room for each page,
    `read`, `paper`, `teach`, `train`, `runs` and `explain`; pages know nothing of each other, what one asks of another
    is connected in `ui.rooms`, and all are built of what `ui.kit` has: theme, icons, canvas, chart, heat maps,
    pictures, fields, a chapter's panel.
`desktop`
    The program in the menus of the user's desktop, and the files that a double click opens with it.
`display`, `launcher`
    What happens before all this, with the standard library alone: is there a screen, and is there an environment to
    run in? `main.py` at the top of the project leads to the launcher.

From the pen to the panels
--------------------------
pen, mouse or finger -> canvas -> frozen `Drawing` -> throttle (the latest wins) -> `Session` ->
`Recognizer.recognize` (pure: normalise, one forward pass) -> frozen `Recognition` -> signal `recognized` -> each panel.
Panels never talk to each other.

From the canvas to the disk
---------------------------
each `Drawing` as it grows, each `WindowSettings` as it changes -> `Keeping` -> throttle -> a thread that writes the
latest of each file in one step. The next window takes over what one that is gone has left behind.

From a recipe to the panels
---------------------------
form -> frozen `Recipe` -> `TrainSession` -> training thread (samples, then `nn.training.train`, obeying a `Control`)
-> frozen events in a queue -> the session, polling, appends to the `History` -> curves. For all other panels the
session has a copy of the network looked at by an observer thread: one recorded pass, an `Observation`, for all of
them. The thread itself keeps the run in the history of runs. The session of Train owns what changes; panels display.

From nothing to a model
-----------------------
scikit-learn's digits -> strokes -> variants -> 8x8 pictures -> `nn.training.train`, a generator of reports that the
command line, a worker thread and the tests go through alike -> frozen `Model` -> model file.

From a correction to a model
----------------------------
drawing and label -> `store.taught`, at once -> `teach.learning.learn`, a generator of progress: the base model's
weights, variants of the samples, replayed digits -> frozen `TeachReport`, with the new `Model` -> kept or discarded.

The words
---------
stroke
    One pen-down to pen-up path: points `(x, y, t, pressure)`.
drawing
    The strokes on the canvas, in canvas units (a square of 256), whatever its size on a screen.
ink
    A picture of writing, float32, 0 paper to 1 ink.
normalisation
    The way from a drawing or ink to the 8x8 picture in the training set's form; it has named stages and a version.
view
    One normalised picture. A network may be shown several of the same ink; its probabilities are averaged.
network, layer, unit, weight, bias
    As in Bishop (2006) and Goodfellow et al. (2016). `z` is a pre-activation, `a` an activation, `delta` is dLoss/dz.
loss
    What is minimised, averaged over the batch; other books call it cost.
epoch, update
    Once through all samples; one step of the optimizer.
run
    One training with its configuration, seed, curves and result.
model
    A trained network with its classes, normalisation, training and metrics: what a model file holds.
recipe
    Everything that decides which model comes out of a training.
taught sample
    A drawing or a picture that the user said the label of, kept with what it was read as.
moment
    A network as it was after some update of a run.
diagnosis, remedy
    What goes wrong in a training, with the number that shows it; and what would help.
chapter, lesson
    One idea of backpropagation to turn and check; a way through chapters, with questions.
reading
    What a recogniser says about one drawing: a label for each class's probability, and whether it is sure.
"""
