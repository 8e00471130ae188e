"""Where the project keeps its files, relative to the repository root."""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RECEIVED = ROOT / "data" / "received"
REFERENCE = ROOT / "data" / "reference"
PUBLISHED = ROOT / "data" / "published"
BUILT = ROOT / "data" / "built"
SAMPLE = BUILT / "sample"
LAYERS = ROOT / "dashboard" / "static" / "layers"
