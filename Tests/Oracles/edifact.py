"""Reads the EDIFACT acknowledgements of a folder with pydifact, and complains about what does not fit."""

import pathlib
import sys
import warnings

from pydifact.segmentcollection import Interchange

EXPECTED = {"CONTRL": ["UNH", "UCI", "UNT"], "ORDRSP": ["UNH", "BGM", "DTM", "RFF", "UNS", "CNT", "UNT"]}


def text(value):
    """The first component of an element."""
    return value if isinstance(value, str) else value[0]


def check(path):
    """Yields what is wrong with a file."""
    content = path.read_bytes()
    identifier = content[content.index(b"UNB+") + 4:][:4].decode()
    encoding = {"UNOA": "ascii", "UNOB": "ascii", "UNOC": "iso8859-1", "UNOW": "utf-8"}[identifier]
    interchange = Interchange.from_str(content.decode(encoding))
    segments = list(interchange.segments)
    header, trailer = interchange.get_header_segment(), interchange.get_footer_segment()
    if text(header.elements[4]) != text(trailer.elements[1]):
        yield "UNB and UNZ have other references"
    messages = list(interchange.get_messages())
    if int(text(trailer.elements[0])) != len(messages):
        yield "UNZ counts other messages"
    kind = path.stem.split("-")[1]
    for message in messages:
        if message.type != kind:
            yield f"a {message.type} in a file of {kind}"
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
    paths = sorted(pathlib.Path(sys.argv[1]).glob("*.edi"))
    faults = [f"{path.name}: {fault}" for path in paths for fault in check(path)]
    for fault in faults:
        print(fault)
    if not faults:
        print(f"{len(paths)} files read")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
