"""What is read across nouns: home, a coalition's overview, and the feed of its activity. Reads only."""
