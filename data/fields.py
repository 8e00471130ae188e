"""Each column, vocabulary and indicator, defined once.

Axes, hover text, checks, exports and the glossary page all read these definitions.
"""

from dataclasses import dataclass
from typing import Literal, NamedTuple


class Text(NamedTuple):
    """A label or definition in both languages of the interface."""

    id: str
    en: str


# --- the table of observations ------------------------------------------------------------------

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

NOT_SEEN = "not seen"
NOT_STATED = "not_stated"

VINTAGE_CURRENT = "current"
VINTAGE_OLD_PAPUA = "before-2022-papua-split"
VINTAGE_UNRESOLVED = "unresolved"

NATION = "ID"

SEGMENTS: dict[str, Text] = {
    "total": Text("Semua segmen", "All segments"),
    "wage_workers": Text("Penerima Upah (PU)", "Wage workers (PU)"),
    "own_account_workers": Text("Bukan Penerima Upah (BPU)", "Own-account workers (BPU)"),
    "construction_workers": Text("Jasa Konstruksi (Jakon)", "Construction workers (Jakon)"),
    "migrant_workers": Text("Pekerja Migran Indonesia (PMI)", "Migrant workers (PMI)"),
    "construction_and_migrant_workers": Text("Jasa Konstruksi dan PMI", "Construction and migrant workers"),
    "informal": Text("Pekerja informal", "Informal workers"),
    NOT_STATED: Text("Segmen tidak disebut", "Segment not stated"),
}

PROGRAMMES: dict[str, Text] = {
    "all": Text("Semua program", "All programmes"),
    "employment_injury": Text("Jaminan Kecelakaan Kerja (JKK)", "Employment injury (JKK)"),
    "death": Text("Jaminan Kematian (JKM)", "Death benefit (JKM)"),
    "old_age": Text("Jaminan Hari Tua (JHT)", "Old-age savings (JHT)"),
    "pension": Text("Jaminan Pensiun (JP)", "Pension (JP)"),
    "job_loss": Text("Jaminan Kehilangan Pekerjaan (JKP)", "Job loss (JKP)"),
    NOT_STATED: Text("Program tidak disebut", "Programme not stated"),
}

WORKER_GROUPS: dict[str, Text] = {
    "all": Text("Semua kelompok", "All groups"),
    "non_asn": Text("Pegawai non-ASN", "Non-civil-servant staff (non-ASN)"),
    "neighbourhood_heads": Text("Ketua RT/RW", "Neighbourhood heads (RT/RW)"),
    "rt_heads": Text("Ketua RT", "Neighbourhood heads (RT)"),
    "rw_heads": Text("Ketua RW", "Community heads (RW)"),
    "neighbourhood_and_community_heads": Text(
        "Ketua RT, ketua RW, dan pengurus LPMK", "Neighbourhood, community and LPMK heads"
    ),
    "village_officials": Text("Perangkat desa", "Village officials"),
    "village_council_members": Text("Anggota BPD", "Village council members (BPD)"),
    "village_community_institutions": Text("Pengurus LPMK/LPM", "Community institution members (LPMK/LPM)"),
    "quran_teachers": Text("Guru mengaji", "Quran teachers"),
    "mosque_caretakers": Text("Marbot masjid", "Mosque caretakers"),
    "funeral_workers": Text("Amil jenazah", "Funeral workers"),
    "religious_workers": Text("Pekerja keagamaan", "Religious workers"),
    "health_cadres": Text("Kader kesehatan", "Health cadres"),
    "non_asn_provincial": Text("Pegawai non-ASN pemerintah provinsi", "Non-ASN staff of the provincial government"),
    "vulnerable_workers_provincial": Text(
        "Pekerja rentan yang iurannya dibayar APBD provinsi", "Vulnerable workers paid for by the provincial budget"
    ),
    "election_organisers": Text("Penyelenggara pemilu", "Election organisers"),
    "vulnerable_workers": Text("Pekerja rentan", "Vulnerable workers"),
    "fishers": Text("Nelayan", "Fishers"),
    "farmers": Text("Petani", "Farmers"),
    "palm_oil_workers": Text("Pekerja sawit", "Palm-oil workers"),
    "tobacco_farm_workers": Text("Buruh tani tembakau", "Tobacco farm workers"),
}

