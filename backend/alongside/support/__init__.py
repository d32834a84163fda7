"""Support: what a coalition asks of its followers, and what became of it."""
