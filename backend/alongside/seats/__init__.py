"""Who asks: session, person, memberships and followings, read in one statement for every request."""
