// The table of what is shown: the same as the picture, for those who read, sort or cannot see.

import { namesOf } from "./cards.js";
import { encoding } from "./data.js";
import { button, byId, element, name, sentence } from "./elements.js";
import { stateOn } from "./shown.js";
import { change, range, view } from "./view.js";

const ROWS = 200;

const COLUMNS = {
  date: { label: "Date", text: (one) => one.date ?? "" },
  act: { label: "What", text: (one) => encoding.acts[one.act] },
  source: { label: "Who says it", text: (one) => namesOf(one.sources) || "not named" },
  accused: { label: "Accused", text: (one) => namesOf(one.accused) },
  state: { label: "What became of it", text: (one) => statesOf(one) },
  sentence: { label: "Sentence", text: (one) => one.text },
  publisher: { label: "Publisher", text: (one) => one.document?.publisher ?? "" },
};

let limit = ROWS;

/** The column by which the table is sorted, and whether the last goes first. */
function order() {
  const [column, way] = view.sort;
  return Object.hasOwn(COLUMNS, column) ? { column, down: way === "down" } : { column: "date", down: true };
}

/** The states of an allegation at the level of the view, in words; nothing for other acts. */
export function statesOf(statement) {
  const [, today] = range();
  const own = statement.accusations.filter((one) => one.level === view.level);
  return [...new Set(own.map((one) => encoding.states[stateOn(one, today)].label))].join(", ");
}

/** Return the statements in the order of the table. */
export function sorted(statements) {
  const { column, down } = order();
  const { text } = COLUMNS[column];
  const keyed = statements.map((one) => [text(one), one]);
  keyed.sort(([a], [b]) => (down ? -1 : 1) * (a < b ? -1 : a > b ? 1 : 0));
  return keyed.map(([, one]) => one);
}

/** Draw the table. */
export function drawTable(shown) {
  const rows = sorted(shown.statements);
  const { column, down } = order();
  const head = Object.entries(COLUMNS).map(([key, { label }]) => {
    const direction = column === key ? (down ? "descending" : "ascending") : "none";
    const arrow = { descending: " ▼", ascending: " ▲", none: "" }[direction];
    return element("th", { scope: "col", "aria-sort": direction }, button(label + arrow, () => sortBy(key)));
  });
  const table = element("table", {},
    element("caption", { class: "unseen" }, "Statements shown"),
    element("thead", {}, element("tr", {}, head)),
    element("tbody", {}, rows.slice(0, limit).map(rowOf)));
  const more = rows.length > limit
    ? button(`Show ${rows.length - limit} more`, () => { limit += ROWS; drawTable(shown); })
    : null;
  byId("table").replaceChildren(...[table, more].filter(Boolean));
}

function sortBy(key) {
  const { column, down } = order();
  change({ sort: [key, column === key && !down ? "down" : "up"] });
  byId("table").querySelector(`th:nth-child(${Object.keys(COLUMNS).indexOf(key) + 1}) button`).focus();
}

function rowOf(statement) {
  const cells = Object.entries(COLUMNS).map(([key, { text }]) => {
    const said = text(statement);
    if (key === "sentence") {
      return element("td", {}, button(sentence(said), () => change({ select: ["statement", statement.id] }), { class: "link plain" }));
    }
    return element("td", {}, name(said));
  });
  return element("tr", {}, cells);
}
