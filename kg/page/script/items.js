// Actors and arcs as vis-network takes them, and its data sets brought up to date with as few changes as can be.

import { arcKey, width } from "./arcs.js";
import { encoding } from "./data.js";
import { colour, translucent } from "./palette.js";
import { counted, grouped } from "./words.js";

/** Opacity of arcs that are not lit; actors get twice as much. */
const FADED = 0.1;

/** What each data set holds, by id, as text: comparing it costs less than asking the set for copies. */
const held = new WeakMap();

/** Bring a data set to hold just these items, with as few changes as can be. */
export function renew(set, items) {
  const before = held.get(set) ?? new Map();
  const now = new Map(items.map((item) => [item.id, JSON.stringify(item)]));
  set.remove([...before.keys()].filter((id) => !now.has(id)));
  set.update(items.filter((item) => now.get(item.id) !== before.get(item.id)));
  held.set(set, now);
}

/** The colours of all actors in the theme that is on now. */
export function actorColours() {
  const [background, border, strong] = ["--actor", "--actor-edge", "--actor-lit"].map(colour);
  return { background, border, hover: { background: strong, border }, highlight: { background: strong, border: colour("--ink") } };
}

/** An actor as vis-network wants it, at its place or where the reader has put it; colours are in the options. */
export function nodeOf(party, { lit, moved }) {
  const isLit = !lit || lit.parties.has(party);
  const { x, y } = moved.get(party.node.id) ?? party.node;
  return {
    id: party.node.id,
    x,
    y,
    size: party.node.size,
    shape: encoding.types[party.type].shape,
    title: `${party.name}\n${counted(party.received, "accusation")} received and ${grouped(party.made)} made, in all`,
    opacity: isLit ? 1 : FADED * 2,
  };
}

/** An arc as vis-network wants it: what all arcs share is in the options, for it takes its time with each that is said. */
export function edgeOf(arc, { bend, crowded, lit }) {
  const { label, colour: hue, dashes } = encoding.states[arc.state];
  const isLit = !lit || lit.arcs.has(arcKey(arc));
  return {
    id: arcKey(arc),
    from: arc.accuser.node.id,
    to: arc.accused.node.id,
    width: width(arc.accusations.length),
    color: translucent(hue, isLit ? (crowded && !lit ? 0.45 : 1) : FADED),
    dashes: (crowded && !(lit && isLit)) || dashes.length === 0 ? false : dashes,
    smooth: bend ? { enabled: true, type: "curvedCW", roundness: bend } : false,
    title: `${arc.accuser.name} accuses ${arc.accused.name}\n${counted(arc.accusations.length, "sentence")} · ${label}`,
  };
}
