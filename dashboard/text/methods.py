"""The words of the About page: what the figures mean, and what they must not be taken for."""

from dataclasses import dataclass

from data.fields import Text


@dataclass(frozen=True)
class Section:
    """One heading with its text, both in Markdown."""

    heading: Text
    body: Text


SECTIONS: tuple[Section, ...] = (
    Section(
        Text("Apa ini", "What this is"),
        Text(
            "JamsosMap menyatukan angka kepesertaan dan klaim BPJS Ketenagakerjaan dengan peta 38 provinsi serta 514 "
            "kabupaten dan kota. Setiap angka membawa sumber, periode, penyebut dan statusnya.",
            "JamsosMap joins enrolment and claims of BPJS Ketenagakerjaan with the map of 38 provinces and 514 "
            "regencies and cities. Every figure carries its source, period, denominator and status.",
        ),
    ),
    Section(
        Text("Dua cara mencatat peserta", "Two ways of counting participants"),
        Text(
            "Tabel provinsi dari Kemnaker mencatat peserta **di tempat pemberi kerja terdaftar**. Karena banyak "
            "perusahaan terdaftar di Jakarta, angkanya di sana dapat melebihi jumlah penduduk bekerja. Universal "
            "Coverage Jamsostek mencatat peserta **menurut tempat tinggal**. Kedua cara tidak dapat dibandingkan, dan "
            "JamsosMap tidak menyebut rasio cara pertama sebagai cakupan.",
            "The province tables of the Ministry of Manpower count participants **where the employer is registered**. "
            "Because many firms are registered in Jakarta, its figure can exceed the number of employed residents. "
            "Universal Coverage Jamsostek counts participants **by residence**. The two cannot be compared, and "
            "JamsosMap does not call a ratio of the first kind coverage.",
        ),
    ),
    Section(
        Text("Angka sebagaimana tercetak", "Figures as printed"),
        Text(
            "Cakupan yang disebut di berita dan laporan ditampilkan sebagaimana tercetak. Tanggal dan penyebutnya "
            "berbeda-beda dan sering tidak disebut, sehingga tidak diperingkat. Bila sumber juga menyebut jumlah dan "
            "penyebutnya, hitungan ulang ditampilkan di sampingnya.",
            "Coverage named in news and reports is shown as printed. Dates and denominators differ and are often not "
            "stated, so there is no ranking. Where a source also gives the count and the base, the recomputed rate "
            "stands beside it.",
        ),
    ),
    Section(
        Text("Jumlah wilayah", "Sums over regions"),
        Text(
            "Angka provinsi, kantor wilayah dan nasional adalah jumlah dari bagiannya; rasio dihitung sebagai jumlah "
            "dibagi jumlah, tidak pernah rata-rata dari rasio. Total yang disebut sumber disimpan di samping jumlah "
            "bagiannya. Bila satu bagian tidak ada, jumlahnya tidak diberikan.",
            "Figures of provinces, regional offices and the nation are sums of their parts; a rate is sum over sum, "
            "never a mean of rates. A stated total is kept beside the sum of its parts. Where a part is missing, no "
            "sum is given.",
        ),
    ),
    Section(
        Text("Tidak ada data, disembunyikan, nol", "Missing, suppressed, zero"),
        Text(
            "Tidak ada data dan angka yang disembunyikan digambar dengan arsiran berbeda; nol adalah nilai biasa. "
            "Angka kecil disembunyikan sebelum disimpan. Tidak adanya bukti tidak berarti tidak patuh.",
            "Missing and suppressed figures are drawn with different hatching; zero is an ordinary value. Small counts "
            "are suppressed before they are stored. No evidence does not mean not compliant.",
        ),
    ),
    Section(
        Text("Data contoh", "Sample data"),
        Text(
            "Data contoh dibuat dengan rumus dan bilangan acak untuk mencoba alat ini. Isinya bukan angka resmi, "
            "ditandai di setiap layar dan berkas, dan tidak pernah bercampur dengan angka terbitan.",
            "The sample data are made by formula and random numbers for trying the tool. They are not official "
            "figures, are marked on every screen and in every file, and never mix with published figures.",
        ),
    ),
    Section(
        Text("Yang belum diketahui", "What is not known"),
        Text(
            "Belum ada tabel resmi peserta aktif atau klaim untuk semua kabupaten dan kota. Angka per kabupaten dan "
            "kota yang ada berasal dari berita dan tersebar waktunya. Angka Sakernas dibaca dari repositori umum dan "
            "masih harus dipastikan ke BPS; galat bakunya tidak tersedia.",
            "There is no official table of active participants or claims for all regencies and cities. The figures by "
            "regency and city come from the press and are scattered in time. Sakernas figures were read from a public "
            "repository and are still to be confirmed with BPS; their standard errors are not available.",
        ),
    ),
)
