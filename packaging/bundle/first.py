"""Runs first in every process of the frozen program, before any module of Tern's.

PyInstaller's starter points LD_LIBRARY_PATH at the bundle's own libraries. A program that Tern starts (the
browser for a link, the file manager for a folder) must find the system's instead. Its own are found all the
same: the system's loader has read the variable when the process began.
"""

import os

original = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)
if original is not None:
    os.environ["LD_LIBRARY_PATH"] = original
else:
    os.environ.pop("LD_LIBRARY_PATH", None)
