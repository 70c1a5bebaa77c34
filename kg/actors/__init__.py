"""A name becomes an actor: the actor base, the names of one document, and the side an actor acts for."""
