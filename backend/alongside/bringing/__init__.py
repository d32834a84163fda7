"""What I bring: strengths, limits and time, written by oneself alone; and how many asks at a time one takes."""
