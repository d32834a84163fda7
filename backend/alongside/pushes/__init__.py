"""Web push: a device is told that something is new, and nothing of what it is (decision 16)."""
