"""Safety: muting for oneself, reporting a text, and two by lot who look at it (product.md S2)."""
