// Search first: names, and words in the sentences.

import { levels } from "./data.js";
import { byId, element, name } from "./elements.js";
import { byImportance } from "./shown.js";
import { change, view } from "./view.js";
import { folded } from "./words.js";

const SUGGESTIONS = 8;

/** Return the search field with its list of suggestions, after the combobox pattern of the ARIA guide. */
export function searchField() {
  const input = element("input", {
    type: "search", id: "search", role: "combobox", "aria-expanded": "false", "aria-controls": "hits",
    "aria-autocomplete": "list", autocomplete: "off", placeholder: "Name or words   /", value: view.text,
  });
  const list = element("ul", { id: "hits", class: "hits", role: "listbox", "aria-label": "Suggestions" });
  input.addEventListener("input", () => suggest(input, list));
  input.addEventListener("keydown", (event) => steer(event, input, list));
  input.addEventListener("blur", () => closeHits(input, list));
  input.addEventListener("search", () => { if (input.value === "") change({ text: "" }); });
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && !/^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement.tagName)) {
      event.preventDefault();
      input.focus();
    }
  });
  return element("div", {}, element("label", { class: "field" }, "Find an actor, or words in the sentences", input), list);
}

/** Let the field say what is searched for, unless the reader is typing. */
export function drawSearch() {
  if (document.activeElement !== byId("search")) byId("search").value = view.text;
}

function suggest(input, list) {
  const wanted = folded(input.value.trim());
  if (wanted.length < 2) return closeHits(input, list);
  const known = byImportance(levels.get(view.level))
    .filter((party) => [party.name, ...party.aliases].some((one) => folded(one).includes(wanted)));
  const options = known.slice(0, SUGGESTIONS).map((party) =>
    option([name(party.name)], () => change({ select: ["party", party.id] })));
  options.push(option([`Sentences with “${input.value.trim()}”`], () => change({ text: input.value.trim() })));
  list.replaceChildren(...options);
  for (const [place, one] of options.entries()) {
    one.id = `hit-${place}`;
    one.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      pickHit(one, input, list);
    });
  }
  input.setAttribute("aria-expanded", "true");
  return undefined;
}

function option(content, pick) {
  const made = element("li", { role: "option", "aria-selected": "false" }, content);
  made.pick = pick;
  return made;
}

function steer(event, input, list) {
  const options = [...list.children];
  const now = options.findIndex((one) => one.getAttribute("aria-selected") === "true");
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step && options.length) {
    event.preventDefault();
    const next = (now + step + options.length) % options.length;
    for (const [place, one] of options.entries()) one.setAttribute("aria-selected", String(place === next));
    input.setAttribute("aria-activedescendant", options[next].id);
  } else if (event.key === "Enter" && options.length) {
    pickHit(options[Math.max(now, 0)], input, list);
  } else if (event.key === "Enter" && input.value === "") {
    change({ text: "" });
  } else if (event.key === "Escape") {
    closeHits(input, list);
  }
}

function pickHit(one, input, list) {
  closeHits(input, list);
  one.pick();
}

function closeHits(input, list) {
  list.replaceChildren();
  input.setAttribute("aria-expanded", "false");
  input.removeAttribute("aria-activedescendant");
}
