// The first picture, drawn as vis-network will draw it: to read vis-network takes longer than all that a first picture needs.

import { curve, headOf } from "./arcs.js";
import { borderOf, cornersOf } from "./shapes.js";

/** No line is thinner on the screen, in pixels. */
const THINNEST = 0.3;

/**
 * Draw arcs and actors, the items that vis-network will get, under its options: lines, actors over them, arrowheads over these.
 *
 * `scale` is that of the context: the line around an actor is as wide on the screen at any scale.
 */
export function sketch(context, { actors, arcs }, { nodes, edges }, scale) {
  const byNumber = new Map(actors.map((actor) => [actor.id, actor]));
  const drawn = arcs.map((arc) => withHead({ ...arc, width: Math.max(arc.width, THINNEST / scale) }, byNumber, { nodes, edges }));
  for (const one of drawn) drawLine(context, one);
  context.setLineDash([]);
  for (const actor of actors) drawActor(context, actor, nodes.color, nodes.borderWidth / scale);
  for (const { arc, head } of drawn) {
    trace(context, head.corners);
    context.fillStyle = arc.color;
    context.fill();
  }
}

function withHead(arc, actors, { nodes, edges }) {
  const [from, to] = [actors.get(arc.from), actors.get(arc.to)];
  const way = curve(from, to, arc.smooth ? arc.smooth.roundness : 0);
  const border = borderOf(to.shape, to.size, nodes.borderWidth);
  return { arc, way, head: headOf(way, arc.width, edges.arrows.to.scaleFactor, border) };
}

/** Draw a line to the middle of the accused, as vis-network does the first time: the actor and the head lie over its end. */
function drawLine(context, { arc, way: { from, via, to } }) {
  Object.assign(context, { strokeStyle: arc.color, lineWidth: arc.width });
  if (arc.dashes) context.lineCap = "round";
  context.setLineDash(arc.dashes || []);
  context.beginPath();
  context.moveTo(from.x, from.y);
  if (arc.smooth) context.quadraticCurveTo(via.x, via.y, to.x, to.y);
  else context.lineTo(to.x, to.y);
  context.stroke();
}

function drawActor(context, { shape, x, y, size, opacity }, { background, border }, line) {
  const corners = cornersOf(shape, { x, y }, size);
  if (corners) {
    trace(context, corners);
  } else {
    context.beginPath();
    context.arc(x, y, size, 0, 2 * Math.PI);
  }
  Object.assign(context, { globalAlpha: opacity, fillStyle: background, strokeStyle: border, lineWidth: Math.min(2 * size, line) });
  context.fill();
  context.stroke();
  context.globalAlpha = 1;
}

function trace(context, points) {
  context.beginPath();
  for (const { x, y } of points) context.lineTo(x, y);
  context.closePath();
}
