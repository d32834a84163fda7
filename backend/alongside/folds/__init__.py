"""Folds: a text that is shown closed for a while, and who reads why. Nothing is deleted by folding it."""
