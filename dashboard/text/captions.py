"""Full sentences around one figure: the value of one indicator for one region at one time.

Each sentence has {value}, {region}, {cut}, {period} and, where there is one, {base_period} or {publisher}.
"""

from data.fields import BENEFIT_KINDS, INDICATORS, PROGRAMMES, SEGMENTS, WORKER_GROUPS, Text

SENTENCES: dict[str, Text] = {
    "participants_per_100_employed": Text(
        "{value} peserta aktif{cut} terdaftar di {region}, {period}, untuk setiap 100 penduduk bekerja "
        "yang tinggal di sana, {base_period}.",
        "{value} active participants{cut} are registered in {region}, {period}, "
        "for every 100 employed residents, {base_period}.",
    ),
    "coverage_rate": Text(
        "{value} pekerja{cut} di {region} yang semestinya terlindungi adalah peserta aktif, {period}.",
        "{value} of the eligible workers{cut} in {region} are active participants, {period}.",
    ),
    "coverage_gap": Text(
        "{value}{cut} di {region} semestinya terlindungi tetapi belum menjadi peserta aktif, {period}.",
        "{value}{cut} in {region} should be protected but are not active participants, {period}.",
    ),
    "active_participants": Text(
        "{value} menjadi peserta aktif{cut} di {region}, {period}.",
        "{value} are active participants{cut} in {region}, {period}.",
    ),
    "enrolled_workers": Text(
        "{value} terdaftar sebagai peserta{cut} di {region}, {period}.",
        "{value} are enrolled{cut} in {region}, {period}.",
    ),
    "eligible_workers": Text(
        "{value}{cut} di {region} semestinya terlindungi, {period}.",
        "{value}{cut} in {region} should be protected, {period}.",
    ),
    "claims_paid": Text(
        "{value} klaim{cut} dibayar di {region}, {period}.",
        "{value} of claims{cut} were paid in {region}, {period}.",
    ),
    "benefits_paid_idr": Text(
        "{value} manfaat{cut} dibayarkan di {region}, {period}.",
        "{value} of benefits{cut} were paid in {region}, {period}.",
    ),
    "benefits_per_claim_idr": Text(
        "{value} rata-rata dibayarkan untuk satu kasus klaim{cut} di {region}, {period}.",
        "{value} were paid on average for one claim{cut} in {region}, {period}.",
    ),
    "claims_per_1000": Text(
        "{value} kasus klaim{cut} dibayar di {region} untuk setiap 1.000 peserta aktif, {period}.",
        "{value} claims{cut} were paid in {region} for every 1,000 active participants, {period}.",
    ),
    "benefits_per_1000_idr": Text(
        "{value} manfaat{cut} dibayarkan di {region} untuk setiap 1.000 peserta aktif, {period}.",
        "{value} of benefits{cut} were paid in {region} for every 1,000 active participants, {period}.",
    ),
    "programme_share_of_claims": Text(
        "{value} dari semua kasus klaim di {region} adalah klaim satu program{cut}, {period}.",
        "{value} of all claims in {region} are claims of one programme{cut}, {period}.",
    ),
    "programme_share_of_benefits": Text(
        "{value} dari semua manfaat yang dibayarkan di {region} adalah manfaat satu program{cut}, {period}.",
        "{value} of all benefits paid in {region} are benefits of one programme{cut}, {period}.",
    ),
    "employed_persons": Text("{value} bekerja di {region}, {period}.", "{value} work in {region}, {period}."),
    "labour_force": Text(
        "{value} termasuk angkatan kerja di {region}, {period}.",
        "{value} belong to the labour force in {region}, {period}.",
    ),
    "wage_employees": Text(
        "{value} bekerja sebagai buruh, karyawan atau pegawai di {region}, {period}.",
        "{value} are wage employees in {region}, {period}.",
    ),
    "wage_employee_share": Text(
        "{value} penduduk bekerja di {region} adalah buruh, karyawan atau pegawai, {period}.",
        "{value} of employed residents in {region} are wage employees, {period}.",
    ),
    "formal_employed_persons": Text(
        "{value} bekerja di sektor formal di {region}, {period}.",
        "{value} are formally employed in {region}, {period}.",
    ),
    "formal_employment_share": Text(
        "{value} penduduk bekerja di {region} bekerja di sektor formal, {period}.",
        "{value} of employed residents in {region} are formally employed, {period}.",
    ),
    "own_account_workers": Text(
        "{value} di {region} berusaha sendiri, {period}.", "{value} in {region} work on their own account, {period}."
    ),
    "own_account_assisted": Text(
        "{value} di {region} berusaha dibantu buruh tidak tetap atau tidak dibayar, {period}.",
        "{value} in {region} work on their own account with temporary or unpaid help, {period}.",
    ),
    "employers_with_permanent_workers": Text(
        "{value} di {region} berusaha dibantu buruh tetap dan dibayar, {period}.",
        "{value} in {region} employ permanent paid workers, {period}.",
    ),
    "casual_workers": Text(
        "{value} di {region} adalah pekerja bebas, {period}.", "{value} in {region} are casual workers, {period}."
    ),
    "unpaid_family_workers": Text(
        "{value} di {region} adalah pekerja keluarga atau tidak dibayar, {period}.",
        "{value} in {region} are unpaid family workers, {period}.",
    ),
}

PRINTED = Text(
    "Cakupan {region} adalah {value} menurut {publisher}, {period}.",
    "Coverage of {region} is {value} according to {publisher}, {period}.",
)
NO_VALUE = Text("Tidak ada angka untuk {region}: {status}.", "There is no figure for {region}: {status}.")


def cut_words(segment: str, programme: str, worker_group: str, lang: str, benefit_kind: str = "all") -> str:
    """Return the chosen segment, programme, group and kind of benefit in brackets, led by a space; "" for the whole.

    The vocabulary's own words are used, so that a label on the map, in the table and in a sentence is the same; their
    own brackets become a comma.
    """
    words = []
    if segment not in ("total", "not_stated"):
        words.append(getattr(SEGMENTS[segment], lang))
    if programme not in ("all", "not_stated"):
        words += [getattr(PROGRAMMES[code], lang) for code in programme.split(";")]
    if worker_group != "all":
        words.append(getattr(WORKER_GROUPS[worker_group], lang))
    if benefit_kind != "all":
        words.append(getattr(BENEFIT_KINDS[benefit_kind], lang))
    flat = [word.replace(" (", ", ").replace(")", "") for word in words]
    return f" ({'; '.join(flat)})" if words else ""


def sentence(indicator: str, as_printed: bool, lang: str) -> str:
    """Return the sentence of an indicator with its fields still open."""
    assert indicator in INDICATORS
    return getattr(PRINTED if as_printed else SENTENCES[indicator], lang)
