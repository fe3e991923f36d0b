# %% [markdown]
# # The network in PyTorch
#
# In a checkout: `pip install . torch`

# %% The weights, called as `torch.nn.Sequential` calls them
import subprocess
import sys

subprocess.run(
    [sys.executable, "-m", "hwr", "export", "--to", "safetensors", "--out", "digits.pt.safetensors"], check=True
)

# %% Which modules they belong to
import json

from safetensors import safe_open

with safe_open("digits.pt.safetensors", "pt") as file:
    about = json.loads(file.metadata()["hwr"])
print(about["modules"])

# %% Loaded into those
import torch
from safetensors.torch import load_file
from torch import nn

network = nn.Sequential(
    nn.Linear(64, 512), nn.ReLU(), nn.Linear(512, 256), nn.ReLU(), nn.Linear(256, 10), nn.Softmax(dim=1)
)
network.load_state_dict(load_file("digits.pt.safetensors"))

# %% A seven, drawn with two lines, in the form that the network was trained on
from hwr.ink.drawing import Drawing
from hwr.ink.normalisation import normalise_drawing

views = normalise_drawing(Drawing.from_strokes([[(60, 40), (180, 40), (110, 220)]])).views.copy()
with torch.no_grad():
    probabilities = network(torch.from_numpy(views)).mean(dim=0)
label = json.loads(about["classes"])[probabilities.argmax()]
print(f"read as {label}, with probability {probabilities.max():.3f}")
assert label == "7"
