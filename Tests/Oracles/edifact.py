"""Reads the EDIFACT acknowledgements of a folder with pydifact's parser, and complains about what does not fit.

It warns that the package does not bring along the directories to check segments by; every other warning is a fault.
"""

import pathlib
import sys
import warnings

from pydifact.exceptions import MissingImplementationWarning
from pydifact.parser import Parser

EXPECTED = {"CONTRL": ["UNH", "UCI", "UNT"], "ORDRSP": ["UNH", "BGM", "DTM", "RFF", "UNS", "CNT", "UNT"]}


def text(value):
    """The first component of an element."""
    return value if isinstance(value, str) else value[0]


def check(path):
    """Yields what is wrong with a file."""
    content = path.read_bytes()
    identifier = content[content.index(b"UNB+") + 4:][:4].decode()
    encoding = {"UNOA": "ascii", "UNOB": "ascii", "UNOC": "iso8859-1", "UNOW": "utf-8"}[identifier]
    segments = [segment for segment in Parser().parse(content.decode(encoding)) if segment.tag != "UNA"]
    header, trailer = segments[0], segments[-1]
    if header.tag != "UNB" or trailer.tag != "UNZ":
        yield "not from UNB to UNZ"
    if text(header.elements[4]) != text(trailer.elements[1]):
        yield "UNB and UNZ have other references"
    kind = path.stem.split("-")[1]
    messages = [segment for segment in segments if segment.tag == "UNH"]
    if int(text(trailer.elements[0])) != len(messages):
        yield "UNZ counts other messages"
    for message in messages:
        if text(message.elements[1]) != kind:
            yield f"a {text(message.elements[1])} in a file of {kind}"
    starts = [index for index, segment in enumerate(segments) if segment.tag == "UNH"]
    for start in starts:
        end = next(index for index in range(start, len(segments)) if segments[index].tag == "UNT")
        tags = [segment.tag for segment in segments[start:end + 1]]
        trailer = segments[end].elements
        if int(text(trailer[0])) != len(tags):
            yield f"UNT counts {trailer[0]} segments, and {len(tags)} are there"
        if text(trailer[1]) != text(segments[start].elements[0]):
            yield "UNH and UNT have other references"
        for tag in EXPECTED[kind]:
            if tag not in tags:
                yield f"no {tag}"
        lines = [segment for segment in segments[start:end] if segment.tag == "LIN"]
        counts = [segment.elements[0][1] for segment in segments[start:end] if segment.tag == "CNT"]
        if kind == "ORDRSP" and counts != [str(len(lines))]:
            yield f"CNT counts {counts}, and {len(lines)} lines are there"


def main():
    """Checks all files of the folder."""
    warnings.simplefilter("error")
    warnings.simplefilter("ignore", MissingImplementationWarning)
    paths = sorted(pathlib.Path(sys.argv[1]).glob("*.edi"))
    faults = [f"{path.name}: {fault}" for path in paths for fault in check(path)]
    for fault in faults:
        print(fault)
    if not faults:
        print(f"{len(paths)} files read")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
