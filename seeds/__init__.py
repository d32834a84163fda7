"""Databases filled for a purpose: the demo of invented people."""
