// The picture as SVG, with its legend: what is saved looks like what is seen, at any size.

import { arcKey, bends, curve, headOf, width } from "./arcs.js";
import { data, documents, encoding, levels, span } from "./data.js";
import { drawn } from "./elements.js";
import { limitsSaid } from "./limits.js";
import { mutualPairs } from "./mutual.js";
import { middleOf, nearestOf, placeNames } from "./names.js";
import { colour } from "./palette.js";
import { borderOf, closed, rounded, shapePath } from "./shapes.js";
import { counted, isoDate } from "./words.js";

/** Canvas pixels around the actors, or this share of a wide picture, and at least as wide as the legend needs. */
const MARGIN_AROUND = 110;
const SHARE_AROUND = 0.06;
const NARROWEST = 700;

/** How many pixels wide the picture is thought to be on a screen: letters and legend are as large as they would be there. */
const SCREEN = 1000;

const LINE = 22;
const LETTERS = 13;

/** Return the SVG element of what is drawn: { shown, lit, places, factions, room, along }. */
export function drawingOf({ shown, lit, places, ...scene }) {
  const parties = [...shown.parties];
  const { x, y, wide, high } = frame(parties.map((party) => places[party.node.id]));
  const scale = SCREEN / wide;
  const isLit = (party) => !lit || lit.parties.has(party);
  const bend = bends(shown.arcs, shown.level);
  const marks = mutualPairs(shown, places).filter(({ accuser, accused }) => isLit(accuser) && isLit(accused));
  const names = placeNames(new OffscreenCanvas(1, 1).getContext("2d"), shown, {
    scale, lit, places, ...scene, taken: [], frame: { left: x, right: x + wide, top: y, bottom: y + high },
  });
  const lines = legend(shown, 1 / scale);
  const below = (lines.length + 1) * LINE / scale;
  return drawn("svg", {
    xmlns: "http://www.w3.org/2000/svg", viewBox: [x, y, wide, high + below].map(rounded).join(" "),
    width: rounded(wide), height: rounded(high + below), "font-family": "system-ui, sans-serif",
  },
  drawn("title", {}, data.title),
  drawn("rect", { x, y, width: wide, height: high + below, fill: colour("--paper") }),
  scene.factions.map(areaShape),
  shown.arcs.map((arc) => arcShape(arc, bend.get(arc), places, !lit || lit.arcs.has(arcKey(arc)))),
  marks.map(markShape),
  names.filter(({ from }) => from).map((name) => lineShape(name, scale)),
  parties.map((party) => actorShape(party, places[party.node.id], isLit(party))),
  names.map((name) => nameShape(name, scale)),
  lines.map((line, place) => drawn("g", { transform: `translate(${rounded(x + 40 / scale)} ${rounded(y + high + (place + 0.7) * LINE / scale)})` }, line)));
}

function frame(points) {
  const xs = points.map((point) => point.x);
  const ys = points.map((point) => point.y);
  const low = (values) => values.reduce((one, other) => Math.min(one, other), Infinity);
  const most = (values) => values.reduce((one, other) => Math.max(one, other), -Infinity);
  if (points.length === 0) return { x: 0, y: 0, wide: NARROWEST, high: 100 };
  const margin = Math.max(MARGIN_AROUND, (most(xs) - low(xs)) * SHARE_AROUND);
  const [left, right, top, bottom] = [low(xs) - margin, most(xs) + margin, low(ys) - margin, most(ys) + margin];
  const spare = Math.max(0, NARROWEST - (right - left));
  return { x: left - spare / 2, y: top, wide: right - left + spare, high: bottom - top };
}

function areaShape({ colour: fill, outlines }) {
  return drawn("path", { d: outlines.map(closed).join(""), fill, "fill-opacity": 0.12 });
}

function arcShape(arc, bend, places, isLit) {
  const { nodes, edges } = levels.get("actor").options;
  const { node, type } = arc.accused;
  const { colour: hue, dashes, label } = encoding.states[arc.state];
  const thick = width(arc.accusations.length);
  const way = curve(places[arc.accuser.node.id], places[node.id], bend);
  const { corners, notch } = headOf(way, thick, edges.arrows.to.scaleFactor, borderOf(encoding.types[type].shape, node.size, nodes.borderWidth));
  const path = [way.from, way.via, notch].map(({ x, y }) => `${rounded(x)} ${rounded(y)}`);
  return drawn("g", { opacity: isLit ? 1 : 0.12 },
    drawn("title", {}, `${arc.accuser.name} accuses ${arc.accused.name}: ${arc.accusations.length}, ${label}`),
    drawn("path", {
      d: `M${path[0]}Q${path[1]} ${path[2]}`, fill: "none", stroke: hue, "stroke-width": rounded(thick),
      "stroke-dasharray": dashes.join(" ") || null,
    }),
    drawn("path", { d: closed(corners), fill: hue }));
}

function markShape({ x, y }) {
  return drawn("g", { fill: colour("--mutual") },
    drawn("circle", { cx: rounded(x), cy: rounded(y), r: 9, fill: colour("--paper"), stroke: colour("--mutual") }),
    drawn("text", { x: rounded(x), y: rounded(y + 4), "font-size": 12, "text-anchor": "middle" }, "⇄"));
}

function actorShape(party, place, isLit) {
  return drawn("path", {
    d: shapePath(encoding.types[party.type].shape, place, party.node.size),
    fill: colour("--actor"), stroke: colour("--actor-edge"), opacity: isLit ? 1 : 0.2,
  });
}

function nameShape({ text, weight, ink, size, box }, scale) {
  const [x, y] = middleOf(box);
  return drawn("text", {
    x: rounded(x), y: rounded(y + size * 0.36), "font-size": rounded(size), "font-weight": weight, "text-anchor": "middle", fill: ink,
    stroke: colour("--paper"), "stroke-width": rounded(3 / scale), "paint-order": "stroke", "unicode-bidi": "plaintext",
  }, text);
}

function lineShape({ box, from }, scale) {
  const [x, y] = nearestOf(box, from);
  return drawn("line", {
    x1: rounded(from.x), y1: rounded(from.y), x2: rounded(x), y2: rounded(y), stroke: colour("--quiet"), "stroke-width": rounded(1 / scale),
  });
}

/** The lines below the picture: the states that are drawn, what is left out, the collection, how to read it. */
function legend(shown, unit) {
  const states = Object.keys(encoding.states).filter((state) => shown.arcs.some((arc) => arc.state === state));
  const until = span ? `, ${isoDate(span[0])} to ${isoDate(span[1])}` : "";
  const limits = limitsSaid(shown);
  const said = [
    ...(limits ? [`Shown: ${limits}.`] : []),
    `${data.title}. ${counted(documents.size, "document")}${until}. kg ${data.version}.`,
    "Arcs run from accuser to accused; ⇄: they accuse each other. Allegations as reported, not findings of fact.",
  ];
  const text = (words, x) => drawn("text", { x: rounded(x * unit), "font-size": rounded(LETTERS * unit), fill: colour("--ink") }, words);
  const swatch = ({ colour: hue, dashes }) => drawn("line", {
    x2: rounded(38 * unit), y1: rounded(-4 * unit), y2: rounded(-4 * unit), stroke: hue, "stroke-width": rounded(3 * unit),
    "stroke-dasharray": dashes.map((dash) => rounded(dash * unit)).join(" ") || null,
  });
  return [
    ...states.map((state) => encoding.states[state]).map((look) => [swatch(look), text(`${look.label}: ${look.means}`, 48)]),
    ...said.map((words) => [text(words, 0)]),
  ];
}
