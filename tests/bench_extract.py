"""What extraction costs beside spaCy alone: python tests/bench_extract.py [articles.jsonl]

CPU seconds of one process and one thread, over the same texts in turn: ``nlp.pipe`` on whole articles, and kg's
extract, which parses only passages that hold a cue. Without a file the articles of seeds/ are taken many times;
they are denser in accusations than other news, so news of the day costs less. ``--jobs`` also shows wall seconds.
"""

import argparse
import time
from collections.abc import Iterable
from dataclasses import replace

from kg.documents import read_documents
from kg.extract import extract
from kg.extract.language import load_language
from kg.resources import resource

TIMES = 8
ROUNDS = 3
BATCH = 8
"""Articles that spaCy parses at a time: the fastest on whole articles."""


def cpu(work: Iterable[object]) -> float:
    began = time.process_time()
    for _ in work:
        pass
    return time.process_time() - began


def main() -> None:
    parser = argparse.ArgumentParser(description="What extraction costs beside spaCy alone.")
    parser.add_argument("articles", nargs="?", help="JSON lines, text or a folder; by default seeds/")
    parser.add_argument("--jobs", type=int, nargs="*", default=[], help="also the wall seconds of so many processes")
    options = parser.parse_args()
    read = list(read_documents([options.articles or resource("seeds")]))
    turns = 1 if options.articles else TIMES
    documents = [replace(document, id=f"{document.id}-{turn}") for turn in range(turns) for document in read]
    language = load_language()
    list(extract(documents[:1]))  # lists and parser are loaded
    words = sum(len(document.text.split()) for document in documents)
    print(f"{len(documents)} articles, {words:,} words")
    alone = min(cpu(language.pipe((each.text for each in documents), batch_size=BATCH)) for _ in range(ROUNDS))
    whole = min(cpu(extract(documents)) for _ in range(ROUNDS))
    print(f"spaCy alone  {alone:6.2f} CPU s  {words / alone:8,.0f} words/s")
    print(f"extract      {whole:6.2f} CPU s  {words / whole:8,.0f} words/s  {whole / alone:.2f} of spaCy alone")
    for jobs in options.jobs:
        began = time.perf_counter()
        statements = sum(1 for _ in extract(documents, jobs=jobs))
        print(f"{jobs} processes  {time.perf_counter() - began:6.2f} wall s  {statements} statements")


if __name__ == "__main__":
    main()
