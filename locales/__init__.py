"""Words, numbers, money and months in the reader's language.

`Language` is a value: hand it to whatever has to speak. The words stand in the catalogues beside this file,
`<language>/LC_MESSAGES/<domain>.po`; every key has its text in each of `LANGUAGES`.
"""

from locales.catalogue import LANGUAGES, MissingTextError
from locales.language import Language, language, match

__all__ = ["LANGUAGES", "Language", "MissingTextError", "language", "match"]
