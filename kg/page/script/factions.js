// Factions: a soft shape behind the actors that act for one side, and behind nobody else.

import { factionColour } from "./palette.js";
import { view } from "./view.js";

const MARGIN = 26;
const CORNERS = 16;
const TURNS = Array.from({ length: CORNERS }, (_, corner) => (2 * Math.PI * corner) / CORNERS).map((turn) => [Math.cos(turn), Math.sin(turn)]);

/** With more actors than this, shapes lie over each other and tell nothing. */
const MOST_ACTORS = 200;

/**
 * Return the areas of the sides that have a colour: [{ name, colour, outlines }].
 *
 * An area joins the members of a side that stand near each other, as long as no outsider stands between: whoever
 * stands in an area acts for its side. So a side may have several areas; those of one actor go without a name.
 */
export function outlined(shown, places) {
  const circles = [...shown.parties].map((party) => ({ party, ...places[party.node.id], radius: party.node.size + MARGIN }));
  return factionsOf(shown).flatMap(({ name, side }, rank) => {
    const colour = factionColour(rank);
    if (!colour) return [];
    const members = circles.filter(({ party }) => party.side === side);
    if (members.length < 2) return [];
    const outsiders = circles.filter(({ party }) => party.side !== side);
    return areasOf(members, outsiders).map(({ members: standing, outlines }, place) =>
      ({ name: place === 0 || standing.length > 1 ? name : "", colour, outlines }));
  });
}

/** Return the sides with two members or more, the largest of the collection first: a filter changes no colour. */
function factionsOf({ level, parties }) {
  if (!view.factions || level?.name !== "actor" || parties.size > MOST_ACTORS) return [];
  const drawn = [...level.parties.values()].filter((party) => party.node && party.side);
  return Object.entries(Object.groupBy(drawn, (party) => party.side))
    .filter(([, actors]) => actors.length > 1)
    .map(([side, actors]) => ({ side, name: actors[0].sideName || side, number: actors.length }))
    .sort((a, b) => b.number - a.number || (a.side < b.side ? -1 : 1));
}

/** Draw the areas behind everything else. */
export function drawFactions(context, areas) {
  context.save();
  context.globalAlpha = 0.12;
  for (const { colour, outlines } of areas) {
    context.beginPath();
    for (const outline of outlines) {
      context.moveTo(outline[0].x, outline[0].y);
      for (const { x, y } of outline) context.lineTo(x, y);
      context.closePath();
    }
    context.fillStyle = colour;
    context.fill();
  }
  context.restore();
}

/** Join members by the shortest links that pass no outsider (Kruskal 1956): [{ members, outlines }], the largest first. */
function areasOf(members, outsiders) {
  const links = members.flatMap((one, place) => members.slice(place + 1).map((other) => ({ one, other, length: distance(one, other) })))
    .sort((a, b) => a.length - b.length);
  const areaOf = new Map(members.map((member) => [member, { members: [member], outlines: [outlineOf([member])] }]));
  for (const { one, other } of links) {
    const [into, from] = [areaOf.get(one), areaOf.get(other)];
    if (into === from || outsiders.some((outsider) => isBetween(one, other, outsider))) continue;
    into.outlines.push(...from.outlines, outlineOf([one, other]));
    into.members.push(...from.members);
    for (const member of from.members) areaOf.set(member, into);
  }
  return [...new Set(areaOf.values())].sort((a, b) => b.members.length - a.members.length);
}

function distance(one, other) {
  return Math.hypot(one.x - other.x, one.y - other.y);
}

/** Tell whether an outsider would stand in the strip between two members. */
function isBetween(one, other, outsider) {
  const [across, down] = [other.x - one.x, other.y - one.y];
  const along = ((outsider.x - one.x) * across + (outsider.y - one.y) * down) / (across ** 2 + down ** 2 || 1);
  const share = Math.min(Math.max(along, 0), 1);
  const [aside, below] = [one.x + share * across - outsider.x, one.y + share * down - outsider.y];
  return aside ** 2 + below ** 2 < (Math.max(one.radius, other.radius) + outsider.radius - MARGIN) ** 2;
}

/** The outline around some circles: the convex hull of points on them. */
function outlineOf(circles) {
  return hull(circles.flatMap(({ x, y, radius }) => TURNS.map(([across, down]) => ({ x: x + radius * across, y: y + radius * down }))));
}

/** The convex hull of some points, by Andrew's monotone chain (1979). */
function hull(points) {
  const sorted = [...points].sort((a, b) => a.x - b.x || a.y - b.y);
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
