// The map: shapes are fetched once per layer and stay; each change of figure only repaints them.
(function () {
  "use strict";

  const { THEMES, WORDS, readFigure, readRegions, styleSheetsLoaded, fetchLayer, placeOf, tileOf, patternOf } = window.JamsosMap;
  const { format, Legend, LETTER, letterOn, element } = window.JamsosMap;
  const DEGREE = 256 / 360; // pixels per degree at zoom 0
  const LARGEST_DOT = 3.6;
  const LARGEST_CIRCLE = 30;

  class RegionMap {
    constructor(map) {
      this.map = map;
      this.turn = 0;
      this.hoveredIndex = null;
      this.chosenIndex = -1;
      this.box = map.getContainer();
      this.box.setAttribute("role", "region");
      this.shapes = L.featureGroup().addTo(map);
      this.lines = L.layerGroup().addTo(map);
      this.symbols = L.featureGroup().addTo(map);
      const pane = map.createPane("outlines");
      pane.style.zIndex = 450;
      pane.style.pointerEvents = "none";
      const outline = { renderer: L.canvas({ pane: "outlines" }), interactive: false, fill: false, smoothFactor: 0 };
      this.flagged = L.polygon([], { ...outline, weight: 1.6 }).addTo(map);
      this.chosen = L.polygon([], { ...outline, weight: 2.6 }).addTo(map);
      this.hovered = L.polygon([], { ...outline, weight: 1.6 }).addTo(map);
      this.outline = outline;
      this.rings = L.layerGroup().addTo(map);
      this.letters = L.layerGroup().addTo(map);
      this.legend = new Legend().addTo(map);
      this.addBoxes();
      this.listen();
    }

    addBoxes() {
      this.tooltip = element("div", "jm-tooltip jm-panel");
      this.tooltip.hidden = true;
      this.band = element("div", "jm-band");
      this.stamp = element("div", "jm-stamp");
      this.message = element("div");
      this.message.setAttribute("role", "alert");
      this.message.hidden = true;
      this.credit = element("div", "jm-credit");
      this.box.append(this.stamp, this.band, this.tooltip, this.credit, this.message);
      this.home = element("button", "jm-home", "⌂");
      this.home.type = "button";
      this.home.addEventListener("click", () => this.fit());
      const bar = this.map.zoomControl.getContainer();
      bar.append(this.home);
      L.DomEvent.disableClickPropagation(bar);
    }

    listen() {
      for (const group of [this.shapes, this.symbols]) {
        group.on("mouseover mousemove", (event) => this.hover(event.propagatedFrom.index, event.containerPoint));
        group.on("mouseout", () => this.hover(null));
        group.on("click", (event) => this.choose(event));
      }
      this.map.on("click", () => this.hover(null));
      this.map.on("zoomend", () => this.drawSymbols());
      this.map.on("moveend", () => { this.isMoved = this.isMoved || !this.isFitting; });
      // The page keeps its own scrolling until the reader turns to the map.
      this.box.addEventListener("pointerdown", () => {
        this.map.scrollWheelZoom.enable();
        this.box.classList.add("jm-pointed"); // Leaflet takes the focus; the frame is for those who came by keyboard
      });
      this.box.addEventListener("keydown", () => this.box.classList.remove("jm-pointed"));
      this.box.addEventListener("mouseleave", () => {
        this.map.scrollWheelZoom.disable();
        this.hover(null);
      });
      new ResizeObserver(() => this.resize()).observe(this.box);
    }

    async show(content, id) {
      const turn = ++this.turn;
      const figure = await readFigure(content);
      if (turn !== this.turn) return;
      const theme = THEMES[figure.theme];
      Object.assign(figure, { id, theme: { ...theme, classes: theme[figure.palette] } });
      await this.present(figure);
    }

    async present(figure) {
      const turn = this.turn;
      this.dress(figure);
      if (!this.layer) this.say([element("p", "", WORDS[figure.lang].loading)], "jm-wait");
      try {
        const [layer] = await Promise.all([fetchLayer(figure.url), styleSheetsLoaded()]);
        if (turn !== this.turn) return;
        if (layer.check !== figure.check) return this.fail(figure, "otherLayer");
        this.message.hidden = true;
        this.paint(figure, layer);
      } catch (error) {
        console.error(error);
        if (turn === this.turn) this.fail(figure, "noLayer");
      }
    }

    dress(figure) {
      const words = WORDS[figure.lang];
      const label = (node, text) => { node.title = text; node.setAttribute("aria-label", text); };
      document.documentElement.lang = figure.lang;
      this.box.setAttribute("aria-label", [figure.title, figure.subtitle, figure.band].filter(Boolean).join(". "));
      if (this.box.dataset.theme !== figure.theme.name) this.colour(figure.theme);
      figure.theme.classes.forEach((colour, i) => this.box.style.setProperty(`--jm-class-${i}`, colour));
      label(this.map.zoomControl._zoomInButton, words.zoomIn);
      label(this.map.zoomControl._zoomOutButton, words.zoomOut);
      label(this.home, words.home);
      this.credit.textContent = [figure.source, figure.credit].filter(Boolean).join(" · ");
      for (const node of [this.band, this.stamp]) {
        node.textContent = figure.band;
        node.hidden = !figure.band;
      }
      this.box.classList.toggle("jm-banded", Boolean(figure.band));
    }

    colour({ name, classes, diverging, missing, suppressed, ...colours }) {
      this.box.dataset.theme = name;
      for (const [part, colour] of Object.entries(colours)) this.box.style.setProperty(`--jm-${part}`, colour);
      this.hatches = { missing: patternOf(missing), suppressed: patternOf(suppressed) };
      this.hatchImages = {
        missing: `url(${tileOf(missing, 1).toDataURL()})`,
        suppressed: `url(${tileOf(suppressed, 1).toDataURL()})`,
      };
    }

    say(nodes, kind) {
      this.message.className = `jm-message jm-panel ${kind}`;
      this.message.replaceChildren(...nodes);
      this.message.hidden = false;
    }

    fail(figure, reason) {
      const words = WORDS[figure.lang];
      const retry = element("button", "", words.retry);
      retry.type = "button";
      retry.addEventListener("click", () => this.present(figure));
      this.say([element("p", "", words[reason]), retry], "jm-failed");
      this.layer = null;
      for (const group of [this.shapes, this.lines, this.symbols, this.rings, this.letters]) group.clearLayers();
      for (const line of [this.flagged, this.chosen, this.hovered]) line.setLatLngs([]);
      this.tooltip.hidden = true;
      this.legend.getContainer().hidden = true;
      this.box.dataset.failed = figure.id;
      delete this.box.dataset.painted;
    }

    paint(figure, layer) {
      const isNew = layer !== this.layer;
      const isElsewhere = !this.box.dataset.layer || placeOf(figure.layer) !== placeOf(this.box.dataset.layer);
      this.figure = figure;
      this.regions = readRegions(figure);
      if (isNew) this.place(layer);
      const { theme, kind } = figure;
      this.polygons.forEach((polygon, i) => {
        const isUnderCircle = kind === "count" && this.regions[i].class !== null;
        polygon.setStyle({ fillColor: isUnderCircle ? theme.land : this.fillOf(this.regions[i]), color: theme.border });
      });
      const inks = { coast: "coast", provinces: "province_border", flagged: "mark", chosen: "chosen", hovered: "hover" };
      for (const [line, ink] of Object.entries(inks)) this[line].setStyle({ color: theme[ink] });
      this.flagged.setLatLngs(layer.regions.filter((_, i) => this.regions[i].flagged).flatMap((region) => region.latlngs));
      this.legend.getContainer().hidden = false;
      this.legend.show(figure, this.regions, { hatches: this.hatchImages, radius: this.largestCircle() });
      if (isElsewhere || (isNew && !this.isMoved)) this.fit();
      this.drawSymbols();
      this.outlineChosen(layer.regions.findIndex((region) => region.code === figure.chosen));
      this.hover(isNew ? null : this.hoveredIndex, this.pointer);
      requestAnimationFrame(() => {
        this.box.dataset.layer = figure.layer;
        this.box.dataset.painted = figure.id;
        delete this.box.dataset.failed;
      });
    }

    fillOf(region) {
      const { theme, looks } = this.figure;
      if (region.class === null) return region.isSuppressed ? this.hatches.suppressed : this.hatches.missing;
      return looks.length ? looks[region.class][1] : theme.classes[region.class];
    }

    place(layer) {
      for (const group of [this.shapes, this.lines, this.symbols]) group.clearLayers();
      this.layer = layer;
      this.polygons = layer.regions.map((region, index) => {
        const polygon = L.polygon(region.latlngs, { weight: 0.6, fillOpacity: 1, smoothFactor: 0 });
        polygon.index = index;
        return polygon.addTo(this.shapes);
      });
      const line = { interactive: false, smoothFactor: 0 };
      this.coast = L.polyline(layer.coast, { ...line, weight: 0.7 }).addTo(this.lines);
      this.provinces = L.polyline(layer.provinces, { ...line, weight: 1 }).addTo(this.lines);
    }

    // Fills the frame, with the legend beside a tall layer and above a wide one.
    fit() {
      const { x: width, y: height } = this.map.getSize();
      if (!this.layer || !width) return;
      this.isFitting = true;
      this.map.setMinZoom(0).setMaxBounds(null);
      const bounds = this.shapes.getBounds();
      const top = this.figure.band ? 40 : 12;
      const bottom = this.credit.offsetHeight + 10;
      const zoom = this.map.getBoundsZoom(bounds, false, [24, top + bottom]);
      const corners = [bounds.getNorthWest(), bounds.getSouthEast()].map((corner) => this.map.project(corner, zoom));
      const spare = L.point(width - 24, height - top - bottom).subtract(corners[1].subtract(corners[0]));
      const legend = this.legend.getContainer();
      const isBeside = this.legend.isOpen() && spare.x > spare.y;
      legend.classList.toggle("jm-upright", isBeside);
      const right = isBeside ? Math.min(legend.offsetWidth, 0.36 * width) : 0;
      const room = this.legend.isOpen() ? Math.max(0, spare.y) : height / 4;
      let above = isBeside ? 0 : Math.min(room, legend.offsetHeight);
      do {
        this.map.fitBounds(bounds, {
          animate: false, paddingTopLeft: [12, top + above], paddingBottomRight: [12 + right, bottom],
        });
        above += 6;
      } while (this.legend.isOpen() && above < height / 2 && this.hasRegionBehind(legend));
      this.map.setMaxBounds(this.map.getBounds().pad(0.4)).setMinZoom(this.map.getZoom() - 0.5);
      this.isFitting = false;
      this.isMoved = false;
    }

    // Whether a part of a region lies behind a box over the map, where it can be neither seen nor clicked.
    hasRegionBehind(box) {
      const frame = this.box.getBoundingClientRect();
      const { left, right, top, bottom } = box.getBoundingClientRect();
      const corner = (x, y) => this.map.containerPointToLatLng([x - frame.x, y - frame.y]);
      const hidden = L.latLngBounds(corner(left - 6, top), corner(right, bottom + 6));
      return this.layer.regions.some((region) => region.latlngs.flat(2).some((place) => hidden.contains(place)));
    }

    resize() {
      this.isFitting = true;
      this.map.invalidateSize({ animate: false });
      this.isFitting = false;
      if (!this.isMoved) this.fit();
    }

    largestCircle() {
      return Math.min(LARGEST_CIRCLE, this.map.getSize().x / 36);
    }

    // Circles for counts, largest first so that small ones stay on top; dots where a shape is too small to see.
    drawSymbols() {
      if (!this.layer) return;
      const { theme, kind } = this.figure;
      this.symbols.clearLayers();
      this.radii = this.symbolRadii();
      const order = [...this.radii.keys()].sort((a, b) => this.radii.get(b) - this.radii.get(a));
      for (const index of order) {
        const region = this.regions[index];
        const isCircle = kind === "count" && region.class !== null;
        const isHollow = isCircle && region.value <= 0;
        const symbol = L.circleMarker(this.layer.regions[index].point, {
          radius: this.radii.get(index),
          weight: isHollow ? 1.4 : 0.8,
          color: isCircle ? theme.text : theme.province_border,
          fillColor: this.fillOf(region),
          fillOpacity: isHollow ? 0 : isCircle ? 0.78 : 1,
        });
        symbol.index = index;
        this.symbols.addLayer(symbol);
      }
      this.drawRings();
      this.drawLetters();
    }

    // The symbols of categories, so that none is told by its colour alone.
    drawLetters() {
      const pixels = (DEGREE * 2 ** this.map.getZoom()) ** 2;
      this.letters.clearLayers();
      this.regions.forEach((region, index) => {
        const look = this.figure.looks[region.class];
        const { area, point } = this.layer.regions[index];
        if (look && area * pixels >= LETTER ** 2) this.letters.addLayer(letterOn(point, look));
      });
    }

    // Radius of each region's circle or dot; a region that is drawn large enough as a shape has neither.
    symbolRadii() {
      const dot = Math.min(LARGEST_DOT, Math.max(2, this.map.getSize().x / 300));
      const pixels = (DEGREE * 2 ** this.map.getZoom()) ** 2;
      const largest = Math.max(...this.regions.map((region) => Math.abs(region.value)));
      const radii = new Map();
      this.regions.forEach((region, index) => {
        if (this.figure.kind === "count" && region.class !== null) {
          const share = largest ? Math.sqrt(Math.abs(region.value) / largest) : 0;
          radii.set(index, Math.max(dot / 2, share * this.largestCircle()));
        } else if (this.layer.regions[index].area * pixels < 5 * dot ** 2) {
          radii.set(index, dot);
        }
      });
      return radii;
    }

    // Outlines of regions that are marked, chosen or under the pointer also go round their circles and dots.
    drawRings() {
      const { theme } = this.figure;
      this.rings.clearLayers();
      const ring = (index, color, weight) => {
        if (!this.radii.has(index)) return;
        const radius = this.radii.get(index) + 1 + weight / 2;
        this.rings.addLayer(L.circleMarker(this.layer.regions[index].point, { ...this.outline, radius, color, weight }));
      };
      this.regions.forEach((region, index) => region.flagged && ring(index, theme.mark, 1.6));
      ring(this.hoveredIndex, theme.hover, 1.6);
      ring(this.chosenIndex, theme.chosen, 2.6);
    }

    hover(index, point) {
      if (!this.layer || (index === null && this.tooltip.hidden)) return;
      const isSame = index === this.hoveredIndex && this.tooltip.figure === this.figure;
      this.hoveredIndex = index;
      this.pointer = point;
      this.tooltip.hidden = index === null;
      if (!isSame) {
        const shape = this.layer.regions[index];
        this.hovered.setLatLngs(shape ? shape.latlngs : []);
        this.drawRings();
        this.legend.mark("hover", shape ? this.regions[index].value : null);
        if (shape) this.fillTooltip(shape, this.regions[index]);
      }
      if (index !== null) this.placeTooltip(point);
    }

    wordsFor(region) {
      const words = WORDS[this.figure.lang];
      if (region.class !== null) return format(region.value, this.figure);
      return { number: region.isSuppressed ? words.suppressed : this.figure.missing || words.missing, words: "", full: "" };
    }

    nameOf(shape) {
      return shape.name.replace("(sebelum pemekaran 2022)", WORDS[this.figure.lang].beforeSplit);
    }

    fillTooltip(shape, region) {
      const { number, words, full } = this.wordsFor(region);
      const head = element("div", "jm-name", this.nameOf(shape));
      head.append(element("span", "jm-code", shape.code));
      const value = element("div", region.class === null ? "jm-value jm-none" : "jm-value", number);
      value.append(" ", element("span", "jm-words", words));
      const rest = [["jm-full", full], ...region.texts.map((text) => [region.flagged ? "jm-flag" : "jm-status", text]), ["jm-note", region.note]];
      this.tooltip.replaceChildren(head, value, ...rest.filter(([, text]) => text).map(([name, text]) => element("div", name, text)));
      this.tooltip.figure = this.figure;
    }

    placeTooltip(point) {
      const { x, y } = this.map.getSize();
      const { offsetWidth: width, offsetHeight: height } = this.tooltip;
      const left = point.x + 16 + width <= x ? point.x + 16 : Math.max(4, point.x - 16 - width);
      const top = Math.min(Math.max(4, point.y - height / 2), Math.max(4, y - height - 4));
      this.tooltip.style.transform = `translate(${Math.round(left)}px, ${Math.round(top)}px)`;
    }

    outlineChosen(index) {
      const shape = this.layer.regions[index];
      this.chosenIndex = index;
      this.chosen.setLatLngs(shape ? shape.latlngs : []);
      this.drawRings();
      this.legend.mark("chosen", shape ? this.regions[index].value : null,
        shape ? `${this.nameOf(shape)}: ${this.wordsFor(this.regions[index]).number}` : "");
    }

    choose(event) {
      L.DomEvent.stopPropagation(event);
      const { index } = event.propagatedFrom;
      this.hover(index, event.containerPoint);
      this.outlineChosen(index);
      // The time tells a second click on the same region from an unchanged answer.
      window.Streamlit.setComponentValue({ clicked: this.layer.regions[index].code, at: Date.now() });
    }
  }

  // Makes the map in the element with this id; figures come later, see figure().
  function create(id) {
    const map = L.map(id, {
      center: [-2.3, 118], zoom: 4, zoomSnap: 0, zoomDelta: 0.75, maxZoom: 13, preferCanvas: true,
      attributionControl: false, zoomControl: false, scrollWheelZoom: false, dragging: !L.Browser.mobile, maxBoundsViscosity: 0.6,
    });
    map.zoomControl = L.control.zoom({ position: "bottomleft" }).addTo(map);
    map.regionMap = new RegionMap(map);
    return map;
  }

  const FigureLayer = L.FeatureGroup.extend({
    onAdd(map) { map.regionMap.show(this.options.content, this.options.id); },
    onRemove() {},
  });

  // A Leaflet layer that shows a figure when it is added to the map; taking it away leaves the shapes for the next one.
  function figure(content, id) {
    return new FigureLayer([], { content, id });
  }

  Object.assign(window.JamsosMap, { create, figure });
})();
