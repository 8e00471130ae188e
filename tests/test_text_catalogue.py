"""Every word of the interface exists in both languages, and nothing is kept that nobody says."""

import ast
import string

from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from dashboard.text import CATALOGUES, plain, translator
from data.paths import ROOT


def said() -> set[str]:
    """Every text that the code hands to t(...)."""
    found = extract_from_dir(str(ROOT / "dashboard"), [("**.py", "python")], keywords={"t": None})
    return {str(message) for _, _, message, _, _ in found}


def english() -> dict[str, str]:
    with (CATALOGUES / "en.po").open("rb") as stream:
        return {str(message.id): str(message.string) for message in read_po(stream) if message.id}


def test_the_english_catalogue_holds_exactly_what_is_said():
    assert said() - set(english()) == set()
    assert set(english()) - said() == set()


def test_no_word_hides_inside_another_string():
    """The search for words does not look into f-strings before Python 3.12, so a word in one would be missed."""
    hidden = [
        f"{file.relative_to(ROOT)}:{call.lineno}"
        for file in (ROOT / "dashboard").rglob("*.py")
        for joined in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(joined, ast.JoinedStr)
        for call in ast.walk(joined)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "t"
    ]
    assert hidden == []


def test_every_word_is_looked_up_under_the_name_that_is_searched_for():
    unnamed = [
        f"{file.relative_to(ROOT)}:{call.lineno}"
        for file in (ROOT / "dashboard").rglob("*.py")
        for call in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Call) and "translator" in ast.dump(call.func.func)
    ]
    assert unnamed == []


def test_no_translation_is_empty_and_the_same_fields_are_filled_in():
    def fields(text: str) -> set[str]:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name}

    for indonesian, translated in english().items():
        assert translated.strip(), indonesian
        assert fields(indonesian) == fields(translated), indonesian


def test_texts_are_filled_in():
    assert translator("id")("dan {count} lainnya", count=3) == "dan 3 lainnya"
    assert translator("en")("dan {count} lainnya", count=3) == "and 3 more"


def test_plain_words_mean_nothing_in_markdown():
    assert plain("*a* [b](c) `d` <e> $f$") == r"\*a\* \[b\]\(c\) \`d\` \<e\> \$f\$"
