// Arcs: their names, and how they bend: several between two parties lie beside each other, and both directions show.

import { pairKey } from "./data.js";

/** How far the first curve of a pair bends, and each next one more, as a share of its length. */
const FIRST_BEND = 0.14;
const NEXT_BEND = 0.12;

/** The name of an arc on the canvas. */
export function arcKey({ accuser, accused, state }) {
  return `${accuser.node.id}>${accused.node.id}:${state}`;
}

/**
 * Return each arc's bend: none where the arc is alone between its parties, for straight lines draw fastest.
 *
 * Where a level holds accusations in both directions arcs bend, also while a filter hides one direction:
 * an arc that stays shall not move.
 */
export function bends(arcs, level) {
  const order = new Map();
  const among = new Map();
  for (const arc of arcs) {
    const ordered = `${arc.accuser.node.id}>${arc.accused.node.id}`;
    order.set(arc, among.get(ordered) ?? 0);
    among.set(ordered, order.get(arc) + 1);
  }
  return new Map(arcs.map((arc) => {
    const { accuser, accused } = arc;
    const alone = among.get(`${accuser.node.id}>${accused.node.id}`) === 1;
    const oneWay = !level.pairs.has(pairKey(accused.id, accuser.id));
    return [arc, alone && oneWay ? 0 : FIRST_BEND + NEXT_BEND * order.get(arc)];
  }));
}

/** Return the control point of a curve from one point to another, as vis-network computes it for "curvedCW". */
export function control(from, to, bend) {
  const across = to.x - from.x;
  const down = to.y - from.y;
  const share = (1 + bend) / 2;
  const angle = Math.atan2(-down, across) + share * Math.PI;
  const reach = share * Math.hypot(across, down);
  return { x: from.x + reach * Math.sin(angle), y: from.y + reach * Math.cos(angle) };
}

/** Return the point of a curve at a share of its way: 0 is its start, 1 its end. */
export function pointOn(from, to, bend, share) {
  const via = control(from, to, bend);
  const at = (axis) => (1 - share) ** 2 * from[axis] + 2 * share * (1 - share) * via[axis] + share ** 2 * to[axis];
  return { x: at("x"), y: at("y") };
}

/** Return the width of an arc in pixels: each doubling of its accusations adds the same. */
export function width(number) {
  return 2 + 1.2 * Math.log2(number);
}
