// What keeps something out of the picture, said over it, each with the way to take it back.

import { encoding, levels } from "./data.js";
import { button, byId, element, name } from "./elements.js";
import { change, range, same, unlimited, view } from "./view.js";
import { counted, grouped, isoDate, longDate } from "./words.js";

const DIRECTIONS = { both: "around", out: "accused by", in: "accusing" };

/** Show the limits that are set; nothing where the whole collection is shown. */
export function drawLimits(shown) {
  const limits = limitsOf(shown).map(({ label, patch }) =>
    button([label, element("span", { "aria-hidden": "true" }, " ×")].flat(), () => change(patch), { class: "chip", title: "Take this limit away" }));
  const hadFocus = byId("limits").contains(document.activeElement);
  byId("limits").hidden = limits.length === 0;
  byId("limits").replaceChildren("Shown: ", ...limits);
  if (hadFocus) (limits[0] ?? byId("search")).focus();
}

/** Return the limits that are set in words, for a picture that is saved: "as of 3 March 2031; side: Borduria". */
export function limitsSaid(shown) {
  return limitsOf(shown).map(({ label }) => element("span", {}, label).textContent).join("; ");
}

function limitsOf({ level, parties }) {
  return [
    ...mostConnected(level, parties),
    ...around(level),
    ...time(),
    ...lists(),
    ...single("side", levels.get("side").parties.get(view.side)?.name),
    ...single("publisher", view.publisher),
    ...(view.text ? [limit(["with “", name(view.text), "”"], { text: "" })] : []),
    ...(view.documents > 1 ? [limit(`in at least ${view.documents} documents`, { documents: 1 })] : []),
    ...(view.moved.length ? [limit(`${counted(view.moved.length, level.name === "side" ? "side" : "actor")} moved by hand`, { moved: [] })] : []),
    ...(view.confidence > 0 ? [limit(`read with confidence of ${view.confidence} or more`, { confidence: 0 })] : []),
  ];
}

function limit(label, patch) {
  return { label, patch };
}

function mostConnected(level, parties) {
  if (!view.most || level.size <= view.most || level.parties.has(view.party)) return [];
  return [limit(`the ${grouped(parties.size)} most connected of ${grouped(level.size)}`, { most: 0 })];
}

function around(level) {
  const party = level.parties.get(view.party);
  if (!party) return [];
  const steps = view.steps > 1 ? `, ${view.steps} steps` : "";
  return [limit([`${DIRECTIONS[view.direction] ?? DIRECTIONS.both} `, name(party.name), steps], { party: "", steps: 1, direction: "both" })];
}

function time() {
  if (view.from === null && view.to === null) return [];
  const [from, to] = range();
  const since = view.from === null ? "" : `from ${longDate(isoDate(from))} `;
  return [limit(`${since}as of ${longDate(isoDate(to))}`, { from: null, to: null })];
}

function lists() {
  return ["states", "acts", "certainties"].filter((key) => !same(view[key], unlimited[key])).map((key) => {
    const labels = view[key].map((one) => encoding[key][one]?.label ?? encoding[key][one]);
    return limit(labels.join(", ") || `nothing of ${key}`, { [key]: unlimited[key] });
  });
}

function single(key, label) {
  return view[key] ? [limit([`${key}: `, name(label ?? view[key])], { [key]: "" })] : [];
}
