"""The page of one region: headline, tiles, tables, comparison and standing."""
