// What keeps something out of the picture, said over it, each with the way to take it back.

import { encoding, levels } from "./data.js";
import { button, byId, element, name } from "./elements.js";
import { change, range, view } from "./view.js";
import { grouped, isoDate, longDate } from "./words.js";

const DIRECTIONS = { both: "around", out: "accused by", in: "accusing" };

/** Show the limits that are set; nothing where the whole collection is shown. */
export function drawLimits({ level, parties }) {
  const limits = [
    ...mostConnected(level, parties),
    ...around(level),
    ...time(),
    ...lists(),
    ...single("side", levels.get("side").parties.get(view.side)?.name),
    ...single("publisher", view.publisher),
    ...(view.text ? [limit(["with “", name(view.text), "”"], { text: "" })] : []),
    ...(view.documents > 1 ? [limit(`in at least ${view.documents} documents`, { documents: 1 })] : []),
    ...(view.confidence > 0 ? [limit(`read with confidence of ${view.confidence} or more`, { confidence: 0 })] : []),
  ];
  const hadFocus = byId("limits").contains(document.activeElement);
  byId("limits").hidden = limits.length === 0;
  byId("limits").replaceChildren("Shown: ", ...limits);
  if (hadFocus) (limits[0] ?? byId("search")).focus();
}

function limit(label, patch) {
  return button([label, element("span", { "aria-hidden": "true" }, " ×")], () => change(patch), { class: "chip", title: "Take this limit away" });
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
  const said = { states: (state) => encoding.states[state]?.label, certainties: (one) => encoding.certainties[one] };
  return Object.entries(said)
    .filter(([key]) => view[key].length < Object.keys(encoding[key]).length)
    .map(([key, label]) => limit(view[key].map(label).join(", ") || "nothing", { [key]: Object.keys(encoding[key]) }));
}

function single(key, label) {
  return view[key] ? [limit([`${key}: `, name(label ?? view[key])], { [key]: "" })] : [];
}
