"""Agreements: what a coalition decided to stand by, each version with the decision that made it."""
