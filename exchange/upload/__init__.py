"""Reading of uploaded files. `read_projects` is the entry; `Reading` is what it gives."""

from exchange.upload.importer import read_projects
from exchange.upload.reading.problem import Problem
from exchange.upload.reading.question import Option, Preview, Question
from exchange.upload.reading.reading import Reading, Understanding

__all__ = ["Option", "Preview", "Problem", "Question", "Reading", "Understanding", "read_projects"]
