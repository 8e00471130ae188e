"""Change between two periods, trends and chance: maps, rankings, slopes and funnels."""
