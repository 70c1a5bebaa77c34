// The picture on its canvas: vis-network draws actors and arcs, this adds factions, names and what is lit.

import { arcKey, bends } from "./arcs.js";
import { covered, eye, openCamera, visible } from "./camera.js";
import { levels } from "./data.js";
import { byId, element } from "./elements.js";
import { drawFactions, outlined } from "./factions.js";
import { actorColours, edgeOf, nodeOf, renew } from "./items.js";
import { drawLimits } from "./limits.js";
import { drawMutual } from "./mutual.js";
import { placeNames, writeNames } from "./names.js";
import { roomAlong, roomAround } from "./room.js";
import { sketch } from "./sketch.js";
import { keep, movedPlaces } from "./view.js";

/** With more arcs than this, dashes and moving arcs cost more time than they are worth; colour stays, and what is lit is dashed. */
const MANY_ARCS = 1200;

/** vis-network and its data sets, once it has been read. */
let network = null;
let sets = null;

/** What is drawn: a selection, and its actors and arcs as vis-network takes them. */
let canvas = { arcs: [], parties: new Set() };
let items = { actors: [], arcs: [] };
let lit = null;
let names = [];
let hidesArcs = false;

/** Where everybody stands and what follows from it, until somebody is moved; `named` is the room for which names have been placed. */
let scene = null;

/** Draw what the view shows; the rest of the canvas stays as it is. */
export function drawPicture(selection, light) {
  const bend = bends(selection.arcs, selection.level);
  const crowded = isCrowded(selection);
  const moved = movedPlaces();
  hideWhileMoving(crowded);
  [canvas, lit, scene] = [selection, light, null];
  items = {
    actors: [...selection.parties].map((party) => nodeOf(party, { lit, moved })),
    arcs: selection.arcs.map((arc) => edgeOf(arc, { bend: bend.get(arc), crowded, lit })),
  };
  if (network) drawnOnce(renewAll);
}

/** Show the picture, which nobody can move yet, before vis-network has been read. */
export function sketchPicture() {
  const { clientWidth, clientHeight } = byId("network");
  const density = devicePixelRatio;
  const made = element("canvas", { width: Math.round(clientWidth * density), height: Math.round(clientHeight * density) });
  const context = made.getContext("2d");
  const { x, y, scale } = eye();
  const zoom = scale * density;
  context.setTransform(zoom, 0, 0, zoom, (clientWidth / 2) * density - x * zoom, (clientHeight / 2) * density - y * zoom);
  drawBehind(context);
  sketch(context, items, optionsNow(), scale);
  drawOver(context);
  byId("network").append(made);
}

/** Read vis-network, which puts its own canvas in the place of the sketch; `pick` is called with the arc, the party or null that is clicked. */
export function openPicture(pick) {
  readVisNetwork();
  sets = { nodes: new vis.DataSet(), edges: new vis.DataSet() };
  renewAll();
  network = new vis.Network(byId("network"), sets, optionsNow());
  network.on("click", (event) => pick(clicked(event)));
  network.on("dragging", (event) => { if (event.nodes.length) scene = null; });
  network.on("dragEnd", (event) => keepPlaces(event.nodes));
  network.on("beforeDrawing", drawBehind);
  network.on("afterDrawing", drawOver);
  openCamera(network);
  openKeyboard(pick);
}

/** The options of the network, with the colours of the theme that is on now. */
function optionsNow() {
  const { options } = levels.get("actor");
  return {
    ...options,
    nodes: { ...options.nodes, color: actorColours() },
    interaction: { ...options.interaction, ...hidden(hidesArcs) },
  };
}

/** Keep where the reader has put some actors. */
function keepPlaces(numbers) {
  if (numbers.length === 0) return;
  const moved = movedPlaces();
  for (const number of numbers) moved.set(number, network.getPosition(number));
  keep({ moved: [...moved].map(([number, { x, y }]) => `${number}:${Math.round(x)}:${Math.round(y)}`) });
  drawLimits(canvas);
}

function drawBehind(context) {
  drawFactions(context, sceneNow().factions);
}

function drawOver(context) {
  const seen = { scale: eye().scale, lit, ...sceneNow(), frame: visible() };
  const taken = [...drawMutual(context, canvas, seen), ...covered()];
  const room = JSON.stringify([seen.frame, taken]);
  if (scene.named !== room) names = placeNames(context, canvas, { ...seen, taken });
  scene.named = room; // vis-network draws again when the mouse is over an actor: the names stay where they were
  writeNames(context, names, seen.scale);
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

/** Bring the data sets to hold what is drawn. */
function renewAll() {
  renew(sets.nodes, items.actors);
  renew(sets.edges, items.arcs);
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
function drawnOnce(renewSets) {
  const { emitter } = network.body;
  emitter.emit("_blockRedraw");
  renewSets();
  emitter.emit("_allowRedraw");
  emitter.emit("_requestRedraw");
}

/** Leave arcs out while the picture moves, or no longer; setting options makes vis-network do everything again. */
function hideWhileMoving(hide) {
  if (network && hide !== hidesArcs) network.setOptions({ interaction: hidden(hide) });
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
  return network ? network.getPositions() : Object.fromEntries(items.actors.map(({ id, x, y }) => [id, { x, y }]));
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
