"""The installation itself: whether it is a demo, and the link that sets it up."""