BENEFIT_KINDS: dict[str, Text] = {
    "all": Text("Semua manfaat", "All benefits"),
    "death": Text("Santunan kematian", "Death benefit"),
    "medical": Text("Biaya pengobatan", "Medical costs"),
    "scholarship": Text("Beasiswa", "Scholarship"),
}

BASES: dict[str, Text] = {
    "residence": Text("menurut tempat tinggal", "by residence"),
    "registration": Text("menurut tempat pemberi kerja terdaftar", "by the employer's place of registration"),
    "unstated": Text("dasar pencatatan tidak disebut", "basis not stated"),
}

DENOMINATORS: dict[str, Text] = {
    "": Text("tanpa penyebut (jumlah)", "no denominator (a count)"),
    "employed_persons": Text("penduduk bekerja", "employed residents"),
    "eligible_workers": Text(
        "pekerja yang semestinya terlindungi (semesta)", "workers the scheme should cover (semesta)"
    ),
    "non_asn_total": Text("seluruh pegawai non-ASN", "all non-ASN staff"),
    "active_participants": Text("peserta aktif", "active participants"),
    "claims_paid": Text("kasus klaim", "claims paid"),
    NOT_STATED: Text("penyebut tidak disebut", "denominator not stated"),
}

OBS_STATUSES: dict[str, Text] = {
    "reported": Text("dilaporkan", "reported"),
    "missing": Text("tidak ada data", "no data"),
    "suppressed": Text("disembunyikan (angka kecil)", "suppressed (small count)"),
    "provisional": Text("sementara", "provisional"),
    "estimated": Text("perkiraan survei", "survey estimate"),
}

ORIGINS: dict[str, Text] = {
    "published": Text("angka terbitan", "published figure"),
    "own": Text("data sendiri", "own data"),
    "synthetic": Text("data contoh, bukan angka resmi", "sample data, not official figures"),
}

FLAGS: dict[str, Text] = {
    "disputed_parts": Text("bagian tidak sama dengan total yang disebut", "parts do not add up to the stated total"),
    "disputed_sources": Text("sumber lain menyebut angka berbeda", "another source states a different figure"),
    "implausible": Text(
        "tidak mungkin benar bersama angka lain dari sumber yang sama",
        "cannot be true together with other figures of the same source",
    ),
    "above_one": Text("rasio di atas satu", "ratio above one"),
    "cumulative": Text(
        "kumulatif sejak awal tahun; jangan dijumlahkan", "cumulative since the start of the year; never add"
    ),
    "rounded": Text("dibulatkan oleh sumber", "rounded by the source"),
    "repaired": Text("diperbaiki saat dibaca, lihat catatan sumber", "repaired when read, see the source note"),
    "parts_missing": Text("jumlah dari bagian yang melapor saja", "sum of the parts that reported only"),
    "none_sampled": Text("nol karena tidak ada sampel", "zero because none was sampled"),
    "back_cast": Text(
        "dihitung mundur untuk provinsi yang belum ada", "back-cast for provinces that did not exist yet"
    ),
    "jump": Text("berubah lebih dari 30% dalam setahun", "changed by over 30% within a year"),
    "date_inconsistent": Text(
        "tanggal yang tercetak tidak cocok dengan kalender", "a printed date does not fit the calendar"
    ),
    "label_corrected": Text(
        "label dikoreksi setelah teks sumber dibaca ulang", "label corrected after re-reading the source"
    ),
    "vintage_unresolved": Text(
        "belum jelas sebelum atau sesudah pemekaran Papua 2022", "unclear whether before or after the 2022 Papua split"
    ),
    "basis_mixed": Text(
        "pembilang dan penyebut berbeda dasar pencatatan", "numerator and denominator are counted on different bases"
    ),
    "recomputed_differs": Text(
        "tidak sama dengan hitungan ulang dari jumlah dan penyebut terbitan",
        "differs from the recomputation from published count and base",
    ),
}

# --- indicators ---------------------------------------------------------------------------------

Unit = Literal[
    "persons", "cases", "idr", "share", "per_100", "per_1000", "idr_per_claim", "idr_per_1000",
    "employers", "villages", "offices", "mandates", "rank", "idr_per_person_month", "idr_per_person_year",
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
    "rank": Text("peringkat", "rank"),
    "idr_per_person_month": Text("rupiah per orang per bulan", "rupiah per person per month"),
    "idr_per_person_year": Text("rupiah per orang per tahun", "rupiah per person per year"),
}


