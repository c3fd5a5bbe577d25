"""Tests: python3 -m unittest, in this folder's parent."""

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "src"))
