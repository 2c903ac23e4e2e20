"""Every word in both languages, every key that the program uses, and no other."""

from __future__ import annotations

import re

import pytest
from babel.messages.catalog import Message
from babel.messages.pofile import read_po

from locales import LANGUAGES, Language, MissingTextError
from locales.catalogue import FOLDER, OVERLAYS, catalogue, fields, fill, read, variety
from tests.locales.sources import Call, calls, mentioned

DOMAINS = sorted({path.name for code in LANGUAGES for path in (FOLDER / code / "LC_MESSAGES").glob("*.po")})


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


@pytest.mark.parametrize("name", OVERLAYS)
def test_an_overlay_says_some_texts_otherwise_with_the_same_values(name: str) -> None:
    base = catalogue(name.partition("_")[0]).texts
    files = (FOLDER / name / "LC_MESSAGES").glob("*.po")
    own = {key: forms for path in files for key, forms in read(path).items()}
    assert own
    for key, forms in own.items():
        assert forms != base[key], f"{key}: the same in the language itself"
        assert [fields(form) for form in forms] == [fields(form) for form in base[key]], key


SPAIN = (
    r"\b([Cc]ostes?|[Ee]xtractos?|[Pp]resupuestos?|[Aa]utónom[oa]s?|[Rr]etiradas?|[Tt]raspasos?|IRPF|"
    r"[Tt]ipo de (IVA|retención)|portátil|fianza|pagos a cuenta|alquiler)\b"
)
AMERICAS = (
    r"\b([Cc]ostos?|[Ee]stados? de cuenta|[Cc]otizaci[oó]n(es)?|[Rr]etiros?|[Dd]epósitos?|[Tt]asa de|laptop|"
    r"pagos provisionales)\b"
)
LAW_OF_SPAIN = "retainers.dependence.note"


@pytest.mark.parametrize(("region", "foreign"), [("ES", AMERICAS), ("", AMERICAS), ("MX", SPAIN), ("AR", SPAIN)])
def test_each_side_of_the_ocean_reads_its_own_words(region: str, foreign: str) -> None:
    read_here = catalogue(variety("es", region)).texts
    found = {key: forms for key, forms in read_here.items() if any(re.search(foreign, form) for form in forms)}
    assert set(found) <= {LAW_OF_SPAIN}


def test_the_region_chooses_the_words() -> None:
    said = {region: Language("es", region).text("extras.y") for region in ("ES", "GQ", "", "MX", "US", "419")}
    assert said == {
        **dict.fromkeys(("ES", "GQ", ""), "Coste al mes"),
        **dict.fromkeys(("MX", "US", "419"), "Costo al mes"),
    }
    assert Language("en", "MX").text("extras.y") == Language("en").text("extras.y")


# What Spanish of one country says of both, and what is heard in one alone.
STILTED = (
    r"¿[Qq]ué tan|[Cc]ómo de|\bde media\b|\b[Ss]e han? \w+(ado|ido|to)\b|\bfichero|\bordenador|\bcomputador|[Mm]irada|"
    r"El codo|Olvidar|Retomar|de cada \d+ futuros"
)


def test_spanish_is_at_home_in_spain_and_in_mexico() -> None:
    found = {key: forms for key, forms in catalogue("es").texts.items() if re.search(STILTED, " ".join(forms))}
    assert not found


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
