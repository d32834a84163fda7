"""One's own days for one's own calendar program: neutral titles by kind, and nothing else (trust.md 5.7)."""
