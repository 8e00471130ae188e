"""The units of figures, each with its words."""

from typing import Literal

from data.fields.text import Text

Unit = Literal[
    "persons", "cases", "idr", "share", "per_100", "per_1000", "idr_per_claim", "idr_per_1000",
    "employers", "villages", "offices", "mandates", "duties", "papers", "rank", "idr_per_person_month", "idr_per_person_year",
    "points",
]  # fmt: skip

UNITS: dict[str, Text] = {
    "persons": Text("orang", "persons"),
    "cases": Text("kasus", "cases"),
    "idr": Text("rupiah", "rupiah"),
    "share": Text("persen", "per cent"),
    "per_100": Text("per 100 penduduk bekerja", "per 100 employed residents"),
    "per_1000": Text("kasus per 1.000 peserta aktif", "cases per 1,000 active participants"),
    "idr_per_claim": Text("rupiah per kasus", "rupiah per case"),
    "idr_per_1000": Text("rupiah per 1.000 peserta aktif", "rupiah per 1,000 active participants"),
    "employers": Text("pemberi kerja", "employers"),
    "villages": Text("desa", "villages"),
    "offices": Text("kantor", "offices"),
    "mandates": Text("surat kuasa khusus", "special mandates"),
    "duties": Text("kewajiban", "duties"),
    "papers": Text("bukti", "pieces of evidence"),
    "rank": Text("peringkat", "rank"),
    "idr_per_person_month": Text("rupiah per orang per bulan", "rupiah per person per month"),
    "idr_per_person_year": Text("rupiah per orang per tahun", "rupiah per person per year"),
    # The unit of a difference between two shares; stored 0-1 like them.
    "points": Text("poin persen", "percentage points"),
}
