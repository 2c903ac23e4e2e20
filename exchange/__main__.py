"""`python -m exchange FILE [--answer ID=VALUE ...] [--language es]`: what the importer understood, as JSON.

Columns are pointed at as questions are answered: `--answer column:3=client --answer header_row=2 --answer decimal=,`.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence

from exchange.upload.importer import read_projects
from exchange.upload.reading.listing import listing


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the reading of one file; a rejected file is a reading too, so the exit code is 0."""
    parser = argparse.ArgumentParser(prog="python -m exchange", description=__doc__)
    parser.add_argument("file")
    parser.add_argument("--answer", action="append", default=[], metavar="ID=VALUE", help="answer a question by its id")
    parser.add_argument("--language", default="en", choices=["en", "es"])
    options = parser.parse_args(arguments)
    answers = dict(answer.partition("=")[::2] for answer in options.answer)
    reading = read_projects(options.file, answers)
    json.dump(listing(reading, options.language), sys.stdout, ensure_ascii=False, indent=1)
    sys.stdout.write("\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
