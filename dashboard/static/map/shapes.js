// The shapes of a layer, fetched once and kept, and the hatches that fill some of them.
(function () {
  "use strict";

  const layers = new Map();
  const failed = new Set();

  // Adler-32 of the region codes: a figure and a layer that list different regions must never be joined by position.
  function checksum(codes) {
    let a = 1, b = 0;
    for (const byte of new TextEncoder().encode(codes.join("\n"))) {
      a = (a + byte) % 65521;
      b = (b + a) % 65521;
    }
    return b * 65536 + a;
  }

  function fetchLayer(url) {
    if (!layers.has(url)) {
      // The address names the version, so a cached copy is never stale; but a failure may have been cached too.
      const layer = fetch(url, { cache: failed.has(url) ? "reload" : "force-cache" })
        .then((answer) => {
          if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
          return answer.json();
        })
        .then(readLayer);
      layer.catch(() => {
        layers.delete(url);
        failed.add(url);
      });
      layers.set(url, layer);
    }
    return layers.get(url);
  }

  // All layers of the nation show the same place; a finer layer shows its province.
  const placeOf = (layerName = "") => (layerName.startsWith("regencies-") ? layerName : "nation");

  function styleSheetsLoaded() {
    const links = [...document.querySelectorAll("link[rel=stylesheet]")];
    return Promise.all(links.filter((link) => !link.sheet).map((link) => new Promise((resolve) => {
      link.addEventListener("load", resolve);
      link.addEventListener("error", resolve);
    })));
  }

  // Area of a polygon's outer ring in square degrees.
  function areaOf(rings) {
    return Math.abs(rings[0].reduce((sum, [x, y], i, ring) => {
      const [nextX, nextY] = ring[(i + 1) % ring.length];
      return sum + x * nextY - nextX * y;
    }, 0)) / 2;
  }

  function lines(mesh) {
    return L.GeoJSON.coordsToLatLngs(mesh.coordinates, 1);
  }

  function readLayer(topology) {
    const object = topology.objects.regions;
    const regions = topojson.feature(topology, object).features
      .sort((a, b) => (a.id < b.id ? -1 : 1))
      .map(({ id, properties, geometry }) => ({
        code: id,
        name: properties.name,
        point: L.latLng(properties.p[1], properties.p[0]),
        area: Math.max(...geometry.coordinates.map(areaOf)),
        latlngs: L.GeoJSON.coordsToLatLngs(geometry.coordinates, 2),
      }));
    if (!regions.length) throw new Error("empty layer");
    const province = (geometry) => geometry.id.slice(0, 2);
    return {
      regions,
      check: checksum(regions.map((region) => region.code)),
      coast: lines(topojson.mesh(topology, object, (a, b) => a === b)),
      provinces: lines(topojson.mesh(topology, object, (a, b) => a !== b && province(a) !== province(b))),
    };
  }

  // A square tile of slanted lines; its side is rounded to whole pixels so that copies meet without seams.
  function tileOf(hatch, ratio) {
    const side = Math.round(hatch.spacing * Math.SQRT2 * ratio);
    const tile = document.createElement("canvas");
    tile.width = tile.height = side;
    const context = tile.getContext("2d");
    context.fillStyle = hatch.ground;
    context.fillRect(0, 0, side, side);
    context.strokeStyle = hatch.line;
    context.lineWidth = hatch.width * ratio;
    for (const angle of hatch.angles) {
      for (const shift of [-side, 0, side]) {
        const rising = angle === 45;
        context.beginPath();
        context.moveTo(shift - side, rising ? 2 * side : -side);
        context.lineTo(shift + 2 * side, rising ? -side : 2 * side);
        context.stroke();
      }
    }
    return tile;
  }

  function patternOf(hatch) {
    const ratio = L.Browser.retina ? 2 : 1;
    const pattern = document.createElement("canvas").getContext("2d").createPattern(tileOf(hatch, ratio), "repeat");
    pattern.setTransform(new DOMMatrix().scale(1 / ratio));
    return pattern;
  }

  Object.assign(window.JamsosMap, { styleSheetsLoaded, fetchLayer, placeOf, tileOf, patternOf });
})();
