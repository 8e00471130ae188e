"""How region names and codes are written: tidying a text before it is compared, without knowing any region."""

import re
import unicodedata
from typing import Literal, NamedTuple, get_args

Level = Literal["nation", "province", "regency", "city", "kanwil", "branch"]
LEVELS: tuple[Level, ...] = get_args(Level)

# What a kind of region is called, longest first so that "kota administrasi" is not read as "kota".
_KINDS: tuple[tuple[str, Level], ...] = (
    ("kabupaten administrasi", "regency"),
    ("kab administrasi", "regency"),
    ("kabupaten", "regency"),
    ("kab", "regency"),
    ("kota administrasi", "city"),
    ("kotamadya", "city"),
    ("kota", "city"),
    ("provinsi", "province"),
    ("propinsi", "province"),
    ("prov", "province"),
    ("kantor wilayah", "kanwil"),
    ("kanwil", "kanwil"),
    ("kantor cabang", "branch"),
    ("cabang", "branch"),
    ("kc", "branch"),
)
_WRITTEN_OUT = {
    "adm": "administrasi",
    "kep": "kepulauan",
    "peg": "pegunungan",
    "tj": "tanjung",
    "tjg": "tanjung",
    "&": "dan",
}
_SEPARATORS = re.compile(r"[\s.,_/()'`\u2019-]+")
_CODE = re.compile(r"'?([0-9]{2})(?:[.,\s-]?([0-9]{2}))?")


class Form(NamedTuple):
    """One way to write a region: words with spaces, key without them, kind when the text names it."""

    words: str
    key: str
    kind: Level | None


def whole_form(text: str) -> Form:
    """Tidy case, spaces, punctuation and common shortenings; a word for the kind stays in the words."""
    text = "".join(sign for sign in unicodedata.normalize("NFKC", text) if unicodedata.category(sign) != "Cf")
    parts = _SEPARATORS.sub(" ", text.casefold().replace("&", " & ")).split()
    words = " ".join(_WRITTEN_OUT.get(part, part) for part in parts)
    return Form(words, words.replace(" ", ""), None)


def form_of(text: str) -> Form:
    """Tidy a text as whole_form does and take the word for the kind off: "KAB. SIAK" is "siak", a regency."""
    whole = whole_form(text)
    for written, level in _KINDS:
        if whole.words.startswith(f"{written} "):
            words = whole.words.removeprefix(f"{written} ")
            return Form(words, words.replace(" ", ""), level)
    return whole


def tidy_code(text: str) -> str:
    """Write a Kemendagri code as PP or PP.RR ("1471 " is 14.71); "" when the text is not shaped like one."""
    match = _CODE.fullmatch(unicodedata.normalize("NFKC", text).strip())
    return ".".join(part for part in match.groups() if part) if match else ""


def digits_of(text: str) -> str:
    """Keep the digits 0-9 of a text."""
    return re.sub(r"[^0-9]", "", unicodedata.normalize("NFKC", text))
