// What is shown, to keep: CSV, JSON, pictures, and a line to cite it by.

import { namesOf } from "./cards.js";
import { data, documents, span } from "./data.js";
import { drawingOf } from "./drawing.js";
import { button, byId, element } from "./elements.js";
import { limitsSaid } from "./limits.js";
import { drawing } from "./picture.js";
import { sorted, statesOf } from "./table.js";
import { range, view } from "./view.js";
import { counted, isoDate } from "./words.js";

/** Pixels: for a slide, for a printed column at 300 dpi and more, for a poster. */
const PICTURE_WIDTHS = [1600, 3200, 6400];

const BYTE_ORDER_MARK = "\ufeff";

/** Fill the menu; `shown` returns what the view shows. */
export function openExports(shown) {
  byId("take-items").append(
    button("Table of what is shown (CSV)", () => save("statements.csv", "text/csv", csv(records(shown())))),
    button("Table of what is shown (JSON)", () => save("statements.json", "application/json", json(shown()))),
    button("Picture (SVG)", () => save("accusations.svg", "image/svg+xml", svg())),
    ...PICTURE_WIDTHS.map((wide) => button(`Picture, ${wide} pixels wide (PNG)`, () => savePng(wide))),
    button("Cite this view", () => showCitation(shown())),
    element("div", { id: "citation", hidden: true }));
}

/** Return what is shown as records: one for each statement, in the order of the table. */
function records(shown) {
  return sorted(shown.statements).map((one) => ({
    id: one.id,
    date: one.date,
    act: one.act,
    source: namesOf(one.sources),
    accused: namesOf(one.accused),
    state: statesOf(one),
    sentence: one.text,
    answers: answersOf(one).map((answer) => answer.id).join(" "),
    certainty: one.certainty,
    confidence: one.confidence,
    why: one.why,
    publisher: one.document?.publisher ?? "",
    title: one.document?.title ?? "",
    url: one.document?.url ?? "",
    document: one.document?.id ?? "",
  }));
}

function answersOf(statement) {
  const own = statement.accusations.filter((one) => one.level === view.level);
  return [...new Set(own.flatMap((one) => one.answers))];
}

/** Return records as CSV (RFC 4180) that no spreadsheet runs: a cell that would be a formula gets an apostrophe. */
function csv(rows) {
  const columns = Object.keys(rows[0] ?? { id: "" });
  const lines = [columns, ...rows.map((row) => columns.map((column) => row[column]))];
  return BYTE_ORDER_MARK + lines.map((cells) => `${cells.map(cell).join(",")}\r\n`).join("");
}

function cell(value) {
  const text = String(value ?? "");
  const harmless = /^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text;
  return `"${harmless.replaceAll('"', '""')}"`;
}

function json(shown) {
  const record = { title: data.title, view: location.hash, limits: limitsSaid(shown), version: data.version, statements: records(shown) };
  return JSON.stringify(record, null, 1);
}

function svg() {
  return new XMLSerializer().serializeToString(drawingOf(drawing()));
}

async function savePng(wide) {
  const image = new Image();
  const address = URL.createObjectURL(new Blob([svg()], { type: "image/svg+xml" }));
  image.src = address;
  await image.decode();
  const surface = new OffscreenCanvas(wide, Math.round(wide * image.height / image.width));
  surface.getContext("2d").drawImage(image, 0, 0, surface.width, surface.height);
  URL.revokeObjectURL(address);
  save("accusations.png", "image/png", await surface.convertToBlob());
}

/** Hand a file to the reader. */
function save(file, type, content) {
  const address = URL.createObjectURL(new Blob([content], { type }));
  element("a", { href: address, download: file }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}

/** Where others find the view: of a file on this disk they need the name, not the folders of its reader. */
function addressOfView() {
  return location.protocol === "file:" ? location.href.split("/").at(-1) : location.href;
}

function showCitation(shown) {
  const limits = limitsSaid(shown);
  const when = span ? `, as of ${isoDate(range()[1])}` : "";
  const text = element("textarea", { readonly: true, "aria-label": "Citation" });
  text.value =
    `${data.title}. Allegations as reported in ${counted(documents.size, "document")}${when}. ` +
    `${limits ? `Shown: ${limits}. ` : ""}Drawn by kg ${data.version}. View: ${addressOfView()}`;
  byId("citation").hidden = false;
  byId("citation").replaceChildren(text);
  text.focus();
  text.select();
}
