"""Alongside: where employee resource groups organise as equals."""

__version__ = "0.1.0"
