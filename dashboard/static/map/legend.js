// The legend: five classes from high to low, what the hatches mean, and where nation, chosen and hovered regions stand.
(function () {
  "use strict";

  const { WORDS, format } = window.JamsosMap;
  const ROW = 20;
  const LETTER = 18; // side of the box of a symbol; a region that is smaller shows its colour only
  const NARROW = 560;

  function element(tag, className, text) {
    const node = document.createElement(tag);
    if (className) node.className = className;
    if (text) node.textContent = text;
    return node;
  }

  // Height of a value on the bar in pixels from its top; the outer classes reach to the lowest and highest value.
  function heightOf(value, figure, values) {
    const edges = [Math.min(...values, figure.breaks[0]), ...figure.breaks, Math.max(...values, figure.breaks.at(-1))];
    const last = edges.length - 2;
    let step = figure.breaks.filter((edge) => value >= edge).length;
    step = Math.min(step, last);
    const span = edges[step + 1] - edges[step];
    const share = span > 0 ? (value - edges[step]) / span : 0.5;
    return (last + 1 - step - Math.min(Math.max(share, 0.04), 0.96)) * ROW;
  }

  function item(sample, text) {
    const row = element("div", "jm-item");
    row.append(sample, element("span", "", text));
    return row;
  }

  function swatch(className, image) {
    const node = element("span", `jm-swatch ${className}`);
    if (image) node.style.backgroundImage = image;
    return node;
  }

  // The look of a category: its colour with its symbol on it.
  function lookOf([symbol, fill, text]) {
    const node = element("span", "jm-swatch jm-look", symbol);
    node.style.backgroundColor = fill;
    node.style.color = text;
    node.setAttribute("aria-hidden", "true");
    return node;
  }

  // The symbol of a category as a marker on its region.
  function letterOn(point, [symbol, , text]) {
    const letter = element("span", "", symbol);
    letter.style.color = text;
    letter.setAttribute("aria-hidden", "true");
    const icon = L.divIcon({ className: "jm-letter", html: letter, iconSize: [LETTER, LETTER] });
    return L.marker(point, { icon, interactive: false, keyboard: false });
  }

  // Two nested circles: the largest value on the map, and a quarter of it, which has half the radius.
  function sizes(figure, largest, radius) {
    const nest = element("span", "jm-nest");
    const labels = element("span", "jm-nest-labels");
    nest.style.width = nest.style.height = `${2 * radius}px`;
    for (const share of [1, 1 / 4]) {
      const circle = element("i");
      circle.style.width = circle.style.height = `${2 * radius * Math.sqrt(share)}px`;
      nest.append(circle);
      labels.append(element("span", "", format(Math.round(largest * share), figure).number));
    }
    const box = element("div", "jm-item");
    box.append(nest, labels);
    return box;
  }

  const Legend = L.Control.extend({
    options: { position: "topright" },

    onAdd(map) {
      this.box = element("section", "jm-legend jm-panel");
      this.toggle = element("button", "jm-toggle");
      this.toggle.type = "button";
      this.body = element("div", "jm-legend-body");
      this.toggle.addEventListener("click", () => this.open(this.body.hidden));
      this.box.append(this.toggle, this.body);
      L.DomEvent.disableClickPropagation(this.box).disableScrollPropagation(this.box);
      this.open(map.getSize().x >= NARROW);
      return this.box;
    },

    open(isOpen) {
      this.body.hidden = !isOpen;
      this.toggle.setAttribute("aria-expanded", String(isOpen));
    },

    isOpen() {
      return !this.body.hidden;
    },

    // look: {hatches: {missing, suppressed} as CSS images, radius: of the largest circle}
    show(figure, regions, look) {
      const words = WORDS[figure.lang];
      this.figure = figure;
      this.values = regions.filter((region) => region.class !== null).map((region) => region.value);
      this.toggle.replaceChildren(element("span", "jm-title", figure.title || words.legend), this.strip(figure));
      this.toggle.setAttribute("aria-label", words.legend);
      this.marks = {};
      this.body.replaceChildren(
        element("div", "jm-subtitle", figure.subtitle),
        ...(figure.looks.length ? [this.categories(figure, regions)] : this.values.length ? [this.scaleBar(figure)] : []),
        this.keys(figure, regions, look),
      );
      if (figure.nation !== null) this.mark("nation", figure.nation, `${figure.nation_label}: ${format(figure.nation, figure).number}`);
    },

    strip(figure) {
      const strip = element("span", "jm-strip");
      strip.append(...figure.labels.map((_, i) => {
        const part = element("i", figure.looks.length ? "" : `jm-class-${i}`);
        if (figure.looks.length) part.style.backgroundColor = figure.looks[i][1];
        return part;
      }));
      return strip;
    },

    // Each category with how many regions are of it; those of none come after them, see keys().
    categories(figure, regions) {
      const list = element("div", "jm-categories");
      list.append(...figure.labels.map((label, i) => {
        const count = regions.filter((region) => region.class === i).length;
        return item(lookOf(figure.looks[i]), `${label}: ${count}`);
      }));
      return list;
    },

    scaleBar(figure) {
      const bar = element("div", "jm-bar");
      bar.append(...figure.labels.map((label, i) => item(swatch(`jm-class-${i}`), label)).reverse());
      for (const kind of ["nation", "chosen", "hover"]) {
        this.marks[kind] = element("span", `jm-mark jm-${kind}`);
        this.marks[kind].hidden = true;
        bar.append(this.marks[kind]);
      }
      return bar;
    },

    keys(figure, regions, look) {
      const words = { ...WORDS[figure.lang] };
      if (figure.missing) words.missing = `${figure.missing}: ${regions.filter((region) => region.class === null && !region.isSuppressed).length}`;
      const has = {
        zero: figure.kind === "count" && this.values.includes(0),
        missing: regions.some((region) => region.class === null && !region.isSuppressed),
        suppressed: regions.some((region) => region.isSuppressed),
        flagged: regions.some((region) => region.flagged),
      };
      const box = element("div", "jm-keys");
      if (this.values.length && figure.kind === "count") {
        box.append(sizes(figure, Math.max(...this.values.map(Math.abs)), look.radius));
      }
      box.append(...Object.keys(has).filter((key) => has[key])
        .map((key) => item(swatch(`jm-key-${key}`, look.hatches[key]), words[key])));
      this.lines = {};
      for (const kind of ["nation", "chosen"]) {
        this.lines[kind] = item(element("span", `jm-sign jm-${kind}`), "");
        this.lines[kind].hidden = true;
        box.append(this.lines[kind]);
      }
      return box;
    },

    // Puts a mark on the scale, or takes it away when value is null, and writes the words below if the kind has a line.
    mark(kind, value, text) {
      if (this.lines[kind]) {
        this.lines[kind].hidden = !text;
        this.lines[kind].lastChild.textContent = text;
      }
      if (!this.marks[kind]) return;
      // A total of counts is no point on a scale of regions.
      const isOnScale = value !== null && !(kind === "nation" && this.figure.kind === "count");
      this.marks[kind].hidden = !isOnScale;
      if (isOnScale) this.marks[kind].style.top = `${heightOf(value, this.figure, this.values)}px`;
    },
  });

  Object.assign(window.JamsosMap, { Legend, LETTER, letterOn, element });
})();
