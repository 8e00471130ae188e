"""Duties under Inpres 2/2021: statuses, evidence, what lapses, as map, table, chart and file."""
