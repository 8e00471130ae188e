"""Figure and table in, file out."""
