"""Two to six regions side by side: bars, lines, strips, small maps and the table."""
