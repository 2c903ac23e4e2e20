"""Everything that crosses the border of the application: uploads come in here, links go both ways."""

from exchange.link import Notice, Opened, from_link, to_link
from exchange.upload import (
    MAX_CELLS,
    MAX_ROWS,
    Option,
    Preview,
    Problem,
    Question,
    Reading,
    Understanding,
    read_projects,
)

__all__ = [
    "MAX_CELLS",
    "MAX_ROWS",
    "Notice",
    "Opened",
    "Option",
    "Preview",
    "Problem",
    "Question",
    "Reading",
    "Understanding",
    "from_link",
    "read_projects",
    "to_link",
]