@dataclass(frozen=True)
class Ratio:
    """How a rate is counted: per * sum(numerator) / sum(denominator).

    denominator_period: "same" takes the numerator's period; "end" the last month of it, for flows over a stock;
    "august" takes August of the numerator's year, for yearly survey denominators.
    shared: the dimensions by which the denominator is split like the numerator; the others are taken whole.
    """

    numerator: str
    denominator: str
    per: int = 1
    denominator_period: Literal["same", "end", "august"] = "same"
    shared: tuple[str, ...] = ()


@dataclass(frozen=True)
class Difference:
    """How a gap is counted: minuend - subtrahend, in the same period and segment."""

    minuend: str
    subtrahend: str


@dataclass(frozen=True)
class Indicator:
    """One thing that can be counted or computed.

    kind: "count" is drawn as circles, "rate" as shading; "other" is not mapped.
    stock: True for a state at a moment (never summed over time), False for a flow over a period.
    """

    code: str
    unit: Unit
    kind: Literal["count", "rate", "other"]
    label: Text
    definition: Text
    direction: Literal["higher_is_better", "lower_is_better", "neutral"] = "neutral"
    stock: bool = True
    formula: Ratio | Difference | None = None


def _indicators(*rows: Indicator) -> dict[str, Indicator]:
    by_code = {row.code: row for row in rows}
    assert len(by_code) == len(rows), "an indicator is defined twice"
    return by_code


