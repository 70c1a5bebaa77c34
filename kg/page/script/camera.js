// Where the reader looks: at everything, nearer, or at what was picked; kept in the address.

import { byId } from "./elements.js";
import { keep, same, view } from "./view.js";

/** Pixels around the actors for names, limits and counts, and the zoom at which an actor is large enough. */
const ROOM_FOR_NAMES = { across: 95, down: 72 };
const NEAREST_VIEW = 1.7;

/** Milliseconds after the last turn of the wheel, and what waits for them. */
const STANDSTILL = 250;
let noting = null;

/** Where the reader looked when that was last kept. */
let looked = [];

/** The middle of the picture and its scale, in canvas coordinates, until vis-network keeps them. */
let start = { x: 0, y: 0, scale: 1 };
let network = null;

/** Look with vis-network where the picture stood before, and keep from now on where the reader moves it, with mouse, touch or keys. */
export function openCamera(of) {
  network = of;
  moveTo(start);
  network.on("dragEnd", noteFrame);
  network.on("zoom", noteFrame);
  byId("network").addEventListener("keyup", noteFrame);
}

/** Look where the view says; at everything, which stands in these places, where it does not say. */
export function look(places) {
  const [x, y, scale] = view.frame;
  const points = Object.values(places);
  if (view.frame.length) moveTo({ x, y, scale });
  else if (points.length > 0) moveTo(frameAround(points));
  looked = frameNow();
}

/** The middle of the picture and its scale now. */
export function eye() {
  return network ? { ...network.getViewPosition(), scale: network.getScale() } : start;
}

function moveTo({ x, y, scale }) {
  if (network) network.moveTo({ position: { x, y }, scale, animation: false });
  else start = { x, y, scale };
}

/** Keep where the reader looks, once the picture stands still and is not where it was. */
function noteFrame() {
  clearTimeout(noting);
  noting = setTimeout(() => {
    if (same(frameNow(), looked)) return;
    looked = frameNow();
    keep({ frame: looked });
  }, STANDSTILL);
}

/** The middle of the picture and its scale, as the address says them. */
function frameNow() {
  const { x, y, scale } = eye();
  return [Math.round(x), Math.round(y), Math.round(scale * 1000) / 1000];
}

/** Bring some parties into sight where they are not: the reader stays at the same distance if they fit. */
export function reveal(parties, places) {
  const points = [...parties].map((party) => places[party.node?.id]).filter(Boolean);
  const { left, right, top, bottom } = visible();
  if (points.every(({ x, y }) => left <= x && x <= right && top <= y && y <= bottom)) return;
  const frame = frameAround(points);
  moveTo({ ...frame, scale: Math.min(frame.scale, eye().scale) });
  noteFrame();
}

/** The middle and the scale at which some points are seen, with room for names, as large as fits. */
function frameAround(points) {
  const { clientWidth, clientHeight } = byId("network");
  const [left, right] = extent(points.map((point) => point.x));
  const [top, bottom] = extent(points.map((point) => point.y));
  const scale = Math.min(
    (clientWidth - 2 * Math.min(ROOM_FOR_NAMES.across, clientWidth / 8)) / Math.max(right - left, 1),
    (clientHeight - 2 * ROOM_FOR_NAMES.down) / Math.max(bottom - top, 1),
    NEAREST_VIEW,
  );
  return { x: (left + right) / 2, y: (top + bottom) / 2, scale };
}

/** The part of the canvas that is on the screen, in canvas coordinates. */
export function visible() {
  const { clientWidth, clientHeight } = byId("network");
  return onCanvas({ left: 0, right: clientWidth, top: 0, bottom: clientHeight });
}

/** A box of the picture on the screen, in canvas coordinates. */
function onCanvas({ left, right, top, bottom }) {
  const { clientWidth, clientHeight } = byId("network");
  const { x, y, scale } = eye();
  const [across, down] = [(place) => x + (place - clientWidth / 2) / scale, (place) => y + (place - clientHeight / 2) / scale];
  return { left: across(left), right: across(right), top: down(top), bottom: down(bottom) };
}

/** What lies over the canvas, as boxes in canvas coordinates: buttons, what is left out, what is counted. */
export function covered() {
  const { left: x, top: y } = byId("network").getBoundingClientRect();
  return ["zoom", "limits", "count"].map((id) => byId(id).getBoundingClientRect()).map((box) =>
    onCanvas({ left: box.left - x, right: box.right - x, top: box.top - y, bottom: box.bottom - y }));
}

function extent(values) {
  return values.reduce(([low, high], value) => [Math.min(low, value), Math.max(high, value)], [Infinity, -Infinity]);
}

/** Zoom in (a factor above 1) or out. */
export function zoom(factor) {
  const { scale, ...middle } = eye();
  moveTo({ ...middle, scale: scale * factor });
  noteFrame();
}
