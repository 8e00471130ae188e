"""Reconciliation, plans and distances to targets: tables and files."""
