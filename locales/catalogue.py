"""The texts of one language, merged from all its catalogue files."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from string import Formatter
from typing import Any, Final

from babel.core import get_global
from babel.messages.pofile import read_po

LANGUAGES: Final = ("en", "es")
"""Languages that have catalogues, in the order in which a reader is offered them."""

OVERLAYS: Final = ("es_419",)
"""Wider regions whose words part from their language's: a few texts each, laid over the language's own."""

FOLDER: Final = Path(__file__).parent


class MissingTextError(KeyError):
    """A key without a text, or a text whose parameter was not given: the program's fault, not the user's."""


class _PlainFields(Formatter):
    """`str.format` reduced to `{name}`: no attribute, index, conversion or format code reaches a value."""

    def get_field(self, field_name: str, args: Any, kwargs: Any) -> tuple[object, str]:  # noqa: ARG002  # base class
        if not field_name.isidentifier():
            raise MissingTextError(f"not a plain field: {field_name!r}")
        if field_name not in kwargs:
            raise MissingTextError(f"no value for {field_name!r}")
        return kwargs[field_name], field_name

    def convert_field(self, value: Any, conversion: Any) -> Any:
        if conversion is not None:
            raise MissingTextError("conversions have no place in a text")
        return value

    def format_field(self, value: Any, format_spec: str) -> str:
        if format_spec:
            raise MissingTextError("format codes have no place in a text")
        return str(value)


_FIELDS: Final = _PlainFields()


def fill(template: str, values: Mapping[str, str]) -> str:
    """Put values in the place of `{name}` fields; braces inside a value stay as they are.

    Raises:
        MissingTextError: when a field has no value, or is more than a plain name.
    """
    return _FIELDS.vformat(template, (), values)


def fields(template: str) -> frozenset[str]:
    """Names of the `{name}` fields of a text."""
    return frozenset(name for _, name, _, _ in _FIELDS.parse(template) if name is not None)


@dataclass(frozen=True)
class Catalogue:
    """All texts of a language, or of it in a wider region: key -> (text,) or (text for one, text for others)."""

    code: str
    texts: Mapping[str, tuple[str, ...]]

    def single(self, key: str) -> str:
        """Text of a key that has no plural.

        Raises:
            MissingTextError: when there is no such key, or it counts something.
        """
        forms = self._forms(key)
        if len(forms) != 1:
            raise MissingTextError(f"{self.code}: {key} counts something and needs its number")
        return forms[0]

    def counted(self, key: str, *, one: bool) -> str:
        """Text of a key that counts something, in the form for one thing or for any other number.

        Raises:
            MissingTextError: when there is no such key, or it has no plural.
        """
        forms = self._forms(key)
        if len(forms) != 2:
            raise MissingTextError(f"{self.code}: {key} has no plural")
        return forms[0] if one else forms[1]

    def _forms(self, key: str) -> tuple[str, ...]:
        try:
            return self.texts[key]
        except KeyError:
            raise MissingTextError(f"{self.code}: no text for {key!r}") from None


@functools.lru_cache(maxsize=64)
def variety(code: str, region: str) -> str:
    """Name of the catalogue that a region reads: its overlay's ("es_419" for es and MX), else the language's.

    Which wider region a country belongs to is Unicode's own tree of locales.
    """
    parents = get_global("parent_exceptions")
    name = f"{code}_{region}"
    while name and name not in OVERLAYS:
        name = parents.get(name, "")
    return name or code


@functools.cache
def catalogue(code: str) -> Catalogue:
    """Read every `.po` file of a language or of an overlay, once per process.

    The files are read as they are (some 25 ms for a thousand texts): no compiled copy can be out of date.

    Raises:
        ValueError: when two files of a language give the same key.
    """
    if code in OVERLAYS:
        return Catalogue(code, {**catalogue(code.partition("_")[0]).texts, **_own(code)})
    return Catalogue(code, _own(code))


def _own(code: str) -> dict[str, tuple[str, ...]]:
    """Texts of the files in a catalogue's own folder."""
    texts: dict[str, tuple[str, ...]] = {}
    for path in sorted((FOLDER / code / "LC_MESSAGES").glob("*.po")):
        for key, forms in read(path).items():
            if key in texts:
                raise ValueError(f"{path.name}: {key} stands in another file too")
            texts[key] = forms
    return texts


def read(path: Path) -> dict[str, tuple[str, ...]]:
    """Texts of one catalogue file; fuzzy and empty ones are left out, as gettext does."""
    texts: dict[str, tuple[str, ...]] = {}
    with path.open("rb") as file:
        for message in read_po(file, abort_invalid=True):
            key = message.id if isinstance(message.id, str) else message.id[0]
            forms = (message.string,) if isinstance(message.string, str) else tuple(message.string or ())
            if key and not message.fuzzy and forms and all(forms):
                texts[key] = forms
    return texts
