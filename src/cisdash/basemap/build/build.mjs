// Makes the map's geometry: ../basemap.json and the sprites base_un.svg and base_de_facto.svg.
//
//   cp -r src/cisdash/basemap/build /tmp/basemap && cd /tmp/basemap     (node_modules stays out of the tree)
//   npm ci && npm run lakes && node build.mjs <checkout>
//
// Sources: world-atlas (Natural Earth 4.1, 1:50 million) for land, states and borders; of plotly.js only
// the lakes, which are Natural Earth too and know Balkhash and the Aral Sea of today. See ../NOTICE.
// Two views of the borders: `de_facto` is Natural Earth untouched; `un` follows the maps of the United Nations.
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { geoArea, geoCentroid, geoConicEqualArea, geoContains } from "d3-geo";
import { geoProject } from "d3-geo-projection";
import { feature, merge, mergeArcs, mesh } from "topojson-client";
import { filter, filterAttachedWeight, presimplify, simplify, sphericalTriangleArea } from "topojson-simplify";

const LAKES_FILE = "./lakes.cjs"; // the package is ES modules; plotly.js is not
const LAKES_SHA256 = "e89b4d6d2308d0e662592614823c3a442cd7f537a633987137efac0e882f5508";
const STATES = {
  "051": "AM", "031": "AZ", "112": "BY", "268": "GE", "398": "KZ", "417": "KG",
  "498": "MD", "643": "RU", "762": "TJ", "795": "TM", "804": "UA", "860": "UZ",
};
const PROJECTION = { centre: [48, 57], parallels: [42, 64], scale: 4000 }; // latitude, longitude; one unit is 1.6 km
const CLIP = [[-3200, -2850], [3900, 2850]]; // room for every shape of window, and for a meeting in Vladivostok
const FINE = [[-2080, -1200], [2080, 1200]]; // where readers look: detail is kept here, and thinned out beyond
const TOLERANCE_KM2 = 45;
const SMALLEST_ISLAND_KM2 = 400;
const SMALLEST_LAKE_KM2 = 1250;
const SMALLEST_HOLE_KM2 = 5000; // slivers between neighbours would show as seas
const KM2_PER_STERADIAN = 6371.0088 ** 2;
const NOT_LAKES = [[34.46, 47.42], [34.55, 45.91]]; // by their middles: Kakhovka, drained in 2023; Sivash, a lagoon of the sea
const LABEL_ASPECT = 8; // width by height of a state's name in spaced capitals
const KNOWN_POINTS = [[55.754, 37.6204], [38.5367, 68.78], [51.7191, 94.4377], [54.7075, 20.5073], [48, 57], [43.1, 131.9]];

const [LAT, LON] = PROJECTION.centre;
const cone = () => geoConicEqualArea()
  .rotate([-LON, 0]).center([0, LAT]).parallels(PROJECTION.parallels).scale(PROJECTION.scale).translate([0, 0]);
const projection = cone().precision(0.4).clipExtent(CLIP);
const bare = cone();

const km2 = (shape) => geoArea(shape) * KM2_PER_STERADIAN;
const within = ([[x0, y0], [x1, y1]], [x, y]) => x >= x0 && x <= x1 && y >= y0 && y <= y1;
const polygon = (topology, rings) => feature(topology, { type: "Polygon", arcs: rings });

// --- borders ---------------------------------------------------------------------------------------------

function named(topology, name) {
  return topology.objects.countries.geometries.find((country) => country.properties.name === name);
}

/** Give `from` (whole, or the one ring that contains a point) to `to`, and forget the line between them. */
function hand(topology, from, to, point) {
  const rings = from.type === "Polygon" ? [from.arcs] : from.arcs;
  const given = point ? rings.filter((ring) => geoContains(polygon(topology, ring), point)) : [...rings];
  if (given.length === 0) throw new Error(`nothing of ${from.properties.name} to give to ${to.properties.name}`);
  const kept = rings.filter((ring) => !given.includes(ring));
  const all = [to, { type: "MultiPolygon", arcs: given }];
  Object.assign(to, { type: "MultiPolygon", arcs: mergeArcs(topology, all).arcs });
  Object.assign(from, { type: "MultiPolygon", arcs: kept });
}

function unView(topology) {
  const view = structuredClone(topology);
  hand(view, named(view, "Russia"), named(view, "Ukraine"), [34.1, 45.1]); // Crimea
  hand(view, named(view, "Kosovo"), named(view, "Serbia"));
  hand(view, named(view, "N. Cyprus"), named(view, "Cyprus"));
  return view;
}

// --- detail ----------------------------------------------------------------------------------------------

