# %% [markdown]
# # The program's networks in scikit-learn
#
# Learn, search, read drawings, change places with MLPClassifier, keep. In a checkout: `pip install .`

# %% A classifier like any other
from sklearn.datasets import load_digits
from sklearn.model_selection import cross_val_score, train_test_split

from hwr.estimator import BackpropClassifier

digits = load_digits()
x = (digits.data / 16).astype("float32")  # from 0 to 1; float32 trains faster than float64 and as well
x_train, x_test, y_train, y_test = train_test_split(x, digits.target, test_size=0.3, random_state=0)

quick = {"learning_rate_init": 5e-3, "batch_size": 32, "tol": 1e-3, "n_iter_no_change": 3, "random_state": 0}
network = BackpropClassifier((64,), **quick).fit(x_train, y_train)
print(f"{network.score(x_test, y_test):.1%} of held-out digits after {network.n_iter_} epochs")
print(f"loss from {network.loss_curve_[0]:.2f} to {network.loss_curve_[-1]:.4f}")
print("weights:", [weights.shape for weights in network.coefs_])

# %% What the engine has besides: optimizers, schedules, label smoothing, dropout, averages of the weights
import warnings

from sklearn.exceptions import ConvergenceWarning

from hwr.nn.optimizers import AdamW

warnings.simplefilter("ignore", ConvergenceWarning)  # of trainings that max_iter ends, as it is meant to from here on
network.set_params(optimizer=AdamW(weight_decay=0.02), schedule="cosine", averaging="exponential")
network.set_params(label_smoothing=0.05, dropout=0.1, max_iter=20, n_iter_no_change=20)
print(f"{cross_val_score(network, x_train, y_train, cv=3).mean():.1%} in cross-validation")

# %% In a pipeline, and searched
from sklearn.model_selection import GridSearchCV
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import StandardScaler

pipeline = Pipeline([("scale", StandardScaler()), ("network", BackpropClassifier(**quick, max_iter=10))])
choices = {"network__hidden_layer_sizes": [(4,), (64,)], "network__optimizer": ["adam", "sgd"]}
search = GridSearchCV(pipeline, choices, cv=2).fit(x_train[:400], y_train[:400])
print("best of four:", search.best_params_)

# %% Batch by batch; stopped early, with samples that count unequally
import numpy as np

stream = BackpropClassifier((64,), **quick)
for batch in np.array_split(np.arange(len(x_train)), 10):
    stream.partial_fit(x_train[batch], y_train[batch], classes=range(10))
print(f"{stream.score(x_test, y_test):.1%} after each sample was seen once")

stopped = BackpropClassifier((64,), **quick, early_stopping=True)
stopped.fit(x_train, y_train, sample_weight=np.where(y_train == 8, 5.0, 1.0))
is_8 = y_test == 8
print(f"{stopped.score(x_test[is_8], y_test[is_8]):.1%} of eights, which counted fivefold, {stopped.n_iter_} epochs")

# %% Drawings: strokes, pictures and files become the 64 features
from sklearn.pipeline import make_pipeline

from hwr.data.labelled_ink import read_labelled_ink
from hwr.estimator import InkNormalizer
from hwr.store.paths import Paths

samples = list(read_labelled_ink(Paths.of_user().shipped_drawings))
drawings, labels = [sample.drawing for sample in samples], np.array([int(sample.label) for sample in samples])
reader = make_pipeline(InkNormalizer(), BackpropClassifier((64,), **quick))
print(f"{cross_val_score(reader, drawings, labels, cv=5).mean():.0%} of drawings, learnt from {len(samples) * 4 // 5}")

seven = [[(20, 20), (120, 20), (60, 200)], [(40, 100), (110, 100)]]  # strokes of (x, y), y downward, in any units
shipped = BackpropClassifier.load(Paths.of_user().shipped_model)
print("a seven in two strokes is read as", shipped.predict(InkNormalizer().transform([seven]))[0])

# %% A fitted MLPClassifier comes in, and one goes out
from sklearn.neural_network import MLPClassifier

theirs = MLPClassifier((64,), max_iter=30, random_state=0).fit(x_train, y_train)
ours = BackpropClassifier.from_mlp(theirs)
print(f"probabilities differ by {np.abs(ours.predict_proba(x_test) - theirs.predict_proba(x_test)).max():.0e} at most")
back = ours.partial_fit(x_train, y_train).to_mlp()
print("one more epoch here changed", int((back.predict(x_test) != theirs.predict(x_test)).sum()), "answers there")

# %% Probabilities that hold what they say
from sklearn.calibration import CalibratedClassifierCV

calibrated = CalibratedClassifierCV(BackpropClassifier((64,), **quick), cv=3).fit(x_train, y_train)
print(f"calibrated: {calibrated.score(x_test, y_test):.1%}")

# %% Kept as a model file, which the window opens and `hwr predict --model mine.safetensors` reads with
reader.fit(drawings, labels)
reader[-1].save("mine.safetensors")
again = make_pipeline(InkNormalizer(), BackpropClassifier.load("mine.safetensors"))
print("the same answers from the file:", bool((again.predict(drawings) == reader.predict(drawings)).all()))
