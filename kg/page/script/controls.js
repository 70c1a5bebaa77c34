// The filters: each group shows how many statements it would leave.

import { stateSwatch } from "./cards.js";
import { data, encoding, levels, statements } from "./data.js";
import { button, byId, drawn, element, name } from "./elements.js";
import { drawSearch, searchField } from "./search.js";
import { shapePath } from "./shapes.js";
import { passesAlone, sidesOf, stateOn } from "./shown.js";
import { change, isFiltered, range, reset, view } from "./view.js";
import { counted, grouped } from "./words.js";

const counters = [];

/** Fill the side bar once. */
export function openControls() {
  const publishers = [...new Set(data.documents.map((document) => document.publisher).filter(Boolean))].sort();
  const named = [...levels.get("side").parties.values()].sort((one, other) => one.name.localeCompare(other.name, "en"));
  const sides = new Map(named.map((side) => [side.id, side.name]));
  byId("find").append(searchField());
  byId("filters").append(
    checks("What became of the allegations", "states", encoding.states, stateLabel, ofState),
    element("p", { class: "note" }, "Arcs run from accuser to accused; more sentences, wider. An actor is as large as the accusations it received in all. ⇄ marks two that accuse each other. A coloured area holds those who act for one side. Names without room appear when you come nearer."),
    shapeKey(),
    checks("What is said", "acts", encoding.acts, (act) => [encoding.acts[act]], (act) => (one) => one.act === act),
    choice("Side", "side", sides, sidesOf),
    choice("Publisher", "publisher", new Map(publishers.map((publisher) => [publisher, publisher])), (one) => [one.document?.publisher]),
    slider("Told in at least", (number) => counted(number, "document"), "documents", { min: 1, max: 10, step: 1 }),
    slider("Read with confidence of at least", String, "confidence", { min: 0, max: 0.95, step: 0.05 }),
    checks("How sure the source is", "certainties", encoding.certainties, (one) => [encoding.certainties[one]], (key) => (one) => one.certainty === key),
    factionCheck(),
    button("Reset all filters", reset, { id: "reset" }));
}

/** Bring every control and every count up to date with the view. */
export function drawControls(shown) {
  for (const refresh of counters) refresh(shown);
  drawSearch();
  byId("reset").disabled = !isFiltered();
}

function checks(title, key, options, label, test) {
  const rows = Object.keys(options).map((option) => {
    const box = element("input", { type: "checkbox", "data-option": `${key}:${option}` });
    const count = element("span", { class: "count" });
    box.addEventListener("change", () => {
      const chosen = new Set(view[key]);
      if (box.checked) chosen.add(option);
      else chosen.delete(option);
      change({ [key]: Object.keys(options).filter((one) => chosen.has(one)) });
    });
    counters.push((shown) => {
      box.checked = view[key].includes(option);
      const all = statements.filter(test(option)).length;
      const now = shown.statements.filter(test(option)).length;
      count.textContent = now === all ? grouped(all) : `${grouped(now)} of ${grouped(all)}`;
    });
    return element("label", { class: "choice" }, box, label(option), count);
  });
  return element("fieldset", {}, element("legend", {}, title), rows);
}

function stateLabel(state) {
  const { label, means } = encoding.states[state];
  return [stateSwatch(state), element("span", { title: means }, label)];
}

function ofState(state) {
  const [, today] = range();
  return (statement) => statement.accusations.some((one) => one.level === view.level && stateOn(one, today) === state);
}

/** A list to choose one value from, each with the number of statements that the other filters leave for it. */
function choice(label, key, names, valuesOf) {
  const options = [...names].map(([value, text]) => ({ value, text, made: element("option", { value }, text) }));
  const select = element("select", {}, element("option", { value: "" }, "all"), options.map(({ made }) => made));
  select.addEventListener("change", () => change({ [key]: select.value }));
  counters.push(() => {
    const counts = new Map();
    for (const value of statements.filter(passesAlone(key)).flatMap(valuesOf)) counts.set(value, (counts.get(value) ?? 0) + 1);
    for (const { value, text, made } of options) made.textContent = `${text} (${grouped(counts.get(value) ?? 0)})`;
    select.value = view[key];
  });
  return element("label", { class: "field" }, label, select);
}

function slider(label, say, key, limits) {
  const input = element("input", { type: "range", ...limits });
  const now = element("output");
  input.addEventListener("input", () => change({ [key]: Number(input.value) }));
  counters.push(() => {
    input.value = view[key];
    now.textContent = say(view[key]);
  });
  return element("label", { class: "field" }, element("span", {}, `${label} `, now), input);
}

function factionCheck() {
  const box = element("input", { type: "checkbox" });
  box.addEventListener("change", () => change({ factions: box.checked }));
  counters.push(() => { box.checked = view.factions; });
  return element("label", { class: "choice" }, box, "Show sides as shapes behind actors");
}

function shapeKey() {
  const used = new Set([...levels.values()].flatMap((level) => [...level.parties.values()]).filter((one) => one.node).map((one) => one.type));
  const items = Object.entries(encoding.types).filter(([type]) => used.has(type)).map(([, { label, shape }]) =>
    element("li", {}, drawn("svg", { width: 16, height: 16, class: "shape", "aria-hidden": "true" },
      drawn("path", { d: shapePath(shape, { x: 8, y: 8 }, 6) })), " ", name(label)));
  return element("ul", { class: "inline-list" }, items);
}
