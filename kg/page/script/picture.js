// The network on its canvas: vis-network draws actors and arcs, this adds factions, names and what is lit.

import { arcKey, bends } from "./arcs.js";
import { covered, openCamera, visible } from "./camera.js";
import { byId } from "./elements.js";
import { drawFactions, outlined } from "./factions.js";
import { actorColours, edgeOf, nodeOf, renew } from "./items.js";
import { drawMutual } from "./mutual.js";
import { placeNames, writeNames } from "./names.js";
import { roomAlong, roomAround } from "./room.js";

/** With more arcs than this, dashes and moving arcs cost more time than they are worth; colour stays, and what is lit is dashed. */
const MANY_ARCS = 1200;

const nodes = new vis.DataSet();
const arcsDrawn = new vis.DataSet();

let network = null;
let canvas = { arcs: [], parties: new Set() };
let lit = null;
let names = [];
let hidesArcs = false;

/** Where everybody stands and what follows from it, until somebody is moved. */
let scene = null;

/** Draw the first picture, fitted; `pick` is called with the arc, the party or null that is clicked. */
export function openPicture(options, pick, selection, light) {
  lit = light;
  hold(selection);
  hidesArcs = isCrowded(selection);
  network = new vis.Network(byId("network"), { nodes, edges: arcsDrawn }, {
    ...options, nodes: { ...options.nodes, color: actorColours() }, interaction: { ...options.interaction, ...hidden(hidesArcs) },
  });
  network.on("click", (event) => pick(clicked(event)));
  network.on("dragging", (event) => { if (event.nodes.length) scene = null; });
  network.on("beforeDrawing", (context) => drawFactions(context, sceneNow().factions));
  network.on("afterDrawing", (context) => {
    const view = { scale: network.getScale(), lit, ...sceneNow() };
    const taken = [...drawMutual(context, canvas, view), ...covered()];
    names = placeNames(context, canvas, { ...view, taken, frame: visible() });
    writeNames(context, names, view.scale);
  });
  openCamera(network);
  openKeyboard(pick);
}

/** Let the picture be read without a mouse, and say how. */
function openKeyboard(pick) {
  const frame = byId("network").firstElementChild;
  frame.tabIndex = 0;
  frame.setAttribute("role", "application");
  frame.setAttribute("aria-label", "Picture of who accuses whom. N and P go from arc to arc. Arrow keys move it, plus and minus zoom. The table holds the same.");
  frame.addEventListener("keydown", (event) => {
    const step = { n: 1, p: -1 }[event.key];
    if (step && canvas.arcs.length) pick({ arc: arcBeside(step) });
  });
}

/** Return { places, factions, room, along } for what is drawn. */
function sceneNow() {
  if (!scene) {
    const standing = places();
    scene = {
      places: standing,
      factions: outlined(canvas, standing),
      room: roomAround(canvas.parties, standing),
      along: roomAlong(canvas.arcs, bends(canvas.arcs, canvas.level), standing),
    };
  }
  return scene;
}

/** The arc that comes after the one that is lit (a step of 1), or before it (-1); those with most sentences go first. */
function arcBeside(step) {
  const arcs = [...canvas.arcs].sort((one, other) => other.accusations.length - one.accusations.length);
  const now = lit ? arcs.findIndex((arc) => lit.arcs.has(arcKey(arc))) : -1;
  return arcs.at(now < 0 ? (step < 0 ? -1 : 0) : (now + step) % arcs.length);
}

/** Draw what the view shows; the rest of the canvas stays as it is. */
export function drawPicture(selection, light) {
  lit = light;
  hideWhileMoving(isCrowded(selection));
  drawnOnce(() => hold(selection));
}

/** Bring the data sets to hold what is shown. */
function hold(selection) {
  const bend = bends(selection.arcs, selection.level);
  const crowded = isCrowded(selection);
  renew(nodes, [...selection.parties].map((party) => nodeOf(party, lit)));
  renew(arcsDrawn, selection.arcs.map((arc) => edgeOf(arc, { bend: bend.get(arc), crowded, lit })));
  canvas = selection;
  scene = null;
}

function isCrowded({ arcs }) {
  return arcs.length > MANY_ARCS;
}

/**
 * Change the data sets and draw once, in the next frame.
 *
 * vis-network draws at once after each change of a data set: four pictures for one filter. Its own setData
 * keeps it from that with the same two events.
 */
function drawnOnce(renewAll) {
  const { emitter } = network.body;
  emitter.emit("_blockRedraw");
  renewAll();
  emitter.emit("_allowRedraw");
  emitter.emit("_requestRedraw");
}

/** Leave arcs out while the picture moves, or no longer; setting options makes vis-network do everything again. */
function hideWhileMoving(hide) {
  if (hide !== hidesArcs) network.setOptions({ interaction: hidden(hide) });
  hidesArcs = hide;
}

function hidden(hide) {
  return { hideEdgesOnDrag: hide, hideEdgesOnZoom: hide };
}

/** Give the actors the colours of the theme that is on now. */
export function recolour() {
  network.setOptions({ nodes: { color: actorColours() } });
}

/** Where each party stands, by the number of its node; a reader may have moved it. */
export function places() {
  return network.getPositions();
}

/** The names that are written, with their boxes in canvas coordinates. */
export function writtenNames() {
  return names;
}

/** What is drawn now, for a picture that is saved: { shown, lit, places, factions, room, along }. */
export function drawing() {
  return { shown: canvas, lit, ...sceneNow() };
}

/** The canvas coordinates of a node's centre within the page, for those who drive the page. */
export function onPage(point) {
  const frame = byId("network").getBoundingClientRect();
  const { x, y } = network.canvasToDOM(point);
  return { x: x + frame.left, y: y + frame.top };
}

function clicked({ nodes: [node], edges: [edge], pointer }) {
  if (node !== undefined) return { party: [...canvas.parties].find((party) => party.node.id === node) };
  if (edge !== undefined) return { arc: canvas.arcs.find((arc) => arcKey(arc) === edge) };
  const label = names.find(({ party, box }) => party && inside(pointer.canvas, box));
  return label ? { party: label.party } : null;
}

function inside({ x, y }, { left, top, right, bottom }) {
  return left <= x && x <= right && top <= y && y <= bottom;
}
