"""Support between members: what would help, and offers, which are questions (product.md S8)."""
