// Names beside the actors: the most important first, none over another; and the mark of mutual accusation.

import { middle } from "./arcs.js";
import { outlined } from "./factions.js";
import { colour } from "./palette.js";
import { byImportance } from "./shown.js";

/** Height of the letters on the screen, and the number of letters after which a name is cut. */
const LETTERS = 13;
const LONGEST = 44;

/** How many names are tried at most, and how many whatever their actor's size. */
const MOST_NAMES = 160;
const ALWAYS = 40;

/** An actor with a smaller radius on the screen than this gets its name when the reader comes nearer. */
const VISIBLE = 5;

/** With more actors than this a name may stand over an actor: looking for room would take too long. */
const CROWD = 200;

/** The names of the first so many are heavier. */
const HEAVY = 20;

/** Canvas pixels from the middle of an outline at which a name stands wholly beside it. */
const MARGIN_OF_MIDDLE = 30;

/** Two who stand nearer on the screen than this get no mark between them. */
const ROOM_FOR_MARK = 44;

/** Write the names that have room; return where they stand: [{ party, box }], in canvas coordinates. */
export function drawNames(context, shown, { scale, lit, places, frame }) {
  const { level, parties } = shown;
  if (!level) return [];
  const size = LETTERS / scale;
  const taken = [];
  const actors = parties.size > CROWD ? [] : [...parties].map((party) => square(places[party.node.id], party.node.size));
  const write = (text, weight, ink, centres) => {
    context.font = `${weight} ${size}px system-ui, sans-serif`;
    const box = freePlace(centres, context.measureText(text).width / 2 + size * 0.3, size * 0.7, { taken, actors, frame });
    if (!box) return null;
    context.fillStyle = ink;
    context.strokeText(text, (box.left + box.right) / 2, (box.top + box.bottom) / 2);
    context.fillText(text, (box.left + box.right) / 2, (box.top + box.bottom) / 2);
    return box;
  };
  context.save();
  Object.assign(context, { textAlign: "center", textBaseline: "middle", lineJoin: "round", lineWidth: 4 / scale });
  context.strokeStyle = colour("--paper");
  for (const [rank, party] of ordered(level, parties, lit).entries()) {
    if (taken.length >= MOST_NAMES) break;
    if (rank >= ALWAYS && !lit && party.node.size * scale < VISIBLE) continue;
    const box = write(shortened(party.name), rank < HEAVY ? 600 : 400, colour("--ink"), beside(places[party.node.id], party.node.size));
    if (box) taken.push({ party, box });
  }
  for (const faction of lit ? [] : outlined(shown, places)) {
    const box = write(faction.name.toUpperCase(), 600, faction.colour, aroundOutline(faction.outline));
    if (box) taken.push({ party: null, box });
  }
  context.restore();
  return taken.filter(({ party }) => party);
}

/** Mark the pairs that accuse each other, half way between the two. */
export function drawMutual(context, { pairs = [], parties }, { scale, lit, places }) {
  if (parties.size > CROWD && !lit) return;
  const names = new Set(pairs.map(({ accuser, accused }) => `${accuser.node.id}>${accused.node.id}`));
  context.save();
  context.font = `600 ${12 / scale}px system-ui, sans-serif`;
  Object.assign(context, { textAlign: "center", textBaseline: "middle" });
  for (const { accuser, accused } of pairs) {
    const [one, other] = [accuser.node.id, accused.node.id];
    if (one > other || !names.has(`${other}>${one}`)) continue;
    if (lit && !(lit.parties.has(accuser) && lit.parties.has(accused))) continue;
    const { x, y } = middle(places[one], places[other], 0);
    const apart = Math.hypot(places[one].x - places[other].x, places[one].y - places[other].y);
    if (apart * scale < ROOM_FOR_MARK) continue;
    context.beginPath();
    context.arc(x, y, 9 / scale, 0, 2 * Math.PI);
    context.fillStyle = colour("--paper");
    context.fill();
    context.lineWidth = 1.2 / scale;
    context.strokeStyle = colour("--mutual");
    context.stroke();
    context.fillStyle = colour("--mutual");
    context.fillText("⇄", x, y);
  }
  context.restore();
}

function ordered(level, parties, lit) {
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

/** Where the name of a faction may stand: outside its outline, the highest place first. */
function aroundOutline(outline) {
  const [x, y] = ["x", "y"].map((axis) => outline.reduce((sum, point) => sum + point[axis], 0) / outline.length);
  return [...outline].sort((one, other) => one.y - other.y).map((point) =>
    ({ half, high }) => [point.x + half * aside(point.x - x), point.y + high * aside(point.y - y)]);
}

/** How far a name is moved to one side: wholly (1 or -1) but near the middle, where it stays over its point. */
function aside(offset) {
  return Math.max(-1, Math.min(1, offset / MARGIN_OF_MIDDLE));
}

/** The first box of half this width and height that is on the screen, over no name, and if it can be over no actor. */
function freePlace(centres, half, high, { taken, actors, frame }) {
  const boxes = centres.map((centre) => {
    const [x, y] = centre({ half, high });
    return { left: x - half, right: x + half, top: y - high, bottom: y + high };
  });
  const free = boxes.filter((box) => isInside(box, frame) && !taken.some((other) => overlap(box, other.box)));
  return free.find((box) => !actors.some((actor) => overlap(box, actor))) ?? free[0] ?? null;
}

function square({ x, y }, radius) {
  return { left: x - radius, right: x + radius, top: y - radius, bottom: y + radius };
}

function isInside(box, frame) {
  return box.left >= frame.left && box.right <= frame.right && box.top >= frame.top && box.bottom <= frame.bottom;
}

function overlap(one, other) {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}
