// Room: what stands where on the canvas, kept in a grid, so that a name finds a free place at once.

import { curve, pointOn } from "./arcs.js";

/** Side of a cell in canvas pixels: about the distance of neighbours, so that a cell holds few. */
const CELL = 120;
const COLUMN = 1e6;

/** A box over more cells, as one has that is seen from far off, is kept in none and compared with all. */
const MOST_CELLS = 2000;
const NO_CELL = "vast";

/** Return the grid of the squares around some actors. */
export function roomAround(parties, places) {
  const grid = new Map();
  for (const party of parties) {
    const { x, y } = places[party.node.id];
    const { size } = party.node;
    occupy(grid, { left: x - size, right: x + size, top: y - size, bottom: y + size });
  }
  return grid;
}

/** With more arcs than this every name lies over some arc anyway. */
const FEW_ARCS = 250;

/** How many points of an arc are kept free where that can be, and how far around each, in canvas pixels. */
const POINTS = 16;
const AROUND = 8;

/** Return the grid of points along the arcs, where a name had better not stand. */
export function roomAlong(arcs, bend, places) {
  const grid = new Map();
  for (const arc of arcs.length > FEW_ARCS ? [] : arcs) {
    const [from, to] = [places[arc.accuser.node.id], places[arc.accused.node.id]];
    const way = curve(from, to, bend.get(arc));
    for (let point = 1; point < POINTS; point += 1) {
      const { x, y } = pointOn(way, point / POINTS);
      occupy(grid, { left: x - AROUND, right: x + AROUND, top: y - AROUND, bottom: y + AROUND });
    }
  }
  return grid;
}

/** Put a box into a grid. */
export function occupy(grid, box) {
  for (const cell of isVast(box) ? [NO_CELL] : cellsOf(box)) {
    if (!grid.has(cell)) grid.set(cell, []);
    grid.get(cell).push(box);
  }
}

/** Tell whether no box of a grid lies under this one. */
export function isFree(grid, box) {
  for (const cell of isVast(box) ? grid.keys() : [NO_CELL, ...cellsOf(box)]) {
    if (grid.get(cell)?.some((other) => overlap(box, other))) return false;
  }
  return true;
}

function isVast({ left, right, top, bottom }) {
  const cells = (1 + (right - left) / CELL) * (1 + (bottom - top) / CELL);
  return !(cells <= MOST_CELLS && [left, top].every((place) => Number.isSafeInteger(Math.floor(place))));
}

/** The cells that a box touches, as numbers: a picture has far fewer rows than COLUMN. */
function* cellsOf({ left, right, top, bottom }) {
  for (let column = Math.floor(left / CELL); column <= Math.floor(right / CELL); column += 1) {
    for (let row = Math.floor(top / CELL); row <= Math.floor(bottom / CELL); row += 1) yield column * COLUMN + row;
  }
}

function overlap(one, other) {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}
