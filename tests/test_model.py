"""The parser's weights come as packages of third parties: their figures must be those that explosion published."""

import pytest

PUBLISHED = {
    "core_web_md": {"dep_uas": 0.9184, "dep_las": 0.8998, "ents_f": 0.8473},
    "core_web_sm": {"dep_uas": 0.9177, "dep_las": 0.8992, "ents_f": 0.8433},
}
"""Of en_core_web_md 3.8.0 and en_core_web_sm 3.8.0, in explosion/spacy-models, meta/."""


def test_the_parser_is_the_one_that_explosion_measured() -> None:
    from kg.extract.language import load_language

    meta = load_language().meta
    published = PUBLISHED["_".join(meta["name"].removeprefix("en_").split("_")[:3])]
    assert meta["version"] == "3.8.0"
    assert {key: meta["performance"][key] for key in published} == pytest.approx(published, abs=5e-5)
