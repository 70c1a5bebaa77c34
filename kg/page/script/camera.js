// Where the reader looks: at everything, nearer, or at what was picked; kept in the address.

import { byId } from "./elements.js";
import { lookAt, same, view } from "./view.js";

/** Pixels around the actors for names, limits and counts, and the zoom at which an actor is large enough. */
const ROOM_FOR_NAMES = { across: 95, down: 72 };
const NEAREST_VIEW = 1.7;

/** Milliseconds after the last turn of the wheel, and what waits for them. */
const STANDSTILL = 250;
let noting = null;

/** Where the reader looked when that was last kept. */
let looked = [];

let network = null;

/** Look where the view says, and keep from now on where the reader moves the picture, with mouse, touch or keys. */
export function openCamera(of) {
  network = of;
  network.on("dragEnd", noteFrame);
  network.on("zoom", noteFrame);
  byId("network").addEventListener("keyup", noteFrame);
  look();
}

/** Look where the view says; at everything where it does not say. */
export function look() {
  if (view.frame.length) network.moveTo(positionOf(view.frame));
  else fit();
  looked = frameNow();
}

/** Keep where the reader looks, once the picture stands still and is not where it was. */
function noteFrame() {
  clearTimeout(noting);
  noting = setTimeout(() => {
    if (same(frameNow(), looked)) return;
    looked = frameNow();
    lookAt(looked);
  }, STANDSTILL);
}

/** The middle of the picture and its scale, as the address says them. */
function frameNow() {
  const { x, y } = network.getViewPosition();
  return [Math.round(x), Math.round(y), Math.round(network.getScale() * 1000) / 1000];
}

function positionOf([x, y, scale]) {
  return { position: { x, y }, scale, animation: false };
}

/** Show everything that is drawn, with its names, as large as fits. */
function fit() {
  const points = Object.values(network.getPositions());
  if (points.length > 0) network.moveTo(positionOf(frameAround(points)));
}

/** Bring some parties into sight where they are not: the reader stays at the same distance if they fit. */
export function reveal(parties) {
  const places = network.getPositions();
  const points = [...parties].map((party) => places[party.node?.id]).filter(Boolean);
  const { left, right, top, bottom } = visible();
  if (points.every(({ x, y }) => left <= x && x <= right && top <= y && y <= bottom)) return;
  const [x, y, scale] = frameAround(points);
  network.moveTo(positionOf([x, y, Math.min(scale, network.getScale())]));
  noteFrame();
}

/** The frame around some points, with room for names: [x, y, scale]. */
function frameAround(points) {
  const { clientWidth, clientHeight } = byId("network");
  const [left, right] = extent(points.map((point) => point.x));
  const [top, bottom] = extent(points.map((point) => point.y));
  const scale = Math.min(
    (clientWidth - 2 * Math.min(ROOM_FOR_NAMES.across, clientWidth / 8)) / Math.max(right - left, 1),
    (clientHeight - 2 * ROOM_FOR_NAMES.down) / Math.max(bottom - top, 1),
    NEAREST_VIEW,
  );
  return [(left + right) / 2, (top + bottom) / 2, scale];
}

/** The part of the canvas that is on the screen, in canvas coordinates. */
export function visible() {
  const { clientWidth, clientHeight } = byId("network");
  const { x: left, y: top } = network.DOMtoCanvas({ x: 0, y: 0 });
  const { x: right, y: bottom } = network.DOMtoCanvas({ x: clientWidth, y: clientHeight });
  return { left, right, top, bottom };
}

/** What lies over the canvas, as boxes in canvas coordinates: buttons, what is left out, what is counted. */
export function covered() {
  const { left: x, top: y } = byId("network").getBoundingClientRect();
  return ["zoom", "limits", "count"].map((id) => byId(id).getBoundingClientRect()).map((box) => {
    const start = network.DOMtoCanvas({ x: box.left - x, y: box.top - y });
    const end = network.DOMtoCanvas({ x: box.right - x, y: box.bottom - y });
    return { left: start.x, right: end.x, top: start.y, bottom: end.y };
  });
}

function extent(values) {
  return values.reduce(([low, high], value) => [Math.min(low, value), Math.max(high, value)], [Infinity, -Infinity]);
}

/** Zoom in (a factor above 1) or out. */
export function zoom(factor) {
  network.moveTo({ scale: network.getScale() * factor });
  noteFrame();
}
