"""Everything a reader sees: pages, figures, documents and words."""
