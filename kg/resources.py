"""Where ontology/ and seeds/ are: beside the package in a checkout, inside it when installed."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def resource(*parts: str) -> Path:
    """Return the path of a data file or folder that ships with kg.

    >>> resource("ontology", "kg.ttl").name
    'kg.ttl'
    """
    installed = _PACKAGE.joinpath(*parts)
    return installed if installed.exists() else _PACKAGE.parent.joinpath(*parts)
