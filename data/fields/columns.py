"""The columns of every table of a snapshot."""

from data.fields.text import Text

OBSERVATION_KEY = (
    "region_code",
    "region_vintage",
    "period",
    "indicator",
    "segment",
    "programme",
    "worker_group",
    "benefit_kind",
    "basis",
    "denominator",
    "origin",
    "source_id",
)
OBSERVATION_COLUMNS = (*OBSERVATION_KEY, "value", "unit", "as_printed", "obs_status", "flags")

COLUMNS: dict[str, Text] = {
    "region_code": Text(
        "Kode wilayah Kemendagri sebagai teks (PP atau PP.RR), ID untuk nasional, KW-… untuk Kanwil, KC-… untuk kantor cabang",
        "Kemendagri region code as text (PP or PP.RR), ID for the nation, KW-… for a regional office, KC-… for a branch",
    ),
    "region_vintage": Text(
        "Wilayah menurut pembagian saat ini (current) atau sebelum pemekaran Papua 2022 (before-2022-papua-split)",
        "Region as divided today (current) or before the 2022 Papua split (before-2022-papua-split)",
    ),
    "period": Text(
        "Periode ISO: 2025, 2025-08, 2025-Q3, atau rentang 2021-01/2021-09; kosong bila sumber tidak menyebut",
        "ISO period: 2025, 2025-08, 2025-Q3, or an interval 2021-01/2021-09; empty when the source names none",
    ),
    "indicator": Text("Kode indikator", "Indicator code"),
    "segment": Text("Segmen kepesertaan", "Membership segment"),
    "programme": Text(
        "Program; beberapa program yang dijumlahkan sumber dipisah titik koma",
        "Programme; several programmes that the source adds up are joined by a semicolon",
    ),
    "worker_group": Text("Kelompok pekerja", "Worker group"),
    "benefit_kind": Text("Jenis manfaat", "Kind of benefit"),
    "basis": Text(
        "Dasar pencatatan: tempat tinggal (residence), tempat pemberi kerja terdaftar (registration), atau tidak disebut (unstated)",
        "Basis of counting: residence, registration of the employer, or unstated",
    ),
    "denominator": Text("Nama penyebut bila nilai adalah rasio", "Name of the denominator when the value is a ratio"),
    "origin": Text(
        "Asal: terbitan (published), milik sendiri (own), atau contoh (synthetic)",
        "Origin: published, own, or synthetic",
    ),
    "source_id": Text("Kode sumber", "Source identifier"),
    "value": Text("Nilai; kosong bila hilang atau disembunyikan", "Value; empty when missing or suppressed"),
    "unit": Text("Satuan", "Unit"),
    "as_printed": Text(
        "Angka sebagaimana tercetak di sumber, atau 'not seen'", "The figure as printed in the source, or 'not seen'"
    ),
    "obs_status": Text("Status pengamatan", "Observation status"),
    "flags": Text("Catatan mutu, dipisah titik koma", "Quality flags, joined by semicolons"),
}

# Columns of a data file that no table of a snapshot has.
FILE_COLUMNS: dict[str, Text] = {
    "name": Text("Nama wilayah", "Name of the region"),
    "numerator": Text("Pembilang bila nilai adalah rasio", "Numerator when the value is a ratio"),
    "denominator_value": Text("Nilai penyebut bila nilai adalah rasio", "Value of the denominator of a ratio"),
    "denominator_period": Text("Periode ISO penyebut", "ISO period of the denominator"),
    "source": Text("Penerbit, dipisah titik koma", "Publishers, joined by semicolons"),
    "address": Text("Alamat sumber, dipisah titik koma", "Addresses of the sources, joined by semicolons"),
    "notice": Text(
        "Peringatan bahwa angka adalah contoh; kosong untuk angka sebenarnya",
        "Warning that the figures are a sample; empty for real figures",
    ),
}

# Short names of the columns of a data file, for the first row of a sheet.
COLUMN_TITLES: dict[str, Text] = {
    "region_code": Text("Kode wilayah", "Region code"),
    "name": Text("Wilayah", "Region"),
    "indicator": Text("Indikator", "Indicator"),
    "segment": Text("Segmen", "Segment"),
    "programme": Text("Program", "Programme"),
    "worker_group": Text("Kelompok pekerja", "Worker group"),
    "benefit_kind": Text("Jenis manfaat", "Kind of benefit"),
    "value": Text("Nilai", "Value"),
    "unit": Text("Satuan", "Unit"),
    "period": Text("Periode", "Period"),
    "as_printed": Text("Tercetak di sumber", "As printed"),
    "numerator": Text("Pembilang", "Numerator"),
    "denominator": Text("Penyebut", "Denominator"),
    "denominator_value": Text("Nilai penyebut", "Denominator value"),
    "denominator_period": Text("Periode penyebut", "Denominator period"),
    "basis": Text("Dasar pencatatan", "Basis of counting"),
    "obs_status": Text("Status", "Status"),
    "flags": Text("Catatan mutu", "Quality flags"),
    "source": Text("Sumber", "Source"),
    "address": Text("Alamat sumber", "Address of the source"),
    "origin": Text("Asal", "Origin"),
    "notice": Text("Peringatan", "Warning"),
}

SOURCE_COLUMNS = (
    "source_id",
    "publisher",
    "title",
    "published_date",
    "url",
    "licence",
    "file",
    "checksum",
    "note_id",
    "note_en",
)
EVIDENCE_COLUMNS = (
    "evidence_id", "region_code", "region_vintage", "evidence_kind", "worker_group", "instrument", "period",
    "value", "unit", "as_printed", "origin", "source_id", "source_row", "note_id", "note_en",
)  # fmt: skip
TARGET_COLUMNS = (
    "target_id", "region_code", "region_vintage", "period", "indicator", "segment", "worker_group",
    "instrument", "value", "unit", "as_printed", "origin", "source_id", "source_row", "note_id", "note_en",
)  # fmt: skip
ACCOUNT_COLUMNS = (
    "file", "row", "region_code", "source_indicator", "value", "became", "reason_id", "reason_en", "record_id",
)  # fmt: skip
CHECK_COLUMNS = (
    "check_id", "kind", "region_code", "period", "label_id", "label_en",
    "stated", "computed", "difference", "unit", "verdict", "source_id", "note_id", "note_en",
)  # fmt: skip
