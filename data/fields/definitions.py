"""Every indicator: what it counts, in which unit, and how it follows from others."""

from dataclasses import dataclass
from typing import Literal

from data.fields.text import Text
from data.fields.units import Unit


@dataclass(frozen=True)
class Ratio:
    """How a rate is counted: per * sum(numerator) / sum(denominator).

    denominator_period: "same" takes the numerator's period; "end" the last month of it, for flows over a stock;
    "august" takes August of the numerator's year, for yearly survey denominators.
    shared: the dimensions by which the denominator is split like the numerator; the others are taken whole.
    of_programme: the programme whose figures are the denominator of each single one, "" where programmes play no part.
    """

    numerator: str
    denominator: str
    per: int = 1
    denominator_period: Literal["same", "end", "august"] = "same"
    shared: tuple[str, ...] = ()
    of_programme: str = ""


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
        "programme_share_of_claims", "share", "rate",
        Text("Bagian program dari kasus klaim", "Programme's share of claims"),
        Text(
            "Kasus klaim satu program dibagi kasus klaim semua program, dari sumber, periode dan dasar yang sama.",
            "Claims of one programme divided by the claims of all programmes, of the same source, period and basis.",
        ),
        stock=False,
        formula=Ratio("claims_paid", "claims_paid", shared=("segment", "worker_group", "benefit_kind"), of_programme="all"),
    ),
    Indicator(
        "programme_share_of_benefits", "share", "rate",
        Text("Bagian program dari manfaat dibayar", "Programme's share of benefits"),
        Text(
            "Manfaat dibayar satu program dibagi manfaat semua program, dari sumber, periode dan dasar yang sama.",
            "Benefits of one programme divided by the benefits of all programmes, of the same source, period and basis.",
        ),
        stock=False,
        formula=Ratio("benefits_paid_idr", "benefits_paid_idr", shared=("segment", "worker_group", "benefit_kind"), of_programme="all"),
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
        "duties_met", "duties", "other",
        Text("Kewajiban Inpres 2/2021 yang terpenuhi", "Duties under Inpres 2/2021 met"),
        Text("Dari kewajiban yang berlaku bagi kepala daerah itu, yang terpenuhi menurut bukti yang berlaku pada hari yang disebut. Tanpa bukti bukan berarti tidak terpenuhi.", "Of the duties that bind the head of the region, those met by evidence in force on the day named. No evidence does not mean not met."),
        "higher_is_better",
    ),
    Indicator(
        "duty_evidence", "papers", "other",
        Text("Bukti satu kewajiban Inpres 2/2021", "Evidence of a duty under Inpres 2/2021"),
        Text("Banyaknya bukti yang sudah mulai berlaku pada hari yang disebut, yang sudah lewat termasuk; statusnya ditulis di sampingnya.", "Pieces of evidence that had begun by the day named, lapsed ones included; what they amount to stands beside the number."),
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