/** Visvalingam's area, less for needles (thin inlets leave scratches) and far less away from the reader's eye. */
function weight(triangle) {
  const [a, b, c] = triangle;
  const [u, v] = [[a[0] - b[0], a[1] - b[1]], [c[0] - b[0], c[1] - b[1]]];
  const cosine = (u[0] * v[0] + u[1] * v[1]) / (Math.hypot(...u) * Math.hypot(...v) || 1);
  const eye = within(FINE, bare(b)) ? 1 : 0.04;
  return sphericalTriangleArea(triangle) * (1 - 0.7 * cosine) * eye;
}

/** One exact shape of the world for both views, so that arcs keep their numbers. */
function simplified(topology) {
  const smallest = SMALLEST_ISLAND_KM2 / KM2_PER_STERADIAN;
  const weighed = presimplify(topology, weight);
  const big = filterAttachedWeight(weighed, smallest, (ring) => geoArea({ type: "Polygon", coordinates: [ring] }));
  return filter(simplify(weighed, TOLERANCE_KM2 / KM2_PER_STERADIAN), big);
}

function land(topology) {
  const whole = merge(topology, topology.objects.countries.geometries.map(asMultiPolygon));
  const isSea = (ring) => km2({ type: "Polygon", coordinates: [[...ring].reverse()] }) >= SMALLEST_HOLE_KM2;
  whole.coordinates = whole.coordinates.map(([outer, ...holes]) => [outer, ...holes.filter(isSea)]);
  return whole;
}

function asMultiPolygon(geometry) {
  return geometry.type === "Polygon" ? { ...geometry, type: "MultiPolygon", arcs: [geometry.arcs] } : geometry;
}

/** Lines between two countries; `ours` says whether one of them is one of the twelve. */
function lines(topology, ours) {
  const one = (country) => country.id in STATES;
  return mesh(topology, topology.objects.countries, (a, b) => a !== b && (one(a) || one(b)) === ours);
}

function lakes() {
  const source = readFileSync(LAKES_FILE);
  const found = createHash("sha256").update(source).digest("hex");
  if (found !== LAKES_SHA256) throw new Error(`${LAKES_FILE} is not the file this script was written for`);
  globalThis.self = globalThis.window = {};
  const world = createRequire(import.meta.url)(LAKES_FILE).topojson.world_50m;
  const seen = new Set();
  return feature(world, world.objects.lakes).features
    .flatMap(({ geometry }) => (geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates))
    .filter((rings) => isLake(rings) && !seen.has(String(rings[0][0])) && seen.add(String(rings[0][0])))
    .map(([outer]) => thinned(outer));
}

function isLake(rings) {
  const shape = { type: "Polygon", coordinates: rings };
  const middle = geoCentroid(shape);
  const near = ([lon, lat]) => Math.hypot(lon - middle[0], lat - middle[1]) < 0.2;
  return km2(shape) >= SMALLEST_LAKE_KM2 && !NOT_LAKES.some(near);
}

/** A lake's shore with points left out that lie closer than three units to the last. */
function thinned(ring) {
  const kept = [ring[0]];
  for (const point of ring.slice(1, -1)) {
    const [[x0, y0], [x1, y1]] = [bare(kept.at(-1)), bare(point)];
    if (Math.hypot(x1 - x0, y1 - y0) >= 3) kept.push(point);
  }
  return [[...kept, ring[0]]];
}

// --- paths -----------------------------------------------------------------------------------------------

function rings(geometry) {
  const { type, coordinates } = geoProject(geometry, projection) ?? { type: "Polygon", coordinates: [] };
  if (type === "MultiPolygon") return coordinates.flat();
  return type === "LineString" ? [coordinates] : coordinates;
}

/** Absolute start, relative steps, whole numbers: the shortest text that a ten-line parser still reads. */
function path(geometry, closed) {
  return rings(geometry).map((ring) => subpath(ring, closed)).join("");
}

function subpath(ring, closed) {
  const whole = ring.map(([x, y]) => [Math.round(x), Math.round(y)]);
  const points = whole.filter((p, i) => i === 0 || String(p) !== String(whole[i - 1]));
  if (closed) points.pop();
  if (points.length < (closed ? 3 : 2)) return "";
  const steps = points.slice(1).map(([x, y], i) => pair(x - points[i][0], y - points[i][1]));
  const run = steps.reduce((text, step) => text + (text && step[0] !== "-" ? " " : "") + step, "");
  return `M${pair(...points[0])}l${run}${closed ? "z" : ""}`;
}

const pair = (x, y) => `${x}${y < 0 ? "" : " "}${y}`;

function states(topology) {
  const ours = topology.objects.countries.geometries.filter((country) => country.id in STATES);
  const shapes = ours.map((country) => [STATES[country.id], feature(topology, country).geometry]);
  return Object.fromEntries(shapes.sort().map(([id, shape]) => [id, shape]));
}