INDICATORS: dict[str, Indicator] = _indicators(
    Indicator(
        "active_participants", "persons", "count",
        Text("Peserta aktif", "Active participants"),
        Text("Peserta yang iurannya lunas berjalan.", "Participants whose contributions are current."),
        "higher_is_better",
    ),
    Indicator(
        "enrolled_workers", "persons", "count",
        Text("Peserta terdaftar", "Enrolled workers"),
        Text("Pekerja yang terdaftar, membayar iuran atau tidak.", "Workers who are registered, paying or not."),
        "higher_is_better",
    ),
    Indicator(
        "participants_status_unstated", "persons", "count",
        Text("Kepesertaan (aktif atau tidak, tidak disebut)", "Membership (active or not is not stated)"),
        Text(
            "Kepesertaan yang oleh sumbernya tidak disebut aktif ataupun terdaftar.",
            "Membership that the source calls neither active nor registered.",
        ),
        "higher_is_better",
    ),
    Indicator(
        "inactive_participants", "persons", "count",
        Text("Peserta tidak aktif", "Inactive participants"),
        Text("Peserta terdaftar yang iurannya terhenti.", "Registered participants whose contributions have lapsed."),
        "lower_is_better",
    ),
    Indicator(
        "eligible_workers", "persons", "count",
        Text("Pekerja yang semestinya terlindungi", "Eligible workers"),
        Text(
            "Semesta atau potensi pekerja yang semestinya menjadi peserta, menurut sumbernya; di luar ASN, TNI dan Polri.",
            "The universe of workers who should be participants, as the source counts it; civil servants, military and police excluded.",
        ),
    ),
    Indicator(
        "coverage_gap", "persons", "count",
        Text("Pekerja belum terlindungi", "Coverage gap"),
        Text(
            "Pekerja yang semestinya terlindungi dikurangi peserta aktif.",
            "Eligible workers minus active participants.",
        ),
        "lower_is_better",
        formula=Difference("eligible_workers", "active_participants"),
    ),
    Indicator(
        "workers_to_target", "persons", "count",
        Text("Pekerja menuju target", "Workers to the target"),
        Text("Pekerja yang masih harus didaftarkan untuk mencapai target, menurut sumbernya.", "Workers still to enrol to reach a target, as the source says."),
        "lower_is_better",
    ),
    Indicator(
        "coverage_rate", "share", "rate",
        Text("Cakupan", "Coverage rate"),
        Text(
            "Peserta aktif dibagi pekerja yang semestinya terlindungi (semesta). Sumber: Satu Data Indonesia, Bappenas 06.02.021.",
            "Active participants divided by eligible workers (semesta). Source: Satu Data Indonesia, Bappenas 06.02.021.",
        ),
        "higher_is_better",
        formula=Ratio("active_participants", "eligible_workers", shared=("segment", "worker_group")),
    ),
    Indicator(
        "enrolled_rate", "share", "rate",
        Text("Cakupan terdaftar", "Enrolled rate"),
        Text("Peserta terdaftar, aktif atau tidak, dibagi pekerja yang semestinya terlindungi.", "Registered participants, active or not, divided by eligible workers."),
        "higher_is_better",
    ),
    Indicator(
        "participants_per_100_employed", "per_100", "rate",
        Text("Peserta aktif terdaftar per 100 penduduk bekerja", "Registered active participants per 100 employed residents"),
        Text(
            "Peserta aktif, dihitung di tempat pemberi kerja terdaftar, per 100 penduduk bekerja yang tinggal di wilayah itu. "
            "Bukan cakupan: pembilang dan penyebut berbeda dasar pencatatan, sehingga nilainya dapat melebihi 100.",
            "Active participants, counted where the employer is registered, per 100 employed residents of the region. "
            "Not a coverage rate: numerator and denominator are counted on different bases, so the value can exceed 100.",
        ),
        formula=Ratio("active_participants", "employed_persons", per=100, denominator_period="august"),
    ),
    Indicator(
        "claims_paid", "cases", "count",
        Text("Kasus klaim dibayar", "Claims paid"),
        Text("Jumlah kasus klaim yang dibayar.", "Number of claims settled."),
        stock=False,
    ),
    Indicator(
        "benefits_paid_idr", "idr", "count",
        Text("Manfaat dibayar", "Benefits paid"),
        Text("Jumlah manfaat yang dibayarkan, dalam rupiah penuh.", "Amount of benefits paid, in full rupiah."),
        stock=False,
    ),
    Indicator(
        "benefits_per_claim_idr", "idr_per_claim", "rate",
        Text("Manfaat per kasus klaim", "Benefits per claim"),
        Text("Manfaat dibayar dibagi kasus klaim dibayar.", "Benefits paid divided by claims paid."),
        stock=False,
        formula=Ratio("benefits_paid_idr", "claims_paid", shared=("segment", "programme", "worker_group", "benefit_kind")),
    ),
    Indicator(
        "claims_per_1000", "per_1000", "rate",
        Text("Kasus klaim per 1.000 peserta aktif", "Claims per 1,000 active participants"),
        Text("Kasus klaim dalam periode per 1.000 peserta aktif pada akhir periode.", "Claims in the period per 1,000 active participants at its end."),
        stock=False,
        formula=Ratio("claims_paid", "active_participants", per=1000, denominator_period="end", shared=("segment", "worker_group")),
    ),
    Indicator(
        "benefits_per_1000_idr", "idr_per_1000", "rate",
        Text("Manfaat dibayar per 1.000 peserta aktif", "Benefits paid per 1,000 active participants"),
        Text("Manfaat dalam periode per 1.000 peserta aktif pada akhir periode.", "Benefits in the period per 1,000 active participants at its end."),
        stock=False,
        formula=Ratio("benefits_paid_idr", "active_participants", per=1000, denominator_period="end", shared=("segment", "worker_group")),
    ),
    Indicator(
        "benefit_recipients", "persons", "count",
        Text("Penerima manfaat", "Benefit recipients"),
        Text(
            "Orang yang menerima manfaat dalam periode, menurut sumbernya; bukan jumlah kasus klaim.",
            "People who received a benefit in the period, as the source says; not a number of claims.",
        ),
        stock=False,
    ),
    Indicator(
        "scholarship_recipients", "persons", "count",
        Text("Penerima beasiswa", "Scholarship recipients"),
        Text("Anak peserta yang menerima beasiswa.", "Children of participants who receive a scholarship."),
        stock=False,
    ),
    Indicator(
        "employed_persons", "persons", "count",
        Text("Penduduk bekerja", "Employed residents"),
        Text("Penduduk 15 tahun ke atas yang bekerja, Sakernas Agustus.", "Residents aged 15 and over who work, Sakernas August."),
    ),
    Indicator(
        "labour_force", "persons", "count",
        Text("Angkatan kerja", "Labour force"),
        Text("Penduduk 15 tahun ke atas yang bekerja atau menganggur, Sakernas Agustus.", "Residents aged 15 and over who work or are unemployed, Sakernas August."),
    ),
    Indicator(
        "wage_employees", "persons", "count",
        Text("Buruh/karyawan/pegawai", "Wage employees"),
        Text("Penduduk bekerja dengan status buruh, karyawan atau pegawai, Sakernas Agustus.", "Employed residents who are wage employees, Sakernas August."),
    ),
    Indicator(
        "formal_employed_persons", "persons", "count",
        Text("Pekerja formal", "Formally employed"),
        Text(
            "Berusaha dibantu buruh tetap ditambah buruh/karyawan/pegawai (status 3 + 4), Sakernas Agustus.",
            "Employers with permanent workers plus wage employees (status 3 + 4), Sakernas August.",
        ),
    ),
    Indicator(
        "wage_employee_share", "share", "rate",
        Text("Bagian buruh/karyawan/pegawai", "Share of wage employees"),
        Text("Buruh/karyawan/pegawai dibagi penduduk bekerja.", "Wage employees divided by employed residents."),
        formula=Ratio("wage_employees", "employed_persons"),
    ),
    Indicator(
        "formal_employment_share", "share", "rate",
        Text("Bagian pekerja formal", "Share of formal employment"),
        Text("Pekerja formal dibagi penduduk bekerja.", "Formally employed divided by employed residents."),
        formula=Ratio("formal_employed_persons", "employed_persons"),
    ),
    Indicator(
        "informal_employment_share", "share", "other",
        Text("Bagian pekerja informal", "Share of informal employment"),
        Text("Pekerja informal dibagi penduduk bekerja, menurut sumbernya.", "Informally employed divided by employed residents, as the source says."),
    ),
    Indicator(
        "own_account_workers", "persons", "count",
        Text("Berusaha sendiri", "Own-account workers"),
        Text("Status pekerjaan Sakernas: berusaha sendiri.", "Sakernas job status: own-account."),
    ),
    Indicator(
        "own_account_assisted", "persons", "count",
        Text("Berusaha dibantu buruh tidak tetap", "Own-account, assisted"),
        Text("Status pekerjaan Sakernas: berusaha dibantu buruh tidak tetap atau tidak dibayar.", "Sakernas job status: own-account assisted by temporary or unpaid workers."),
    ),
    Indicator(
        "employers_with_permanent_workers", "persons", "count",
        Text("Berusaha dibantu buruh tetap", "Employers with permanent workers"),
        Text("Status pekerjaan Sakernas: berusaha dibantu buruh tetap dan dibayar.", "Sakernas job status: employers with permanent paid workers."),
    ),
    Indicator(
        "casual_workers", "persons", "count",
        Text("Pekerja bebas", "Casual workers"),
        Text("Status pekerjaan Sakernas: pekerja bebas di pertanian dan nonpertanian.", "Sakernas job status: casual workers."),
    ),
    Indicator(
        "unpaid_family_workers", "persons", "count",
        Text("Pekerja keluarga tidak dibayar", "Unpaid family workers"),
        Text("Status pekerjaan Sakernas: pekerja keluarga atau tidak dibayar.", "Sakernas job status: unpaid family workers."),
    ),
    Indicator(
        "active_employers", "employers", "count",
        Text("Pemberi kerja aktif", "Active employers"),
        Text("Pemberi kerja atau badan usaha yang iurannya berjalan.", "Employers whose contributions are current."),
        "higher_is_better",
    ),
    Indicator(
        "villages_enrolled", "villages", "other",
        Text("Desa terdaftar", "Villages enrolled"),
        Text("Desa, nagari atau sebutan lain yang perangkatnya didaftarkan.", "Villages (or nagari) whose officials are enrolled."),
    ),
    Indicator(
        "villages_total", "villages", "other",
        Text("Seluruh desa", "All villages"),
        Text("Seluruh desa, nagari atau sebutan lain di wilayah itu, menurut sumbernya.", "All villages (or nagari) of the region, as the source says."),
    ),
    Indicator(
        "government_offices_covered", "offices", "other",
        Text("Perangkat daerah yang mendaftarkan", "Government offices that enrol"),
        Text("Organisasi perangkat daerah yang mendaftarkan pegawai non-ASN.", "Local government offices that enrol their non-ASN staff."),
    ),
    Indicator(
        "government_offices_total", "offices", "other",
        Text("Seluruh perangkat daerah", "All government offices"),
        Text("Seluruh organisasi perangkat daerah di wilayah itu, menurut sumbernya.", "All local government offices of the region, as the source says."),
    ),
    Indicator(
        "prosecutor_mandates", "mandates", "other",
        Text("Surat kuasa khusus (SKK)", "Prosecutor mandates (SKK)"),
        Text("Surat kuasa khusus kepada kejaksaan untuk menagih iuran.", "Special mandates given to prosecutors to recover contributions."),
        stock=False,
    ),
    Indicator(
        "recovered_contributions_idr", "idr", "other",
        Text("Iuran dipulihkan", "Recovered contributions"),
        Text("Iuran tertunggak yang dipulihkan melalui kejaksaan.", "Arrears recovered through prosecutors."),
        stock=False,
    ),
    Indicator(
        "recovered_contributions_share", "share", "other",
        Text("Iuran dipulihkan, bagian", "Recovered contributions, share"),
        Text("Bagian iuran yang dipulihkan; penyebutnya tidak disebut sumber.", "Share of contributions recovered; the source does not name its base."),
        stock=False,
    ),
    Indicator(
        "contributions_received_idr", "idr", "other",
        Text("Iuran diterima", "Contributions received"),
        Text("Iuran yang diterima dalam periode.", "Contributions received in the period."),
        stock=False,
    ),
    Indicator(
        "contribution_per_month_idr", "idr_per_person_month", "other",
        Text("Iuran per orang per bulan", "Contribution per person per month"),
        Text("Iuran yang disebut sumber untuk satu orang per bulan.", "Contribution that the source names for one person per month."),
    ),
    Indicator(
        "contribution_per_month_paid_by_region_idr", "idr_per_person_month", "other",
        Text("Iuran per orang per bulan bila dibayar daerah", "Contribution per person per month when the region pays"),
        Text(
            "Iuran yang disebut sumber untuk satu orang per bulan bila pemerintah daerah membayarnya.",
            "Contribution that the source names for one person per month when the local government pays it.",
        ),
    ),
    Indicator(
        "death_benefit_maximum_idr", "idr", "other",
        Text("Santunan kematian paling tinggi", "Death benefit, at most"),
        Text("Santunan paling tinggi bagi keluarga satu peserta yang meninggal, menurut sumbernya.", "Highest benefit for the family of one participant who died, as the source says."),
    ),
    Indicator(
        "scholarship_children_maximum", "persons", "other",
        Text("Anak penerima beasiswa paling banyak", "Children with a scholarship, at most"),
        Text("Paling banyak anak satu peserta yang mendapat beasiswa, menurut sumbernya.", "Most children of one participant who receive a scholarship, as the source says."),
    ),
    Indicator(
        "contribution_per_year_idr", "idr_per_person_year", "other",
        Text("Iuran per orang per tahun", "Contribution per person per year"),
        Text("Iuran yang disebut sumber untuk satu orang per tahun.", "Contribution that the source names for one person per year."),
    ),
    Indicator(
        "paritrana_national_rank_province", "rank", "other",
        Text("Peringkat Paritrana nasional, provinsi", "Paritrana national rank, provinces"),
        Text("Peringkat yang diumumkan Paritrana Award tingkat nasional untuk provinsi.", "Rank announced by the national Paritrana Award for provinces."),
    ),
    Indicator(
        "paritrana_national_rank_regency_city", "rank", "other",
        Text("Peringkat Paritrana nasional, kabupaten/kota", "Paritrana national rank, regencies and cities"),
        Text("Peringkat yang diumumkan Paritrana Award tingkat nasional untuk kabupaten/kota.", "Rank announced by the national Paritrana Award for regencies and cities."),
    ),
    Indicator(
        "paritrana_provincial_rank", "rank", "other",
        Text("Peringkat Paritrana provinsi", "Paritrana provincial rank"),
        Text("Peringkat yang diumumkan Paritrana Award tingkat provinsi.", "Rank announced by a provincial Paritrana Award."),
    ),
    Indicator(
        "ucj_national_rank", "rank", "other",
        Text("Peringkat nasional UCJ", "National UCJ rank"),
        Text("Peringkat provinsi menurut Universal Coverage Jamsostek.", "Province rank by Universal Coverage Jamsostek."),
    ),
)  # fmt: skip

