"""Everything that crosses the border of the application: uploads come in here."""

from exchange.upload import Option, Preview, Problem, Question, Reading, Understanding, read_projects

__all__ = ["Option", "Preview", "Problem", "Question", "Reading", "Understanding", "read_projects"]
