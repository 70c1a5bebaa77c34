"""kg: who accuses whom of what, who denied it and who kept silent, from news articles."""

__version__ = "0.1.0"
