"""What this installation says of itself before anyone signs in."""
