"""What a page tells its reader when it cannot show exactly what its address asks for."""

from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.text import Lang
from data.fields import Text


@dataclass(frozen=True)
class Notice:
    """One thing that could not be honoured: the words, and what they are about.

    values: what stands in the words' {fields}; plain text such as a code from the address, or a label in both
    languages. Plain text comes from outside and must be escaped where it is shown.
    """

    words: Text
    values: Mapping[str, str | Text]

    def text(self, lang: Lang) -> str:
        """Return the notice in one language."""
        shown = {
            name: getattr(value, lang) if isinstance(value, Text) else value for name, value in self.values.items()
        }
        return getattr(self.words, lang).format(**shown)


UNKNOWN_WORD = Text(
    "Alamat halaman memuat {name} yang tidak dikenal: {value}. Yang ditampilkan: {shown}.",
    "The address of this page holds an unknown {name}: {value}. Shown instead: {shown}.",
)
NOT_HERE = Text(
    "Untuk angka ini tidak ada {name} {value}. Yang ditampilkan: {shown}.",
    "These figures have no {name} {value}. Shown instead: {shown}.",
)
UNKNOWN_REGION = Text(
    "Wilayah {value} tidak dikenal. Seluruh Indonesia ditampilkan; carilah wilayah lewat kotak pencarian.",
    "Region {value} is not known. All of Indonesia is shown; look for a region in the search box.",
)
LIKELY_REGIONS = Text(
    "Wilayah {value} tidak dikenal. Seluruh Indonesia ditampilkan. Mungkin maksud Anda: {proposals}.",
    "Region {value} is not known. All of Indonesia is shown. You may mean: {proposals}.",
)
SUPERSEDED_REGION = Text(
    "Kode {value} sudah diganti sejak pemekaran Papua 2022. Kode sekarang: {replacements}.",
    "Code {value} was replaced when Papua was divided in 2022. Codes now: {replacements}.",
)
OFFICE = Text(
    "{value} adalah kantor BPJS Ketenagakerjaan, bukan wilayah pada peta. Seluruh Indonesia ditampilkan.",
    "{value} is an office of BPJS Ketenagakerjaan, not a region on the map. All of Indonesia is shown.",
)
ONLY_PROVINCES = Text(
    "Angka ini hanya ada menurut provinsi. Provinsi dari {value} ditampilkan: {province}.",
    "These figures exist by province only. The province of {value} is shown: {province}.",
)
OLD_PROVINCE = Text(
    "Angka ini dari sebelum pemekaran Papua 2022. {value} termasuk {old}.",
    "These figures are from before Papua was divided in 2022. {value} belongs to {old}.",
)
NOT_DRAWN = Text(
    "{count} angka tidak digambar karena pembagian Papua yang dimaksud sumbernya bukan yang sekarang atau belum jelas; "
    "angkanya ada di halaman Data dan sumber.",
    "Not drawn: {count} of the printed figures, because their source means another division of Papua than today's or "
    "does not say which; they are on the page Data and sources.",
)
