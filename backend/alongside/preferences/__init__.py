"""What each member wants from the others when something happens: ask me first, unless they said otherwise."""
