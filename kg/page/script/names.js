// Names beside the actors: the most important first, none over another, none over an actor.

import { colour } from "./palette.js";
import { isFree, occupy, roomAround } from "./room.js";
import { byImportance } from "./shown.js";

/** Height of the letters on the screen, and the number of letters after which a name is cut. */
const LETTERS = 13;
const LONGEST = 44;

/** How many names are tried at most, and how many whatever their actor's size. */
const MOST_NAMES = 160;
const ALWAYS = 40;

/** An actor with a smaller radius on the screen than this gets its name when the reader comes nearer. */
const VISIBLE = 5;

/** The names of the first so many are heavier. */
const HEAVY = 20;

/** Where no place beside an actor is free a name stands this far off, on the screen, with a line to its actor. */
const FAR = [16, 32, 52, 76];
const DIRECTIONS = 16;
const COMPASS = Array.from({ length: DIRECTIONS }, (_, place) => (2 * Math.PI * place) / DIRECTIONS).map((turn) => [Math.cos(turn), Math.sin(turn)]);

/** Canvas pixels from the middle of an outline at which a name stands wholly beside it. */
const MARGIN_OF_MIDDLE = 30;

/**
 * Return the names that have room, and where: [{ party, text, weight, ink, size, box, from }], in canvas coordinates.
 *
 * `taken` are boxes that are not free; names of areas have no party; `from` is the actor to which a line leads where a name stands farther off.
 */
export function placeNames(context, shown, { scale, lit, places, factions, room, along, taken, frame }) {
  if (!shown.level) return [];
  const place = placer(context, LETTERS / scale, { actors: lit ? roomAround(lit.parties, places) : room, along, taken, frame });
  const placed = [];
  for (const [rank, party] of ordered(shown, lit).entries()) {
    if (placed.length >= MOST_NAMES) break;
    const isAlways = rank < ALWAYS || lit;
    if (!isAlways && party.node.size * scale < VISIBLE) continue;
    const at = places[party.node.id];
    const centres = isAlways ? around(at, party.node.size, scale) : beside(at, party.node.size);
    const name = { party, text: shortened(party.name), weight: rank < HEAVY ? 600 : 400, ink: colour("--ink") };
    placed.push(place(name, centres, at));
  }
  for (const { name, colour: ink, outlines } of lit ? [] : factions.filter((area) => area.name)) {
    placed.push(place({ party: null, text: name.toUpperCase(), weight: 600, ink }, aroundOutlines(outlines)));
  }
  return placed.filter(Boolean);
}

/** Write names where they have been placed. */
export function writeNames(context, placed, scale) {
  context.save();
  Object.assign(context, { textAlign: "center", textBaseline: "middle", lineJoin: "round" });
  for (const { box, from } of placed) {
    if (from) drawLine(context, from, box, scale);
  }
  for (const { text, weight, ink, size, box } of placed) {
    const [x, y] = middleOf(box);
    context.font = fontOf(weight, size);
    Object.assign(context, { fillStyle: ink, strokeStyle: colour("--paper"), lineWidth: 4 / scale });
    context.strokeText(text, x, y);
    context.fillText(text, x, y);
  }
  context.restore();
}

/** The middle of a box. */
export function middleOf({ left, right, top, bottom }) {
  return [(left + right) / 2, (top + bottom) / 2];
}

/** The point of a box that is nearest to another point: there the line from an actor ends. */
export function nearestOf({ left, right, top, bottom }, { x, y }) {
  return [Math.min(Math.max(x, left), right), Math.min(Math.max(y, top), bottom)];
}

function fontOf(weight, size) {
  return `${weight} ${size}px system-ui, sans-serif`;
}

/** Return what finds a place for a name among some centres, and returns the name with its box; null where none is free. */
function placer(context, size, { actors, along, taken, frame }) {
  const names = new Map();
  for (const box of taken) occupy(names, box);
  const isOpen = (box) => isInside(box, frame) && isFree(names, box) && isFree(actors, box);
  return (name, centres, from = null) => {
    context.font = fontOf(name.weight, size);
    const [half, high] = [context.measureText(name.text).width / 2 + size * 0.3, size * 0.7];
    const box = best(centres, (centre) => boxAround(centre({ half, high }), half, high), isOpen, along);
    if (!box) return null;
    occupy(names, box);
    return { ...name, size, box, from: box.isFar ? from : null };
  };
}

/** The first box beside the actor that lies on no arc, else the first beside it, else the first farther off. */
function best(centres, boxOf, isOpen, along) {
  let onAnArc = null;
  for (const centre of centres) {
    if (onAnArc && centre.isFar) break;
    const box = boxOf(centre);
    if (!isOpen(box)) continue;
    if (centre.isFar) return { ...box, isFar: true };
    if (isFree(along, box)) return box;
    onAnArc ??= box;
  }
  return onAnArc;
}

function boxAround([x, y], half, high) {
  return { left: x - half, right: x + half, top: y - high, bottom: y + high };
}

/** A thin line from an actor to its name. */
function drawLine(context, from, box, scale) {
  Object.assign(context, { strokeStyle: colour("--quiet"), lineWidth: 1 / scale });
  context.beginPath();
  context.moveTo(from.x, from.y);
  context.lineTo(...nearestOf(box, from));
  context.stroke();
}

function ordered({ level, parties }, lit) {
  const named = byImportance(level).filter((party) => parties.has(party));
  return lit ? named.filter((party) => lit.parties.has(party)) : named;
}

function shortened(text) {
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}

/** Where a name may stand, best first: below, above, right or left of its actor, then at the four corners. */
function beside({ x, y }, radius) {
  return [[0, 1], [0, -1], [1, 0], [-1, 0], [1, 1], [-1, 1], [1, -1], [-1, -1]].map(([across, down]) => {
    const near = across && down ? radius * Math.SQRT1_2 : radius;
    return ({ half, high }) => [x + across * (near + half), y + down * (near + high)];
  });
}

/** Where a name may stand beside its actor, then at a distance, the nearest first. */
function* around({ x, y }, radius, scale) {
  yield* beside({ x, y }, radius);
  for (const far of FAR) {
    const reach = radius + far / scale;
    for (const [across, down] of COMPASS) {
      yield Object.assign(({ half, high }) => [x + across * reach + aside(across) * half, y + down * reach + aside(down) * high], { isFar: true });
    }
  }
}

/** Which way a name lies from the end of its line: wholly to one side, or in the middle where the line is upright. */
function aside(direction) {
  return Math.abs(direction) < 0.2 ? 0 : Math.sign(direction);
}

/** Where the name of an area may stand: outside its outlines, the highest place first. */
function aroundOutlines(outlines) {
  const points = outlines.flat();
  const [x, y] = ["x", "y"].map((axis) => points.reduce((sum, point) => sum + point[axis], 0) / points.length);
  return points.sort((one, other) => one.y - other.y).map((point) =>
    ({ half, high }) => [point.x + half * outwards(point.x - x), point.y + high * outwards(point.y - y)]);
}

/** How far the name of an area is moved to one side: wholly (1 or -1) but near the middle, where it stays over its point. */
function outwards(offset) {
  return Math.max(-1, Math.min(1, offset / MARGIN_OF_MIDDLE));
}

function isInside(box, frame) {
  return box.left >= frame.left && box.right <= frame.right && box.top >= frame.top && box.bottom <= frame.bottom;
}
