"""The dashboard's entry: the repository root on the path, the list of pages, nothing else."""

import sys
from pathlib import Path

# `streamlit run` puts only this folder on the path, and the rooms beside it are found from the root.
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from dashboard import frame

frame.run()
