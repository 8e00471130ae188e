"""Table in, figure out: the web map, the press map, the legend and number formats. No web code."""
