"""One zip for the press desk: the figure in every form, the data, the sentences, the sources, and a file to read first.

Every member's name starts with the period, so that kits of several months sort; a sample's starts with CONTOH_.
"""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence

from dashboard.documents import archive, citations, listing_file, slides, table_file
from dashboard.documents.table_schema import table_schema
from dashboard.documents.workbook import workbook
from dashboard.figures.formats import date_text
from dashboard.figures.lettering import clean
from dashboard.figures.press.described import Described
from dashboard.figures.press.exhibit import Exhibit
from dashboard.text import LANGUAGES, Lang, translator
from data.fields import INDICATORS

READ_FIRST = "00_BACA_SAYA.txt"

Source = Mapping[str, str]
Maker = Callable[[], bytes]


def stem(exhibit: Exhibit) -> str:
    """The name of an exhibit's files without what comes after the dot: "2025-08_cakupan_aceh".

    It has the indicator's short name, or the title where several indicators stand side by side.
    """
    indicators = exhibit.table["indicator"].unique()
    what = getattr(INDICATORS[indicators[0]].label, exhibit.lang) if len(indicators) == 1 else exhibit.title
    named = table_file.file_name(exhibit.period, what, exhibit.place, "csv", synthetic=bool(exhibit.band))
    return named.removesuffix(".csv")


def kit(
    described: Described,
    sources: Sequence[Source],
    made_on: dt.date,
    pictures: Mapping[str, Maker],
    *,
    template: bytes | None = None,
) -> bytes:
    """The kit of one exhibit, the same bytes for the same figures and day.

    sources: rows of the sources table behind the figures. pictures: what makes the framed pictures of the exhibit, by
    the end of the file name ("_web.png"). template: an office's own presentation, see documents.slides.
    Raises the errors of the files in it: slides.TemplateError, table_file.HiddenValueError.
    """
    exhibit = described.exhibit
    name = stem(exhibit)
    files = {f"{name}{ending}": make() for ending, make in pictures.items()}
    files |= {
        f"{name}.pptx": slides.slides([described], made_on, template),
        f"{name}.xlsx": workbook(described, sources, made_on),
        **data_files(exhibit),
        f"{name}_kalimat.txt": _text([*described.sentences, described.alt, exhibit.band]),
        f"{name}_sumber.bib": citations.bibtex(sources).encode(),
        f"{name}_sumber.json": citations.csl_json(sources).encode(),
    }
    read_first = "\n".join(_read_first(described, list(files), made_on, lang) for lang in LANGUAGES)
    return archive.archive({READ_FIRST: _text([read_first]), **dict(sorted(files.items()))})


def data_files(exhibit: Exhibit) -> dict[str, bytes]:
    """The figures as CSV with a Table Schema beside it, and likewise what they are set against, by file name.

    A listing that holds no figures of regions gives its own cells.
    """
    files = {}
    if exhibit.listing is not None and exhibit.table.empty:
        frame = listing_file.frame(exhibit)
        return {
            f"{stem(exhibit)}.csv": table_file.csv_bytes(frame),
            f"{stem(exhibit)}.schema.json": listing_file.schema(frame),
        }
    for ending, rows in (("", exhibit.table), ("_pembanding", exhibit.reference)):
        if len(rows) or not ending:
            files[f"{stem(exhibit)}{ending}.csv"] = table_file.csv_file(rows, {})
            files[f"{stem(exhibit)}{ending}.schema.json"] = table_schema(rows)
    return files


def _read_first(described: Described, names: Sequence[str], made_on: dt.date, lang: Lang) -> str:
    exhibit = described.exhibit
    t = translator(lang)
    kinds = {
        ".png": t("gambar"),
        ".svg": t("gambar untuk cetak, dapat disunting"),
        ".pdf": t("halaman PDF dengan teks alternatif"),
        ".pptx": t("slide dengan grafik yang dapat disunting dan catatan pembicara"),
        ".xlsx": t("angka, definisi, dan sumber untuk lembar kerja"),
        ".csv": t("angka untuk mesin, UTF-8, koma dan titik desimal"),
        ".schema.json": t("arti kolom berkas CSV (Table Schema)"),
        "_kalimat.txt": t("kalimat siap kutip dan teks alternatif"),
        "_sumber.bib": t("sumber untuk BibTeX"),
        "_sumber.json": t("sumber untuk pengelola pustaka (CSL-JSON)"),
    }
    listed = [
        f"  {name}: {next(words for end, words in kinds.items() if name.endswith(end))}" for name in sorted(names)
    ]
    facts = (exhibit.band, exhibit.title, exhibit.subtitle, exhibit.note, exhibit.source, exhibit.credit)
    return "\n".join(
        [
            f"== {LANGUAGES[lang]} ==",
            "",
            *(clean(fact) for fact in facts if fact),
            t("Dibuat {date} dengan JamsosMap.", date=date_text(made_on, lang)),
            "",
            t("Isi paket"),
            *listed,
            "",
            t("Sebutkan sumber, periode, dan penyebut setiap kali angka ini dipakai. Kosong bukan nol."),
            "",
        ]
    )


def _text(lines: Sequence[str]) -> bytes:
    """Lines as a text file that opens right in every editor of Windows too."""
    return "\r\n".join("\n".join(line for line in lines if line).splitlines()).encode("utf-8-sig") + b"\r\n"
