"""The doorstep of the standalone program, in which there is no interpreter to start a second time.

Other processes of the program are started as `sys.executable -P -m MODULE ...` or by multiprocessing; in the standalone
program `sys.executable` is the program itself, so it does here what an interpreter would do then.
"""

import multiprocessing
import runpy
import sys

if __name__ == "__main__":
    multiprocessing.freeze_support()
    if sys.argv[1:3] == ["-P", "-m"] and sys.argv[3].startswith("hwr."):
        module = sys.argv[3]
        sys.argv[1:4] = []
        runpy.run_module(module, run_name="__main__", alter_sys=True)
    else:
        from hwr.cli import main

        main()
