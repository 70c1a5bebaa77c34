"""The command line: one command a stage; a command is one library call and an output.

command.py puts the commands together; terminal.py is all that prints.
"""

from kg.cli.command import app, main

__all__ = ["app", "main"]
