"""Verbs run from the command line. Nothing imports this package."""
