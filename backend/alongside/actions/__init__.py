"""Actions: work that two or more carry as equals (product.md S6)."""