# --- words of the other tables ---------------------------------------------------------------------

EVIDENCE_KINDS: dict[str, Text] = {
    "regulation": Text("Peraturan", "Regulation"),
    "budget": Text("Anggaran", "Budget"),
    "agreement": Text("Perjanjian atau nota kesepakatan", "Agreement or memorandum of understanding"),
    "reconciliation": Text("Rekonsiliasi kepesertaan", "Reconciliation of members"),
    "contribution_commitment": Text("Iuran ditanggung daerah", "Contributions paid by the local government"),
    "instruction_addressees": Text("Penerima instruksi", "Addressees of the instruction"),
}

BECAME: dict[str, Text] = {
    "observation": Text("pengamatan", "observation"),
    "evidence": Text("bukti kepatuhan", "evidence"),
    "target": Text("target", "target"),
    "rejected": Text("ditolak", "rejected"),
}

CHECK_KINDS: dict[str, Text] = {
    "sum_of_regions": Text("Jumlah wilayah terhadap nasional", "Sum of regions against the nation"),
    "control_total": Text("Jumlah kendali penerbit", "Control total of the issuer"),
    "segments": Text("Jumlah segmen terhadap total", "Sum of segments against the total"),
    "parts": Text("Jumlah bagian terhadap total yang disebut", "Sum of parts against the stated total"),
    "cumulative": Text("Kumulatif yang turun", "A cumulative count that falls"),
    "year_to_year": Text("Perubahan setahun yang tidak masuk akal", "A change within a year beyond belief"),
    "recomputed_rate": Text("Cakupan tercetak terhadap hitungan ulang", "Printed rate against its recomputation"),
    "contradiction": Text("Dua angka berbeda", "Two figures that differ"),
    "caveat": Text("Kejanggalan dalam sumber", "An oddity within the source"),
}

