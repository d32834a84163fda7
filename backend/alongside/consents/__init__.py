"""Ask first: questions that only one person can answer. Silence is not a yes (product.md P3, S3)."""
