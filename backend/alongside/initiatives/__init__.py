"""Initiatives: lasting changes that partners work for together, in outline (product.md S5)."""
