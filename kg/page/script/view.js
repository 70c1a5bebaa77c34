// What the reader has chosen to see: one object, kept in the address so that a view can be cited.

import { data, encoding, levels, span } from "./data.js";
import { dayOf, isoDate } from "./words.js";

/** A page with more actors than the first opens on the second number of them, the most connected. */
const MANY_ACTORS = 5000;
const OPENING_ACTORS = 1000;

/** Keys that hold a day; the address says it as a date. */
const DAYS = new Set(["from", "to"]);

/** What is no filter: the reset of all filters leaves it. */
const KEPT = ["level", "display", "select", "factions", "sort", "frame", "moved"];

/** A page inside a notebook has no address of its own. */
const HAS_ADDRESS = location.protocol !== "about:";

/** No place on the canvas is farther from its middle; vis-network zooms no farther out or in than these scales. */
const FARTHEST = 1e6;
const SCALES = { least: 1e-5, most: 10 };

const listeners = [];

/** The view without any limit. */
export const unlimited = everything();
const initial = { ...unlimited, ...data.opening };

/**
 * The view now. Lists are lists of keys; `from` and `to` are days, null for no limit.
 *
 * `frame` is where the reader looks, [x, y, scale] in canvas coordinates, empty where all is fitted; `moved` lists the
 * actors that the reader has put elsewhere, each as "number:x:y".
 */
export const view = { ...initial, ...readFragment() };

/** Call a listener after every change of the view, with the names of what changed. */
export function onChange(listener) {
  listeners.push(listener);
}

/** Change some of the view, and tell the listeners. */
export function change(patch) {
  const changed = Object.keys(patch).filter((key) => !same(view[key], patch[key]));
  Object.assign(view, patch);
  writeFragment();
  for (const listener of listeners) {
    listener(changed);
  }
}

function writeFragment() {
  if (HAS_ADDRESS) history.replaceState(null, "", fragment() || location.pathname + location.search);
}

/** Change some of the view that is drawn already, as where the reader looks: only the address follows. */
export function keep(patch) {
  Object.assign(view, patch);
  writeFragment();
}

/** Return the places of the actors that the reader has put elsewhere, by number. */
export function movedPlaces() {
  const read = view.moved.map((one) => one.split(":").map(Number)).filter(([, ...place]) => place.length === 2 && place.every(isPlace));
  return new Map(read.map(([number, x, y]) => [number, { x, y }]));
}

/** Forget every filter, and keep the level, the display and what is selected. */
export function reset() {
  change({ ...unlimited, ...Object.fromEntries(KEPT.map((key) => [key, view[key]])) });
}

/** Tell whether any filter is set. */
export function isFiltered() {
  return Object.keys(unlimited).some((key) => !KEPT.includes(key) && !same(unlimited[key], view[key]));
}

/** The part of the address that names this view: "#states=denied&from=19000". */
function fragment() {
  const parts = Object.keys(initial)
    .filter((key) => !same(initial[key], view[key]))
    .map((key) => `${key}=${[view[key]].flat().map((one) => encodeURIComponent(written(key, one))).join(",")}`);
  return parts.length ? `#${parts.join("&")}` : "";
}

function everything() {
  return {
    level: levels.get("actor").accusations.length || !levels.get("side").accusations.length ? "actor" : "side",
    display: "graph",
    states: Object.keys(encoding.states),
    acts: Object.keys(encoding.acts).filter((act) => act !== "claim"),
    certainties: Object.keys(encoding.certainties),
    from: null,
    to: null,
    party: "",
    steps: 1,
    direction: "both",
    side: "",
    publisher: "",
    confidence: 0,
    documents: 1,
    text: "",
    most: levels.get("actor").size > MANY_ACTORS ? OPENING_ACTORS : 0,
    factions: true,
    select: [],
    sort: ["date", "down"],
    frame: [],
    moved: [],
  };
}

function written(key, value) {
  return DAYS.has(key) && value !== null ? isoDate(value) : String(value ?? "").toWellFormed();
}

/** What the address says of the view; a key or value that this page does not know is left out. */
function readFragment() {
  const found = {};
  for (const part of location.hash.slice(1).split("&")) {
    const [key, values = ""] = part.split("=");
    if (!Object.hasOwn(initial, key)) continue;
    try {
      found[key] = readValue(key, values.split(",").map(decodeURIComponent));
    } catch {
      // A fragment that was cut in a mail is no reason to show nothing: this key keeps its first value.
    }
  }
  return found;
}

/** A value of the type that a key has; one that cannot be read is the first value of the key. */
function readValue(key, values) {
  const first = initial[key];
  if (key === "level") return levels.has(values[0]) ? values[0] : first;
  if (DAYS.has(key)) return isDate(values[0]) ? dayOf(values[0]) : null;
  if (key === "frame") return isFrame(values.map(Number)) ? values.map(Number) : first;
  if (Array.isArray(first)) return values.filter((value) => value !== "");
  if (typeof first === "boolean") return values[0] === "true";
  if (typeof first === "string") return values[0];
  return Number.isFinite(Number(values[0])) ? Number(values[0]) : first;
}

/** Tell whether a text is a date as the address says it; the calendar of the page has no year of five digits. */
function isDate(text) {
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text));
}

function isPlace(number) {
  return Math.abs(number) <= FARTHEST;
}

function isFrame([x, y, scale, ...more]) {
  return more.length === 0 && isPlace(x) && isPlace(y) && SCALES.least <= scale && scale <= SCALES.most;
}

/** Tell whether two values of a key are the same; the order of a list means nothing. */
export function same(one, other) {
  return Array.isArray(one) ? one.length === other.length && one.every((value) => other.includes(value)) : one === other;
}

window.addEventListener("hashchange", () => change({ ...initial, ...readFragment() }));

/** The first and last day of the view. */
export function range() {
  const [first, last] = span ?? [0, 0];
  return [view.from ?? first, view.to ?? last];
}
