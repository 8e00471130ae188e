"""The sample: a complete, plausible, invented set of figures for trying the tool. Never official, marked everywhere."""
