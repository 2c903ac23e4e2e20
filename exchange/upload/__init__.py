"""Reading of uploaded files. `read_projects` is the entry; `Reading` is what it gives."""

from exchange.upload.file.book import MAX_CELLS
from exchange.upload.file.text import MAX_ROWS
from exchange.upload.importer import read_projects
from exchange.upload.reading.problem import Problem
from exchange.upload.reading.question import Option, Preview, Question
from exchange.upload.reading.reading import Reading, Understanding

__all__ = [
    "MAX_CELLS",
    "MAX_ROWS",
    "Option",
    "Preview",
    "Problem",
    "Question",
    "Reading",
    "Understanding",
    "read_projects",
]
