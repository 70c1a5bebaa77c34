"use strict";
// Everything shown comes from articles and is hostile: text goes in as text nodes only, never as markup.

const MOST_ACTORS = 60; // more labels than that cannot be read in a picture
const SVG = "http://www.w3.org/2000/svg";
const one = (id) => document.getElementById(id);
let prefixes = {};

function element(name, text) {
  const node = document.createElement(name);
  if (text !== undefined) node.textContent = text;
  return node;
}

function drawn(name, attributes, text) {
  const node = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  if (text !== undefined) node.textContent = text;
  return node;
}

function short(term) {
  if (!term) return "";
  if (term.type !== "uri") return term.value;
  for (const [prefix, namespace] of Object.entries(prefixes))
    if (term.value.startsWith(namespace)) return prefix + ":" + term.value.slice(namespace.length);
  return term.value;
}

function showTable(names, rows) {
  const table = element("table");
  const head = table.createTHead().insertRow();
  for (const name of names) {
    const cell = element("th", name);
    cell.scope = "col";
    head.append(cell);
  }
  const body = table.createTBody();
  for (const row of rows) {
    const line = body.insertRow();
    for (const name of names) line.insertCell().textContent = short(row[name]);
  }
  one("table").replaceChildren(table);
}

// Rows are pairs where the first two columns are names: an arc from the first to the second.
function pairsOf(names, rows) {
  if (names.length < 2) return [];
  const isName = (term) => term && (term.type === "uri" || (term.type === "literal" && !term.datatype));
  const pairs = rows.map((row) => [row[names[0]], row[names[1]]]);
  if (!pairs.every(([from, to]) => isName(from) && isName(to) && from.value.length < 80 && to.value.length < 80)) return [];
  return pairs.map(([from, to]) => [short(from), short(to)]);
}

function showPicture(pairs) {
  const actors = [...new Set(pairs.flat())];
  one("picture").replaceChildren();
  if (actors.length < 2 || actors.length > MOST_ACTORS) return;
  const size = 700, middle = size / 2, radius = size * 0.33;
  const svg = drawn("svg", { viewBox: `-120 0 ${size + 240} ${size}`, role: "img", "aria-label": "The pairs of the table as arcs" });
  const marker = drawn("marker", { id: "tip", viewBox: "0 0 8 8", refX: 13, refY: 4, markerWidth: 8, markerHeight: 8, orient: "auto" });
  marker.append(drawn("path", { d: "M0,0 L8,4 L0,8 z" }));
  const definitions = drawn("defs", {});
  definitions.append(marker);
  svg.append(definitions);
  const places = new Map(actors.map((actor, index) => {
    const angle = (2 * Math.PI * index) / actors.length;
    return [actor, { x: middle + radius * Math.cos(angle), y: middle + radius * Math.sin(angle), right: Math.cos(angle) >= 0 }];
  }));
  for (const [from, to] of pairs) {
    const start = places.get(from), end = places.get(to);
    svg.append(drawn("line", { x1: start.x, y1: start.y, x2: end.x, y2: end.y, "marker-end": "url(#tip)" }));
  }
  for (const [actor, place] of places) {
    svg.append(drawn("circle", { cx: place.x, cy: place.y, r: 5 }));
    const label = { x: place.x + (place.right ? 9 : -9), y: place.y + 4, "text-anchor": place.right ? "start" : "end" };
    svg.append(drawn("text", label, actor));
  }
  one("picture").append(svg);
}

function say(text, isError) {
  one("status").textContent = text;
  one("status").className = isError ? "error" : "";
}

async function ask() {
  say("Asking …");
  one("table").replaceChildren();
  one("picture").replaceChildren();
  const headers = { "Content-Type": "application/sparql-query", Accept: "application/sparql-results+json, text/turtle;q=0.9" };
  try {
    const response = await fetch("sparql", { method: "POST", headers, body: one("query").value });
    const text = await response.text();
    if (!response.ok) return say(text, true);
    const cut = response.headers.has("Kg-Row-Limit") ? ", more were left off" : "";
    if (!response.headers.get("Content-Type").includes("json")) {
      one("table").replaceChildren(element("pre", text));
      return say("Triples" + cut);
    }
    const answer = JSON.parse(text);
    if ("boolean" in answer) return say(answer.boolean ? "Yes" : "No");
    const rows = answer.results.bindings;
    showTable(answer.head.vars, rows);
    showPicture(pairsOf(answer.head.vars, rows));
    return say(rows.length + (rows.length === 1 ? " row" : " rows") + cut);
  } catch (error) {
    return say("The server does not answer: " + error.message, true);
  }
}

async function begin() {
  const found = await (await fetch("queries")).json();
  prefixes = found.prefixes;
  for (const question of found.questions) {
    const option = element("option", question.title);
    option.value = question.name;
    one("question").append(option);
  }
  one("question").addEventListener("change", () => {
    const question = found.questions.find((each) => each.name === one("question").value);
    one("about").textContent = question ? question.about : "";
    if (question) one("query").value = question.text;
    if (question && question.parameters.every((parameter) => !parameter.required)) ask();
  });
  one("query").value = "SELECT ?accuser ?accused\nWHERE {\n  ?a kg:accuses ?b .\n  ?a skos:prefLabel ?accuser .\n  ?b skos:prefLabel ?accused .\n}\nLIMIT 100";
}

one("form").addEventListener("submit", (event) => { event.preventDefault(); ask(); });
one("query").addEventListener("keydown", (event) => { if (event.ctrlKey && event.key === "Enter") { event.preventDefault(); ask(); } });
begin();
