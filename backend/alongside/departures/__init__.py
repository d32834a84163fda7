"""Departures: leaving, at once and without a word, and what is handed over."""