VERDICTS: dict[str, Text] = {
    "agrees": Text("cocok", "agrees"),
    "agrees_rounded": Text("cocok dalam batas pembulatan", "agrees within rounding"),
    "differs": Text("berbeda dari hitungan ulang", "differs from the recomputation"),
    "disputed": Text("diperselisihkan", "disputed"),
    "implausible": Text("tidak masuk akal", "implausible"),
    "noted": Text("dicatat", "noted"),
}

# --- words of compliance with Inpres 2/2021 ----------------------------------------------------------

COUNTED_EVIDENCE_KINDS: dict[str, Text] = {
    "enrolment": Text("Pendaftaran pekerja", "Enrolment of workers"),
    "prosecutor_mandates": Text("Surat kuasa khusus kepada kejaksaan", "Mandates given to prosecutors"),
    "recovered_contributions": Text("Iuran dipulihkan lewat kejaksaan", "Contributions recovered through prosecutors"),
}

EVIDENCE_SAYS: dict[str, Text] = {
    "met": Text("terpenuhi", "met"),
    "partly": Text("sebagian", "partly"),
    "not_met": Text("tidak terpenuhi", "not met"),
}

DUTY_STATUSES: dict[str, Text] = {
    "met": Text("terpenuhi", "met"),
    "partly": Text("sebagian terpenuhi", "partly met"),
    "validity_unknown": Text("ada bukti, masa berlaku tidak diketahui", "evidence, validity unknown"),
    "lapsed": Text("bukti sudah lewat masa berlaku", "lapsed"),
    "not_met": Text("tidak terpenuhi menurut sumber", "not met, as a source says"),
    "no_evidence": Text("belum ada bukti", "no evidence"),
}

WORDING_MARKS: dict[str, Text] = {
    "checked_word_for_word": Text("bunyi dicocokkan kata demi kata", "wording checked word for word"),
    "read_in_public_page": Text(
        "dibaca di laman publik, naskah asli belum dilihat", "read in a public page, original not seen"
    ),
    "derived": Text("disimpulkan, tidak tertulis demikian", "derived, not written so"),
    "not_found": Text(
        "bunyi belum ditemukan, periksa sebelum diterbitkan", "wording not found, check before publishing"
    ),
}

# --- the other tables of a snapshot ---------------------------------------------------------------

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
