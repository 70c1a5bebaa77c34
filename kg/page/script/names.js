// Names beside the actors: the most important first, none over another; and the mark of mutual accusation.

import { middle } from "./arcs.js";
import { colour } from "./palette.js";
import { byImportance } from "./shown.js";

/** Height of the letters on the screen, and the number of letters after which a name is cut. */
const LETTERS = 13;
const LONGEST = 36;

/** How many names are tried at most, and how many whatever their actor's size. */
const MOST_NAMES = 160;
const ALWAYS = 40;

/** An actor with a smaller radius on the screen than this gets its name when the reader comes nearer. */
const VISIBLE = 5;

/** The names of the first so many are heavier. */
const HEAVY = 20;

/** Two who stand nearer on the screen than this get no mark between them. */
const ROOM_FOR_MARK = 80;

/** Write the names that have room; return where they stand: [{ party, box }], in canvas coordinates. */
export function drawNames(context, { level, parties }, { scale, lit, places }) {
  if (!level) return [];
  const size = LETTERS / scale;
  const taken = [];
  context.save();
  Object.assign(context, { textAlign: "center", textBaseline: "middle", lineJoin: "round", lineWidth: 4 / scale });
  context.strokeStyle = colour("--paper");
  context.fillStyle = colour("--ink");
  for (const [rank, party] of ordered(level, parties, lit).entries()) {
    if (taken.length >= MOST_NAMES) break;
    if (rank >= ALWAYS && !lit && party.node.size * scale < VISIBLE) continue;
    context.font = `${rank < HEAVY ? 600 : 400} ${size}px system-ui, sans-serif`;
    const text = shortened(party.name);
    const box = freePlace(places[party.node.id], party.node.size, context.measureText(text).width, size, taken);
    if (!box) continue;
    taken.push({ party, box });
    context.strokeText(text, (box.left + box.right) / 2, (box.top + box.bottom) / 2);
    context.fillText(text, (box.left + box.right) / 2, (box.top + box.bottom) / 2);
  }
  context.restore();
  return taken;
}

/** Mark the pairs that accuse each other, half way between the two. */
export function drawMutual(context, { pairs = [] }, { scale, lit, places }) {
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

/** The first free box for a name of this width: below, above, right or left of its actor; null if none is free. */
function freePlace({ x, y }, radius, width, size, taken) {
  const half = width / 2 + size * 0.3;
  const high = size * 0.7;
  const centres = [
    [x, y + radius + high], [x, y - radius - high], [x + radius + half, y], [x - radius - half, y],
  ];
  const boxes = centres.map(([cx, cy]) => ({ left: cx - half, right: cx + half, top: cy - high, bottom: cy + high }));
  return boxes.find((box) => !taken.some((other) => overlap(box, other.box))) ?? null;
}

function overlap(one, other) {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}
