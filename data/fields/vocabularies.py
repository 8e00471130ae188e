"""The words that a column may hold, each with its label."""

from data.fields.text import Text

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
    "benefits_paid_idr": Text("manfaat dibayar", "benefits paid"),
    "duties_applicable": Text("kewajiban yang berlaku baginya", "duties that bind it"),
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
    "change": Text("selisih antara dua periode, bukan keadaan", "a difference between two periods, not a level"),
    "recomputed_differs": Text(
        "tidak sama dengan hitungan ulang dari jumlah dan penyebut terbitan",
        "differs from the recomputation from published count and base",
    ),
}

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

# --- words of change over time ------------------------------------------------------------------------

# Why two figures of one region cannot be subtracted from each other.
SERIES_BREAKS: dict[str, Text] = {
    "source": Text("sumber berganti", "the source changed"),
    "denominator_source": Text("sumber penyebut berganti", "the source of the denominator changed"),
    "denominator": Text("penyebut berganti", "the denominator changed"),
    "basis": Text("dasar pencatatan berganti", "the basis of counting changed"),
    "back_cast": Text(
        "pemekaran Papua 2022: angka lama dihitung mundur", "the 2022 Papua split: earlier figures are back-cast"
    ),
    "division": Text("pembagian provinsi berganti", "the division into provinces changed"),
    "parts": Text("bagian yang melapor tidak sama", "not the same parts reported"),
    "no_figure": Text("salah satu periode tanpa angka", "one of the periods has no figure"),
    "hidden": Text("salah satu angka disembunyikan (angka kecil)", "one of the figures is suppressed (small count)"),
    "not_sampled": Text("nol karena tidak ada sampel", "zero because none was sampled"),
    "zero_base": Text("angka awal nol", "the earlier figure is zero"),
}

TRENDS: dict[str, Text] = {
    "rising": Text("tren naik", "rising trend"),
    "falling": Text("tren turun", "falling trend"),
    "none": Text("tren tidak terbukti", "no trend shown"),
    "unknown": Text("tidak dapat dihitung", "cannot be calculated"),
}

TREND_VARIANTS: dict[str, Text] = {
    "exact": Text("eksak", "exact"),
    "normal": Text("hampiran normal, ada nilai sama", "normal approximation, ties"),
    "": Text("", ""),
}

FUNNEL_PLACES: dict[str, Text] = {
    "inside": Text("dalam batas kebetulan 95%", "within the 95% limits of chance"),
    "outside_95": Text("di luar batas 95%", "outside the 95% limits"),
    "outside_998": Text("di luar batas 99,8%", "outside the 99.8% limits"),
}

FUNNEL_REFUSALS: dict[str, Text] = {
    "printed": Text(
        "angka yang tercetak di sumber berbeda tanggal dan penyebut",
        "figures as printed differ in date and denominator",
    ),
    "count": Text("yang ditampilkan jumlah, bukan bagian dari orang", "these are counts, not shares of persons"),
    "money": Text("rupiah bukan hitungan kejadian", "rupiah is no count of events"),
    "survey": Text(
        "angkanya perkiraan survei (Sakernas) dan galat bakunya tidak tersedia; batas kebetulan dari hitungan akan terlalu sempit",
        "the figures are survey estimates (Sakernas) whose standard errors are not available; limits from counts would be too narrow",
    ),
    "bases": Text(
        "pembilang dan penyebut berbeda dasar pencatatan", "numerator and denominator are counted on different bases"
    ),
    "no_nation": Text("angka nasional tidak dapat diberikan", "the national figure cannot be given"),
    "no_regions": Text("tidak ada wilayah yang punya angka", "no region has a figure"),
}
