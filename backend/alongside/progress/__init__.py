"""Progress as followers read it: what was asked of them and what they were told. Reads only."""
