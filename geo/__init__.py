"""Places: boundaries cleaned, checked, generalised and joined to facts by code. No user interface."""
