"""No sentence of a publisher stands in the project: its articles are retold, its examples our own.

tests/gold/retold.fingerprints holds a fingerprint of every nine words in a row of the articles that seeds/ retells.
The texts themselves belong to their publishers, and a fingerprint cannot be read back.
"""

import hashlib
import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[1]
RUN = 9
NAMES = "ontology/actors/"  # the long name of an organisation belongs to nobody


def runs(text: str) -> set[str]:
    words = re.findall(r"\w+", re.sub(r"https?://\S+", " ", text).lower())
    return {" ".join(words[at : at + RUN]) for at in range(len(words) - RUN + 1)}


def fingerprint(run: str) -> str:
    return hashlib.sha256(run.encode()).hexdigest()[:12]


def test_no_nine_words_in_a_row_come_from_an_article_that_was_retold() -> None:
    taken = set((ROOT / "tests/gold/retold.fingerprints").read_text().split())
    assert len(taken) > 1000
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    names = [name for name in listed.stdout.split("\0") if name and not name.startswith(NAMES)]
    files = [ROOT / name for name in names if (ROOT / name).is_file()]
    assert len(files) > 50
    copied = {
        f"{file.relative_to(ROOT)}: {run}"
        for file in files
        for run in runs(file.read_text(encoding="utf-8", errors="ignore"))
        if fingerprint(run) in taken
    }
    assert copied == set()