// --- where a state's name fits -----------------------------------------------------------------------------

function inside(outline, [x, y]) {
  let odd = false;
  for (const ring of outline) {
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const [[xi, yi], [xj, yj]] = [ring[i], ring[j]];
      if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) odd = !odd;
    }
  }
  return odd;
}

/** Does a name of this height, set around the point, lie within the state and off its lakes? */
function fits(outline, [x, y], height) {
  const across = [-1, -0.75, -0.5, -0.25, 0, 0.25, 0.5, 0.75, 1];
  return across.every((i) => [-1, 0, 1].every((j) =>
    inside(outline, [x + (i * height * LABEL_ASPECT) / 2, y + (j * height) / 2])));
}

function tallest(outline, point) {
  let [low, high] = [0, 256];
  while (high - low > 1) {
    const middle = (low + high) / 2;
    [low, high] = fits(outline, point, middle) ? [middle, high] : [low, middle];
  }
  return Math.floor(low);
}

function grid(outline, step) {
  const points = [];
  const [xs, ys] = [outline.flat().map((p) => p[0]), outline.flat().map((p) => p[1])];
  for (let x = Math.min(...xs); x <= Math.max(...xs); x += step)
    for (let y = Math.min(...ys); y <= Math.max(...ys); y += step)
      if (within(FINE, [x, y])) points.push([Math.round(x), Math.round(y)]);
  return points;
}

/** Places for the name, the roomiest first, each [x, y, greatest height], none crowding another. */
function rooms(outline, lakeRings) {
  const xs = outline.flat().map((p) => p[0]).filter((x) => x > FINE[0][0] && x < FINE[1][0]);
  const step = (Math.max(...xs) - Math.min(...xs)) / 36;
  const free = [...outline, ...lakeRings]; // even and odd: a lake in a state is outside
  const all = grid(outline, step).filter((p) => fits(free, p, 10)).map((p) => [...p, tallest(free, p)]);
  const chosen = [];
  for (const room of all.sort((a, b) => b[2] - a[2] || a[0] - b[0] || a[1] - b[1])) {
    const crowds = (other) => Math.hypot((room[0] - other[0]) / 2, room[1] - other[1]) < 2.2 * step;
    if (chosen.length < 24 && !chosen.some(crowds)) chosen.push(room);
  }
  return chosen;
}

// --- the files -------------------------------------------------------------------------------------------

function sprite(base, view) {
  const part = (id, d) => `<g id="${id}"><path vector-effect="non-scaling-stroke" d="${d}"/></g>`;
  const { borders, far, states: own } = base.views[view];
  const parts = { land: base.land, lakes: base.lakes, borders, far, ...own };
  const body = Object.entries(parts).map(([id, d]) => part(id, d)).join("\n");
  return `<svg xmlns="http://www.w3.org/2000/svg">\n<!-- Made with Natural Earth, by basemap/build. See basemap/NOTICE. -->\n${body}\n</svg>\n`;
}

function view(topology, shapes) {
  const closed = Object.entries(shapes).map(([id, shape]) => [id, path(shape, true)]);
  return {
    states: Object.fromEntries(closed),
    borders: path(lines(topology, true), false),
    far: path(lines(topology, false), false),
  };
}

function base() {
  const raw = JSON.parse(readFileSync(createRequire(import.meta.url).resolve("world-atlas/countries-50m.json")));
  const asDrawn = simplified(raw);
  const agreed = unView(asDrawn);
  const waters = { type: "MultiPolygon", coordinates: lakes() };
  const shapes = states(agreed);
  const names = Object.entries(shapes).map(([id, shape]) => [id, rooms(rings(shape), rings(waters))]);
  return {
    about: "Made with Natural Earth, by build/build.mjs. Paths are in the units of project(); see NOTICE.",
    projection: PROJECTION,
    known_points: KNOWN_POINTS.map(([lat, lon]) => [lat, lon, ...bare([lon, lat]).map((n) => Number(n.toFixed(3)))]),
    land: path(land(agreed), true),
    lakes: path(waters, true),
    rooms: Object.fromEntries(names),
    views: { un: view(agreed, shapes), de_facto: view(asDrawn, states(asDrawn)) },
  };
}

const checkout = process.argv[2];
if (!checkout) throw new Error("say where the checkout is: node build.mjs <checkout>");
const result = base();
const home = join(checkout, "src", "cisdash");
writeFileSync(join(home, "basemap", "basemap.json"), `${JSON.stringify(result, null, 1)}\n`);
for (const name of Object.keys(result.views))
  writeFileSync(join(home, "web", "surface", `base_${name}.svg`), sprite(result, name));
