// Reads the compact figure sent by dashboard/figures/maps/web_map.py and writes its numbers for a reader.
(function () {
  "use strict";

  const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const VALUE_OF = new Map([...DIGITS].map((digit, value) => [digit, value]));
  const MISSING = "-";
  const SUPPRESSED = "x";

  const WORDS = {
    id: {
      missing: "Tidak ada data",
      suppressed: "Disembunyikan (angka kecil)",
      flagged: "Ada catatan pada angkanya",
      zero: "Nol",
      legend: "Legenda",
      beforeSplit: "(sebelum pemekaran 2022)",
      zoomIn: "Perbesar",
      zoomOut: "Perkecil",
      home: "Tampilkan semua wilayah",
      loading: "Memuat peta…",
      retry: "Coba lagi",
      noLayer: "Bentuk wilayah tidak dapat dimuat. Periksa sambungan ke server, lalu coba lagi; angka tetap ada di tabel.",
      otherLayer: "Bentuk wilayah tidak cocok dengan tabel angka. Bangun ulang lapisan dengan scripts/build_layers.py; angka tetap ada di tabel.",
      scales: [[1e12, "triliun"], [1e9, "miliar"], [1e6, "juta"], [1e3, "ribu"]],
    },
    en: {
      missing: "No data",
      suppressed: "Suppressed (small count)",
      flagged: "Figure has a caveat",
      zero: "Zero",
      legend: "Legend",
      beforeSplit: "(before the 2022 split)",
      zoomIn: "Zoom in",
      zoomOut: "Zoom out",
      home: "Show all regions",
      loading: "Loading the map…",
      retry: "Try again",
      noLayer: "The region shapes could not be loaded. Check the connection to the server and try again; the figures remain in the table.",
      otherLayer: "The region shapes do not match the table of figures. Rebuild the layers with scripts/build_layers.py; the figures remain in the table.",
      scales: [[1e12, "trillion"], [1e9, "billion"], [1e6, "million"], [1e3, "thousand"]],
    },
  };

  // The figure as an object; it travels as JSON, deflated and base-64 encoded.
  async function readFigure(content) {
    const bytes = Uint8Array.from(atob(content), (character) => character.charCodeAt(0));
    return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"))).json();
  }

  // Numbers of `width` digits each; all first digits come before all second ones.
  function unpack(text, width) {
    const count = text.length / width;
    return Array.from({ length: count }, (_, i) => {
      let number = 0;
      for (let place = i; place < text.length; place += count) number = number * DIGITS.length + VALUE_OF.get(text[place]);
      return number;
    });
  }

  // One entry per region, in ascending order of region code: {class, value, remark}; class is null without a value.
  function readRegions(figure) {
    const [width, places, low] = figure.scale;
    const values = unpack(figure.values, width);
    const remarks = unpack(figure.remark, figure.remark_width);
    let next = 0;
    return [...figure.classes].map((mark, i) => {
      const hasValue = mark !== MISSING && mark !== SUPPRESSED;
      const [note, texts, flagged] = figure.remarks[remarks[i]];
      return {
        class: hasValue ? Number(mark) : null,
        value: hasValue ? (low + values[next++]) / 10 ** places : null,
        isSuppressed: mark === SUPPRESSED,
        note, texts, flagged: Boolean(flagged),
      };
    });
  }

  function plain(value, lang, options) {
    return new Intl.NumberFormat(lang, options).format(value);
  }

  function money(value, lang) {
    const short = Number(value.toPrecision(3));
    const scale = WORDS[lang].scales.find(([size]) => Math.abs(short) >= size);
    if (!scale) return plain(value, lang);
    return `${plain(short / scale[0], lang, { maximumFractionDigits: 2 })} ${scale[1]}`;
  }

  function rate(value, lang) {
    const isSmall = value !== 0 && Math.abs(value) < 1;
    return plain(value, lang, isSmall
      ? { minimumSignificantDigits: 2, maximumSignificantDigits: 2 }
      : { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  }

  function withRupiah(text) {
    return text.startsWith("-") ? `-Rp${text.slice(1)}` : `Rp${text}`;
  }

  // A value in parts: the number as a reader writes it, the words behind it, and money in full ("" otherwise).
  function format(value, figure) {
    const { lang, format: form } = figure;
    if (figure.palette === "diverging" && value > 0) {
      const shown = format(value, { ...figure, palette: "classes" });
      return { ...shown, number: `+${shown.number}` };
    }
    const words = value === 1 ? figure.word : figure.words;
    if (form === "category") return { number: figure.labels[value], words, full: "" };
    if (form === "share") return { number: `${rate(value, lang)}%`, words, full: "" };
    if (form === "rate") return { number: rate(value, lang), words, full: "" };
    if (form === "count") return { number: plain(value, lang), words, full: "" };
    const full = Math.abs(value) < 1000 ? "" : withRupiah(plain(value, lang));
    return { number: withRupiah(money(value, lang)), words, full };
  }

  Object.assign(window.JamsosMap, { WORDS, readFigure, readRegions, format });
})();
