"""Every word in both languages, every key that the program uses, and no other."""

from __future__ import annotations

import re

import pytest
from babel.messages.catalog import Message
from babel.messages.pofile import read_po

from locales import LANGUAGES, MissingTextError
from locales.catalogue import FOLDER, catalogue, fields, fill, read
from tests.locales.sources import Call, calls, mentioned

DOMAINS = sorted({path.name for path in FOLDER.glob("*/LC_MESSAGES/*.po")})


def messages(code: str, domain: str) -> dict[str, Message]:
    with (FOLDER / code / "LC_MESSAGES" / domain).open("rb") as file:
        return {
            message.id if isinstance(message.id, str) else message.id[0]: message
            for message in read_po(file, abort_invalid=True)
            if message.id
        }


def placeholders(code: str, key: str) -> frozenset[str]:
    return frozenset().union(*(fields(form) for form in catalogue(code).texts[key]))


ENGLISH = catalogue("en").texts
KEYS = sorted(ENGLISH)


@pytest.mark.parametrize("domain", DOMAINS)
def test_a_domain_has_the_same_keys_in_every_language(domain: str) -> None:
    english = messages("en", domain)
    for code in LANGUAGES:
        other = messages(code, domain)
        assert other.keys() == english.keys()
        assert {key for key in other if other[key].pluralizable} == {
            key for key in english if english[key].pluralizable
        }


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("domain", DOMAINS)
def test_no_text_is_empty_or_doubtful(domain: str, code: str) -> None:
    found = messages(code, domain)
    assert found.keys() == read(FOLDER / code / "LC_MESSAGES" / domain).keys()
    for key, message in found.items():
        forms = [message.string] if isinstance(message.string, str) else list(message.string or ())
        assert all(form.strip() for form in forms), key
        assert all(form == form.strip() for form in forms), f"{key}: blanks at an end are the page's business"


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_text_is_filled_with_the_same_values(code: str) -> None:
    for key in KEYS:
        assert placeholders(code, key) == placeholders("en", key), key
        # The form for one thing may leave its number out ("one month"), the other form may not.
        forms = catalogue(code).texts[key]
        assert fields(forms[-1]) == placeholders(code, key), key
        for form in forms:
            fill(form, dict.fromkeys(fields(form), "x"))


def test_spanish_is_not_english_copied() -> None:
    spanish = catalogue("es").texts
    words = [key for key in KEYS if len(re.findall(r"[A-Za-z]{3,}", re.sub(r"\{\w+\}", "", ENGLISH[key][0]))) >= 4]
    copied = [key for key in words if spanish[key] == ENGLISH[key]]
    assert not copied


@pytest.mark.parametrize("call", calls(), ids=str)
def test_every_text_the_program_asks_for_exists(call: Call) -> None:
    found = [key for key in KEYS if call.pattern.fullmatch(key)]
    assert found, "no such key"
    for key in found if call.exact else ():
        assert (len(ENGLISH[key]) == 2) == call.counts, "text() and plural() are for different keys"
        if call.names is not None:
            needed = placeholders("en", key) - ({"n"} if call.counts else set())
            assert needed <= call.names, f"not given: {sorted(needed - call.names)}"
            spare = call.names - placeholders("en", key)
            assert not spare, f"given, but not in the text: {sorted(spare)}"


def test_no_text_is_left_over() -> None:
    literal, patterns = mentioned()
    unused = [key for key in KEYS if key not in literal and not any(pattern.fullmatch(key) for pattern in patterns)]
    assert not unused


def test_fields_are_plain_names() -> None:
    assert fill("{who} owes {sum}", {"who": "{sum}", "sum": "5"}) == "{sum} owes 5"
    assert fill("{{who}}", {}) == "{who}"
    for template in ("{who.__class__}", "{who[0]}", "{who!r}", "{who:>10}", "{}", "{0}", "{other}"):
        with pytest.raises(MissingTextError):
            fill(template, {"who": "x"})


def test_a_missing_key_is_a_fault() -> None:
    texts = catalogue("en")
    with pytest.raises(MissingTextError):
        texts.single("no.such.key")
    with pytest.raises(MissingTextError):
        texts.single("frequency.month")
    with pytest.raises(MissingTextError):
        texts.counted("frequency.about", one=True)
