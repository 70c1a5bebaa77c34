// The mark of mutual accusation, half way between two that accuse each other.

import { colour } from "./palette.js";

/** With more actors than this the marks of all would hide the picture; those of what is lit are drawn. */
const CROWD = 200;

/** Two who stand nearer on the screen than this get no mark between them. */
const ROOM_FOR_MARK = 44;

/** Radius of a mark on the screen. */
const RADIUS = 9;

/** Return the pairs that accuse each other, each once, with the place of their mark: [{ accuser, accused, x, y }]. */
export function mutualPairs({ pairs }, places) {
  const names = new Set(pairs.map(({ accuser, accused }) => `${accuser.node.id}>${accused.node.id}`));
  return pairs
    .filter(({ accuser, accused }) => accuser.node.id < accused.node.id && names.has(`${accused.node.id}>${accuser.node.id}`))
    .map(({ accuser, accused }) => ({ accuser, accused, ...halfWay(places[accuser.node.id], places[accused.node.id]) }));
}

function halfWay(one, other) {
  return { x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 };
}

/** Draw the marks of what is shown, or of what is lit; return the boxes where they stand. */
export function drawMutual(context, shown, { scale, lit, places }) {
  if (shown.parties.size > CROWD && !lit) return [];
  const radius = RADIUS / scale;
  const boxes = [];
  context.save();
  context.font = `600 ${12 / scale}px system-ui, sans-serif`;
  Object.assign(context, { textAlign: "center", textBaseline: "middle", lineWidth: 1.2 / scale, strokeStyle: colour("--mutual") });
  for (const { accuser, accused, x, y } of mutualPairs(shown, places)) {
    if (lit && !(lit.parties.has(accuser) && lit.parties.has(accused))) continue;
    const [one, other] = [places[accuser.node.id], places[accused.node.id]];
    if (Math.hypot(one.x - other.x, one.y - other.y) * scale < ROOM_FOR_MARK) continue;
    boxes.push({ left: x - radius, right: x + radius, top: y - radius, bottom: y + radius });
    context.beginPath();
    context.arc(x, y, radius, 0, 2 * Math.PI);
    context.fillStyle = colour("--paper");
    context.fill();
    context.stroke();
    context.fillStyle = colour("--mutual");
    context.fillText("⇄", x, y);
  }
  context.restore();
  return boxes;
}
