# %% [markdown]
# # A training, watched in MLflow
#
# In a checkout: `pip install '.[mlflow]'`

# %% A short training (the window's are in the same history)
import subprocess
import sys
from pathlib import Path

Path("recipe.toml").write_text("hidden = [32]\nvariants = 1\nsamples = 300\n[training]\nepochs = 40\n")
hwr = [sys.executable, "-m", "hwr"]
subprocess.run([*hwr, "train", "--config", "recipe.toml", "--out", "small.safetensors"], check=True)

# %% The newest run, added to a tracking folder
import json

listed = subprocess.run([*hwr, "runs", "list", "--limit", "1", "--json"], capture_output=True, check=True).stdout
run = str(json.loads(listed)["runs"][0]["id"])
subprocess.run([*hwr, "runs", "export", run, "--format", "mlflow", "--out", "mlruns"], check=True)

# %% What MLflow knows of it
import os

os.environ["MLFLOW_ALLOW_FILE_STORE"] = "true"  # MLflow itself prefers a database; `mlflow migrate-filestore` makes one
import mlflow

client = mlflow.MlflowClient(tracking_uri=Path("mlruns").absolute().as_uri())
experiment = client.get_experiment_by_name("hwr")
[tracked] = client.search_runs([experiment.experiment_id], filter_string=f"tags.`hwr.run` = '{run}'")
print(tracked.info.run_name, tracked.info.status, tracked.data.params["training.epochs"], "epochs")
print([file.path for file in client.list_artifacts(tracked.info.run_id)])
assert tracked.data.metrics["accuracy/train"] > 0.5
