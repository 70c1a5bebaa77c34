// Factions: a soft shape behind the actors that act for one side.

import { factionColour } from "./palette.js";
import { view } from "./view.js";

const MARGIN = 26;
const CORNERS = 16;

/** With more actors than this, shapes lie over each other and tell nothing. */
const MOST_ACTORS = 200;

/** Return the sides that get a shape, the largest first: [{ side, name, members }]. */
function factionsOf({ level, parties }) {
  if (!view.factions || level?.name !== "actor" || parties.size > MOST_ACTORS) return [];
  const members = Object.groupBy([...parties].filter((party) => party.side), (party) => party.side);
  return Object.entries(members)
    .filter(([, actors]) => actors.length > 1)
    .map(([side, actors]) => ({ side, name: actors[0].sideName || side, members: actors }))
    .sort((a, b) => b.members.length - a.members.length || (a.side < b.side ? -1 : 1));
}

/** Draw the factions behind everything else. */
export function drawFactions(context, shown, places) {
  context.save();
  context.globalAlpha = 0.12;
  for (const { colour, outline } of outlined(shown, places)) {
    context.beginPath();
    for (const { x, y } of outline) context.lineTo(x, y);
    context.closePath();
    context.fillStyle = colour;
    context.fill();
  }
  context.restore();
}

/** Return the factions that have a colour, each with its outline: [{ name, colour, outline }]. */
export function outlined(shown, places) {
  return factionsOf(shown)
    .map(({ name, members }, rank) => ({
      name,
      colour: factionColour(rank),
      outline: outlineOf(members.map((party) => ({ ...places[party.node.id], size: party.node.size }))),
    }))
    .filter(({ colour }) => colour);
}

/** The outline around some actors: the hull of the circles around them. */
function outlineOf(actors) {
  const turns = Array.from({ length: CORNERS }, (_, corner) => (2 * Math.PI * corner) / CORNERS);
  return hull(actors.flatMap(({ x, y, size }) =>
    turns.map((turn) => ({ x: x + (size + MARGIN) * Math.cos(turn), y: y + (size + MARGIN) * Math.sin(turn) })),
  ));
}

/** The convex hull of some points, by Andrew's monotone chain (1979). */
function hull(points) {
  const sorted = [...points].sort((a, b) => a.x - b.x || a.y - b.y);
  if (sorted.length < 3) return sorted;
  const half = (ordered) => {
    const chain = [];
    for (const point of ordered) {
      while (chain.length > 1 && !turnsLeft(chain.at(-2), chain.at(-1), point)) chain.pop();
      chain.push(point);
    }
    return chain.slice(0, -1);
  };
  return [...half(sorted), ...half(sorted.reverse())];
}

function turnsLeft(a, b, c) {
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x) > 0;
}
