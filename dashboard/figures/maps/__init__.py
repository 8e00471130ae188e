"""Maps on the screen: from a joined panel to a figure, its table, and the layer that the browser draws."""
