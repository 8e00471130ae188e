"""Facts: received, checked, stored and counted. No geometry and no user interface."""
