"""Mandates: a standing yes with topic, forum and end date, taken back in one step (product.md S3)."""
