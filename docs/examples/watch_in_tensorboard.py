# %% [markdown]
# # A training, watched in TensorBoard
#
# In a checkout: `pip install '.[tensorboard]' tensorboard`

# %% A short training (the window's are in the same history)
import subprocess
import sys
from pathlib import Path

Path("recipe.toml").write_text("hidden = [32]\nvariants = 1\nsamples = 300\n[training]\nepochs = 40\n")
hwr = [sys.executable, "-m", "hwr"]
subprocess.run([*hwr, "train", "--config", "recipe.toml", "--out", "small.safetensors"], check=True)

# %% The newest run, as event files in a folder
import json

listed = subprocess.run([*hwr, "runs", "list", "--limit", "1", "--json"], capture_output=True, check=True).stdout
run = str(json.loads(listed)["runs"][0]["id"])
subprocess.run([*hwr, "runs", "export", run, "--format", "tensorboard", "--out", "log"], check=True)

# %% What TensorBoard will show; `tensorboard --logdir log` opens it
from tensorboard.backend.event_processing.event_accumulator import EventAccumulator

events = EventAccumulator(f"log/run-{run}").Reload()
for kind in ("scalars", "histograms", "images"):
    print(kind, ", ".join(events.Tags()[kind]))
last = events.Scalars("accuracy/train")[-1]
print(f"after {last.step} updates {last.value:.3f} of the training digits are read right")
assert last.value > 0.5
