"""What one was asked and what one asked, in one list; an answer takes effect in the thing it was asked for."""
