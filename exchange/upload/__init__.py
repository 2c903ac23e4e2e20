"""Reading of uploaded files. `read_projects` is the entry; `Reading` is what it gives."""

from exchange.upload.importer import read_projects
from exchange.upload.problem import Problem
from exchange.upload.question import Option, Preview, Question
from exchange.upload.reading import Reading, Understanding

__all__ = ["Option", "Preview", "Problem", "Question", "Reading", "Understanding", "read_projects"]
