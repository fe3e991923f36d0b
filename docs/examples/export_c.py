# %% [markdown]
# # The network in C
#
# In a checkout: `pip install .`, and a C compiler

# %% The network as a header
import subprocess
import sys
from pathlib import Path

subprocess.run([sys.executable, "-m", "hwr", "export", "--to", "c", "--out", "digits.h"], check=True)

# %% A program that reads 64 numbers and says what they are
Path("read.c").write_text(
    """
    #include <stdio.h>
    #include "digits.h"

    int main(void)
    {
        float x[64], y[10];
        int best = 0;
        for (int i = 0; i < 64; i++) if (scanf("%f", &x[i]) != 1) return 1;
        hwr_predict(x, y);
        for (int i = 1; i < 10; i++) if (y[i] > y[best]) best = i;
        printf("read as %s, with probability %.3f\\n", HWR_CLASSES[best], y[best]);
        return 0;
    }
    """
)
subprocess.run(["cc", "-std=c99", "-O2", "read.c", "-o", "read", "-lm"], check=True)

# %% A seven, drawn with two lines, in the form that the network was trained on
from hwr.ink.drawing import Drawing
from hwr.ink.normalisation import normalise_drawing

view = normalise_drawing(Drawing.from_strokes([[(60, 40), (180, 40), (110, 220)]])).views[0]
numbers = " ".join(map(str, view))
said = subprocess.run(["./read"], input=numbers, capture_output=True, text=True, check=True).stdout
print(said)
assert said.startswith("read as 7")
