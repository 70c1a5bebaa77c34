// Arcs: their names, and how they bend: several between two parties lie beside each other, and both directions show.

import { pairKey } from "./data.js";

/** How far the first curve of a pair bends, and each next one more, as a share of its length. */
const FIRST_BEND = 0.14;
const NEXT_BEND = 0.12;

/** An arrowhead as vis-network draws it, its tip at the origin, of length 1, along the first axis; a line ends in its notch. */
const HEAD = [[0, 0], [-1, 0.3], [-0.9, 0], [-1, -0.3]];
const NOTCH = 0.9;

/** The length of a head whose scale is 1, and what each pixel of its arc's width adds. */
const HEAD_LENGTH = 15;
const LONGER_WITH_WIDTH = 3;

/** How near, in pixels, a head comes to the border of its actor, and after how many halvings that is near enough. */
const NEAR = 0.2;
const HALVINGS = 11;

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

/** Return the curve { from, via, to } from one point to another, as vis-network computes it for "curvedCW"; `via` is its control point. */
export function curve(from, to, bend) {
  const across = to.x - from.x;
  const down = to.y - from.y;
  const share = (1 + bend) / 2;
  const angle = Math.atan2(-down, across) + share * Math.PI;
  const reach = share * Math.sqrt(across * across + down * down);
  return { from, via: { x: from.x + reach * Math.sin(angle), y: from.y + reach * Math.cos(angle) }, to };
}

/** Return the point of a curve at a share of its way: 0 is its start, 1 its end. */
export function pointOn({ from, via, to }, share) {
  const [start, middle, end] = [(1 - share) ** 2, 2 * share * (1 - share), share ** 2];
  return { x: start * from.x + middle * via.x + end * to.x, y: start * from.y + middle * via.y + end * to.y };
}

/**
 * Return the arrowhead at the end of a curve: its corners, and the notch at which the line ends.
 *
 * `border` gives how far the border of the actor at the end is from its middle in a direction.
 */
export function headOf(way, thick, scale, border) {
  const { from, to } = way;
  const length = HEAD_LENGTH * scale + LONGER_WITH_WIDTH * thick;
  const share = shareAtBorder(way, border);
  const tip = pointOn(way, share);
  const before = pointOn(way, share - length / Math.hypot(to.x - from.x, to.y - from.y));
  const angle = Math.atan2(tip.y - before.y, tip.x - before.x);
  const [across, down] = [Math.cos(angle) * length, Math.sin(angle) * length];
  return {
    corners: HEAD.map(([x, y]) => ({ x: tip.x + x * across - y * down, y: tip.y + x * down + y * across })),
    notch: { x: tip.x - NOTCH * across, y: tip.y - NOTCH * down },
  };
}

/** The share of a curve's way at which it meets the border of the actor at its end. */
function shareAtBorder(way, border) {
  const { to } = way;
  let [low, share, high] = [0, 0.5, 1];
  for (let halving = 0; halving < HALVINGS; halving += 1) {
    share = (low + high) / 2;
    const { x, y } = pointOn(way, share);
    const [across, down] = [to.x - x, to.y - y];
    const outside = Math.sqrt(across * across + down * down) - border(Math.atan2(down, across));
    if (Math.abs(outside) < NEAR) break;
    if (outside > 0) low = share;
    else high = share;
  }
  return share;
}

/** Return the width of an arc in pixels: each doubling of its accusations adds the same. */
export function width(number) {
  return 2 + 1.2 * Math.log2(number);
}
