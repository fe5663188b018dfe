#!/usr/bin/env python3
"""Finds similar names with what Python programs use for it, to compare the suggestions with.

    matching_peer.py token_sort|jaro_winkler|tfidf REGISTER QUERIES

REGISTER holds lines of label and name, QUERIES lines of name and label, as holdfast-bench reads them. Prints one JSON
object: queries per second of processor time, and how often the label is among the first 1, 3 and 5 names. Queries whose
label is not in the register have no right answer and are left out. Needs rapidfuzz and scikit-learn.
"""
import json
import sys
import time


def rows(path):
    with open(path, encoding="utf-8") as file:
        return [line.rstrip("\n").split("\t") for line in file]


def by_rapidfuzz(scorer, names, queries):
    from rapidfuzz import process, utils

    plain = [utils.default_process(name) for name in names]
    start = time.process_time()
    found = []
    for query in queries:
        best = process.extract(utils.default_process(query), plain, scorer=scorer, limit=5)
        found.append([position for _, _, position in best])
    return found, time.process_time() - start


def by_tfidf(names, queries):
    import numpy
    from sklearn.feature_extraction.text import TfidfVectorizer

    # Three characters within words: what EMM, string_grouper and others do.
    vectorizer = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 3), lowercase=True, dtype=numpy.float32)
    matrix = vectorizer.fit_transform(names).T.tocsr()
    start = time.process_time()
    found = []
    for query in queries:
        scores = (vectorizer.transform([query]) @ matrix).toarray()[0]
        best = numpy.argpartition(-scores, 5)[:5]
        found.append(best[numpy.argsort(-scores[best], kind="stable")].tolist())
    return found, time.process_time() - start


def main():
    method, register, queries = sys.argv[1:]
    known = rows(register)
    labels, names = [row[0] for row in known], [row[1] for row in known]
    there = set(labels)
    wanted = [row for row in rows(queries) if row[1] in there]
    texts = [row[0] for row in wanted]
    if method == "tfidf":
        found, seconds = by_tfidf(names, texts)
    else:
        from rapidfuzz import distance, fuzz

        scorers = {"token_sort": fuzz.token_sort_ratio, "jaro_winkler": distance.JaroWinkler.similarity}
        found, seconds = by_rapidfuzz(scorers[method], names, texts)
    hits = [
        sum(any(labels[position] == row[1] for position in best[:limit]) for row, best in zip(wanted, found))
        for limit in (1, 3, 5)
    ]
    recall = [hit / len(wanted) for hit in hits]
    print(json.dumps({"rate": len(wanted) / seconds, "recall": recall, "wanted": len(wanted)}))


main()
