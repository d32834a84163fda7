"""What every noun stands on. Knows no word of the domain."""
