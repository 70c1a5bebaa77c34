"""A wrong row of the lexicon is named with its file and its line, what was met and what was expected."""

import csv
import shutil
from pathlib import Path

import pytest

from kg.errors import InvalidLexicon
from kg.extract.cues import cues_of
from kg.lexicon import load_lexicon
from kg.resources import resource
from kg.statement import Act

WRONG = [
    (
        "frames.csv",
        "accuse,insult,subject,object!,of,,,A accused B",
        "frames.csv:{line}: met 'insult', expected one of",
    ),
    (
        "frames.csv",
        "accuse,allegation,object,object!,of,,,A",
        "frames.csv:{line}: met 'object', expected one of asked, from, nobody, subject",
    ),
    ("frames.csv", "accuse,allegation,subject,object!,of,loud,,A", "frames.csv:{line}: met 'loud', expected one of"),
    ("frames.csv", "accuse,allegation,subject,object!,of,,rich,A", "frames.csv:{line}: met 'rich', expected one of"),
    ("frames.csv", "accuse,allegation", "frames.csv:{line}: expected 8 columns, the first one not empty"),
    ("frames.csv", "accuse,allegation,subject,object!,of,,,A,B,C", "frames.csv:{line}: expected 8 columns"),
    ("speech.csv", "say,shout,certain", "speech.csv:{line}: met 'shout', expected one of belief, claim, say"),
    ("speech.csv", "say,say,sure", "speech.csv:{line}: met 'sure', expected one of certain, possible, probable"),
    ("nominals.csv", "charge,fee,a charge", "nominals.csv:{line}: met 'fee', expected one of"),
    ("hedges.csv", "maybe,unsure", "hedges.csv:{line}: met 'unsure', expected one of"),
    ("confidence.csv", "claim,high,1,2", "confidence.csv:{line}: met 'high', expected a number"),
    ("roles.csv", ",person", "roles.csv:{line}: expected 2 columns, the first one not empty"),
    ("harm.csv", "kill,verb", "harm.csv:{line}: expected 3 columns"),
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(resource("ontology", "lexicon"), tmp_path / "lexicon"))


@pytest.mark.parametrize(("name", "row", "message"), WRONG, ids=lambda text: text[:30])
def test_a_wrong_row_is_named_with_file_and_line(folder: Path, name: str, row: str, message: str) -> None:
    lines = (folder / name).read_text(encoding="utf-8").splitlines()
    (folder / name).write_text("\n".join([*lines, row]) + "\n", encoding="utf-8")
    with pytest.raises(InvalidLexicon) as error:
        load_lexicon(folder)
    assert message.format(line=len(lines) + 1) in str(error.value)


@pytest.mark.parametrize("name", ["frames.csv", "harm.csv", "light.csv", "confidence.csv", "classes.csv"])
def test_other_columns_are_named(folder: Path, name: str) -> None:
    (folder / name).write_text("word,meaning\nsay,speak\n", encoding="utf-8")
    with pytest.raises(InvalidLexicon, match=rf"^{name}: met the columns \['word', 'meaning'\], expected \["):
        load_lexicon(folder)


def test_a_copy_of_the_lexicon_loads_like_the_one_that_ships(folder: Path) -> None:
    assert load_lexicon(folder) == load_lexicon()


@pytest.mark.parametrize("path", sorted(resource("ontology", "lexicon").glob("*.csv")), ids=lambda path: path.stem)
def test_no_row_stands_twice(path: Path) -> None:
    with path.open(encoding="utf-8", newline="") as lines:
        rows = [tuple(row) for row in csv.reader(lines)]
    assert sorted(rows) == sorted(set(rows))


def test_every_cue_is_found_before_parsing_in_its_own_example() -> None:
    lexicon = load_lexicon()
    cues = cues_of(lexicon)
    examples = [frame.example for frames in lexicon.frames.values() for frame in frames]
    assert [example for example in examples if not cues.are_in(example)] == []


def test_every_act_has_a_frame_or_a_noun() -> None:
    lexicon = load_lexicon()
    acts = {frame.act for frames in lexicon.frames.values() for frame in frames} | set(lexicon.nominals.values())
    assert acts == set(Act)
