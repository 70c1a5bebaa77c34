"""What `kg serve` is made of: the guard, the workers, the forms of an answer, and the query page."""
