# %% [markdown]
# # A digit, read by onnxruntime
#
# In a checkout: `pip install '.[onnx]' onnxruntime`

# %% The network that comes with the program, as an ONNX model
import subprocess
import sys

subprocess.run([sys.executable, "-m", "hwr", "export", "--to", "onnx", "--out", "digits.onnx"], check=True)

# %% What it says of itself
import json

import onnxruntime

session = onnxruntime.InferenceSession("digits.onnx", providers=["CPUExecutionProvider"])
about = session.get_modelmeta().custom_metadata_map
print("classes", json.loads(about["classes"]), "normalisation", about["normalisation"])

# %% A seven, drawn with two lines, in the form that the network was trained on
from hwr.ink.drawing import Drawing
from hwr.ink.normalisation import normalise_drawing

seven = Drawing.from_strokes([[(60, 40), (180, 40), (110, 220)]])
views = normalise_drawing(seven, about["normalisation"]).views

# %% Its label and its probabilities
[label], [probabilities] = session.run(None, {"ink": views.reshape(1, -1, 8, 8)})
print(f"read as {label}, with probability {probabilities.max():.3f}")

# %% The same as the program itself says
from hwr.recognizer import Recognizer
from hwr.store.model_file import load_model
from hwr.store.paths import Paths

reading = Recognizer(load_model(Paths.of_user().shipped_model)).recognize(seven)
assert reading.best == label
assert abs(reading.probabilities - probabilities).max() < 1e-6
