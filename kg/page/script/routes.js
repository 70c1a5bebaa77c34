// The shortest chains of accusations between two parties.

import { arcKey } from "./arcs.js";
import { accusationCard, markKey, partyButton } from "./cards.js";
import { element } from "./elements.js";
import { inPages } from "./lists.js";
import { change } from "./view.js";

/** Return the shortest path over pairs, whatever their direction: [{ pair, from, to }]; null where there is none. */
function shortestPath(pairs, start, end) {
  const came = new Map([[start, null]]);
  const queue = [start];
  for (let place = 0; place < queue.length && !came.has(end); place += 1) {
    for (const pair of pairs) {
      const next = pair.accuser === queue[place] ? pair.accused : pair.accused === queue[place] ? pair.accuser : null;
      if (next && !came.has(next)) {
        came.set(next, { pair, from: queue[place], to: next });
        queue.push(next);
      }
    }
  }
  if (!came.has(end)) return null;
  const path = [];
  for (let step = came.get(end); step; step = came.get(step.from)) path.unshift(step);
  return path;
}

/** Return what the panel shows of the path between two chosen parties. */
export function routeView(shown, start = "", end = "") {
  const from = shown.level.parties.get(start);
  const to = shown.level.parties.get(end);
  const path = from && to && from !== to ? shortestPath(shown.pairs, from, to) : null;
  const pairs = new Set((path ?? []).map((step) => step.pair));
  const arcs = shown.arcs.filter((arc) => [...pairs].some((pair) => pair.accuser === arc.accuser && pair.accused === arc.accused));
  return {
    title: "How are two connected?",
    light: path ? { parties: new Set([from, ...path.map((step) => step.to)]), arcs: new Set(arcs.map(arcKey)) } : null,
    content: () => [
      chooser("From", shown, start, (id) => change({ select: ["route", id, end] })),
      chooser("To", shown, end, (id) => change({ select: ["route", start, id] })),
      from && to && !path ? element("p", {}, "No chain of shown accusations connects the two.") : null,
      path ? steps(path) : null,
      path ? markKey() : null,
      path ? inPages([...pairs].flatMap((pair) => pair.accusations), accusationCard) : null,
    ],
  };
}

function steps(path) {
  return element("ol", {}, path.map(({ pair }) =>
    element("li", {}, partyButton(pair.accuser), " accuses ", partyButton(pair.accused), ` (${pair.accusations.length})`)));
}

function chooser(label, shown, chosen, choose) {
  const options = [...shown.parties].sort((a, b) => a.name.localeCompare(b.name, "en"))
    .map((party) => element("option", { value: party.id, selected: party.id === chosen }, party.name));
  const select = element("select", {}, element("option", { value: "" }, "choose …"), options);
  select.addEventListener("change", () => choose(select.value));
  return element("label", { class: "field" }, label, select);
}
