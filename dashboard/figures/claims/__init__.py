"""Claims and benefits of one region: over time, by programme, in a table."""
