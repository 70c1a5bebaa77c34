// The picture as SVG, with its legend: what is saved looks like what is seen, at any size.

import { arcKey, bends, control, width } from "./arcs.js";
import { data, documents, encoding, span } from "./data.js";
import { drawn } from "./elements.js";
import { outlined } from "./factions.js";
import { mutualPairs } from "./mutual.js";
import { colour } from "./palette.js";
import { byImportance } from "./shown.js";
import { rounded, shapePath } from "./shapes.js";
import { counted, isoDate } from "./words.js";

const MARGIN_AROUND = 90;
const LINE = 22;
const ARROW = 9;

/** Return the SVG element of what is drawn: { shown, lit, places }. */
export function drawingOf({ shown, lit, places }) {
  const parties = byImportance(shown.level).filter((party) => shown.parties.has(party));
  const { x, y, wide, high } = frame(parties.map((party) => places[party.node.id]));
  const states = Object.keys(encoding.states).filter((state) => shown.arcs.some((arc) => arc.state === state));
  const below = (states.length + 3) * LINE;
  const isLit = (party) => !lit || lit.parties.has(party);
  const bend = bends(shown.arcs, shown.level);
  return drawn("svg", {
    xmlns: "http://www.w3.org/2000/svg", viewBox: [x, y, wide, high + below].map(rounded).join(" "),
    width: rounded(wide), height: rounded(high + below), "font-family": "system-ui, sans-serif",
  },
  drawn("title", {}, data.title),
  drawn("rect", { x, y, width: wide, height: high + below, fill: colour("--paper") }),
  outlined(shown, places).map(areaShape),
  shown.arcs.map((arc) => arcShape(arc, bend.get(arc), places, !lit || lit.arcs.has(arcKey(arc)))),
  mutualMarks(shown, places, isLit),
  parties.map((party) => actorShape(party, places[party.node.id], isLit(party))),
  parties.filter(isLit).map((party) => nameOf(party, places[party.node.id])),
  legend(states, x + MARGIN_AROUND / 2, y + high));
}

function frame(points) {
  const xs = points.map((point) => point.x);
  const ys = points.map((point) => point.y);
  const low = (values) => values.reduce((one, other) => Math.min(one, other), Infinity);
  const most = (values) => values.reduce((one, other) => Math.max(one, other), -Infinity);
  if (points.length === 0) return { x: 0, y: 0, wide: 600, high: 100 };
  const [left, top] = [low(xs) - MARGIN_AROUND, low(ys) - MARGIN_AROUND];
  return { x: left, y: top, wide: Math.max(most(xs) + MARGIN_AROUND - left, 620), high: most(ys) + MARGIN_AROUND - top };
}

function areaShape({ name, colour: fill, outlines }) {
  const top = outlines.flat().reduce((high, point) => (point.y < high.y ? point : high));
  const path = (outline) => `M${outline.map(({ x, y }) => `${rounded(x)} ${rounded(y)}`).join("L")}z`;
  return drawn("g", { fill },
    drawn("path", { d: outlines.map(path).join(""), "fill-opacity": 0.12 }),
    drawn("text", { x: rounded(top.x), y: rounded(top.y - 6), "font-size": 12, "font-weight": 600, "text-anchor": "middle" }, name));
}

function arcShape(arc, bend, places, isLit) {
  const from = places[arc.accuser.node.id];
  const to = places[arc.accused.node.id];
  const via = control(from, to, bend);
  const { colour: hue, dashes, label } = encoding.states[arc.state];
  const angle = Math.atan2(to.y - via.y, to.x - via.x);
  const away = (distance) => ({ x: to.x - distance * Math.cos(angle), y: to.y - distance * Math.sin(angle) });
  const tip = away(arc.accused.node.size + 2);
  const end = away(arc.accused.node.size + 2 + ARROW);
  const wing = (turn) => `${rounded(end.x + ARROW / 2 * Math.cos(angle + turn))} ${rounded(end.y + ARROW / 2 * Math.sin(angle + turn))}`;
  const path = [from, via, end].map(({ x, y }) => `${rounded(x)} ${rounded(y)}`);
  return drawn("g", { opacity: isLit ? 1 : 0.12 },
    drawn("title", {}, `${arc.accuser.name} accuses ${arc.accused.name}: ${arc.accusations.length}, ${label}`),
    drawn("path", {
      d: `M${path[0]}Q${path[1]} ${path[2]}`, fill: "none", stroke: hue, "stroke-width": rounded(width(arc.accusations.length)),
      "stroke-dasharray": dashes.join(" ") || null,
    }),
    drawn("path", { d: `M${rounded(tip.x)} ${rounded(tip.y)}L${wing(Math.PI / 2)}L${wing(-Math.PI / 2)}z`, fill: hue }));
}

function mutualMarks(shown, places, isLit) {
  return mutualPairs(shown, places)
    .filter(({ accuser, accused }) => isLit(accuser) && isLit(accused))
    .map(({ x, y }) => drawn("g", { fill: colour("--mutual") },
      drawn("circle", { cx: rounded(x), cy: rounded(y), r: 9, fill: colour("--paper"), stroke: colour("--mutual") }),
      drawn("text", { x: rounded(x), y: rounded(y + 4), "font-size": 12, "text-anchor": "middle" }, "⇄")));
}

function actorShape(party, place, isLit) {
  return drawn("path", {
    d: shapePath(encoding.types[party.type].shape, place, party.node.size),
    fill: colour("--actor"), stroke: colour("--actor-edge"), opacity: isLit ? 1 : 0.2,
  });
}

function nameOf(party, { x, y }) {
  return drawn("text", {
    x: rounded(x), y: rounded(y + party.node.size + 15), "font-size": 13, "text-anchor": "middle", fill: colour("--ink"),
    stroke: colour("--paper"), "stroke-width": 3, "paint-order": "stroke", "unicode-bidi": "plaintext",
  }, party.name);
}

function legend(states, x, y) {
  const row = (place, text, sign = null) => [sign,
    drawn("text", { x: x + (sign ? 48 : 0), y: y + place * LINE + 4, "font-size": 13, fill: colour("--ink") }, text)];
  const lines = states.map((state, place) => {
    const { colour: hue, dashes, label, means } = encoding.states[state];
    const sign = drawn("line", {
      x1: x, x2: x + 38, y1: y + place * LINE, y2: y + place * LINE, stroke: hue, "stroke-width": 3,
      "stroke-dasharray": dashes.join(" ") || null,
    });
    return row(place, `${label}: ${means}`, sign);
  });
  const until = span ? `, ${isoDate(span[0])} to ${isoDate(span[1])}` : "";
  return [
    lines,
    row(states.length, `${data.title}. ${counted(documents.size, "document")}${until}. kg ${data.version}.`),
    row(states.length + 1, "Arcs run from accuser to accused. Allegations as reported, not findings of fact."),
  ].flat(3).filter(Boolean);
}
