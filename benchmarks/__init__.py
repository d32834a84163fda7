"""What is measured, side by side in one run: `make bench`. Ratios travel between machines, absolute figures do not."""
