"""Everything that can go wrong, as a tree.

    KgError
    ├── UnreadableDocument      a file, or one line of it, is no document
    │   └── EmptyDocument       it holds no text
    ├── UnusableFolder          a folder cannot be written or is not what it should be
    ├── UnusablePort            another program listens there
    ├── UnusableStore           a store is locked, broken or of a newer format
    ├── InvalidQuery            SPARQL that does not parse, a name that nobody bears
    │   └── InvalidParameter    an unknown question, a parameter that it does not take, an unknown form of export
    ├── InvalidLexicon          a row of ontology/lexicon is wrong (file and line are named)
    ├── InvalidActors           a row of an actor list is wrong (file and line are named)
    ├── InvalidGold             a line of labelled data is wrong
    └── MissingExtra            a command needs a package that is not installed

Every message is one line: what was met, what was expected, and what to type where that helps.
"""

from json import JSONDecodeError


class KgError(Exception):
    """Any failure that the user can do something about; its text is one clear line.

    >>> raise KgError("met X\\nin line 2")
    Traceback (most recent call last):
    kg.errors.KgError: met X in line 2
    """

    def __init__(self, message: str) -> None:
        """Fold the message into one line, whatever text of an article or a library stands in it."""
        super().__init__(" ".join(message.split()))


def reason_of(error: Exception) -> str:
    """Return why a file cannot be read, in the words of the operating system but without its number and the name.

    >>> reason_of(FileNotFoundError(2, "No such file or directory", "a.csv"))
    'no such file or directory'
    """
    if isinstance(error, OSError) and error.strerror:
        return error.strerror[0].lower() + error.strerror[1:]
    if isinstance(error, UnicodeDecodeError):
        return f"byte 0x{error.object[error.start]:02X} at {error.start} is not UTF-8"
    return str(error)


def fault_of(error: Exception, kind: str) -> str:
    """Return what is wrong with a record of some kind, in our words where Python's would help nobody.

    >>> fault_of(KeyError("act"), "statement")
    'holds no act'
    >>> fault_of(TypeError("'int' object is not iterable"), "statement")
    'has other keys or values than a statement'
    """
    if isinstance(error, KeyError):
        return f"holds no {error.args[0]}"
    if isinstance(error, JSONDecodeError):
        return f"is no JSON ({error.msg})"
    if isinstance(error, TypeError | AttributeError):
        return f"has other keys or values than a {kind}"
    return f"holds what no {kind} can ({error})"


class UnreadableDocument(KgError):
    """A file, or one line of a JSON lines file, cannot be read as a document; ``file`` is its name, if it has one."""

    def __init__(self, message: str, file: str = "") -> None:
        """Keep the file beside the message, so that what is wrong with one file can be told together."""
        super().__init__(message)
        self.file = file


class EmptyDocument(UnreadableDocument):
    """A file holds no text."""


class UnusableFolder(KgError):
    """A folder cannot be written to, or a file stands where a folder should."""


class UnusablePort(KgError):
    """A port of this machine cannot be listened on."""


class UnusableStore(KgError):
    """A store is held by another process, is broken, or was written by a newer kg."""


class InvalidQuery(KgError):
    """A query does not parse, or names somebody whom the collection does not."""


class InvalidParameter(InvalidQuery):
    """What was asked for is wrong whatever the store holds: no such question or parameter, or of the wrong type."""


class InvalidLexicon(KgError):
    """A row of a lexicon file cannot be used."""


class InvalidActors(KgError):
    """A row of an actor list cannot be used."""


class InvalidGold(KgError):
    """A line of labelled data cannot be used."""


class MissingExtra(KgError):
    """A command needs an optional package; the message says what to install."""
