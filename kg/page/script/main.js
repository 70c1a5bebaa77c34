// The page: the view changes, and everything follows it.

import { look, reveal, zoom } from "./camera.js";
import { drawControls, openControls } from "./controls.js";
import { data, documents, span, statements } from "./data.js";
import { button, byId } from "./elements.js";
import { openExports } from "./exports.js";
import { drawLimits } from "./limits.js";
import { drawPanel, picked } from "./panel.js";
import { isDark, setDark } from "./palette.js";
import { drawPicture, drawing, onPage, openPicture, places, recolour, sketchPicture, writtenNames } from "./picture.js";
import { openPrinting } from "./print.js";
import { select } from "./shown.js";
import { drawTable } from "./table.js";
import { drawTimeline, openTimeline } from "./timeline.js";
import { change, isFiltered, keep, onChange, view } from "./view.js";
import { counted, isoDate, longDate } from "./words.js";

/** Where the panel stands below the picture: the same width as in the style sheet. */
const ONE_COLUMN = "(max-width: 900px)";

/** What changes the actors so much that the picture has to be fitted again. */
const REFITS = new Set(["level", "party", "steps", "direction", "most"]);

let shown = null;
const switches = [];

function draw(changed) {
  shown = select();
  const { light, ...panel } = picked(shown);
  drawPicture(shown, light);
  drawAround(panel, changed);
  if (changed.includes("frame")) look(places());
  else if (changed.some((key) => REFITS.has(key))) lookAtAll();
  else if (light && changed.includes("select")) reveal(light.parties, places());
}

function lookAtAll() {
  keep({ frame: [] });
  look(places());
}

/** Bring everything around the picture up to date. */
function drawAround(panel, changed) {
  drawPanel(panel, changed.includes("select"));
  drawControls(shown);
  drawTimeline(shown);
  for (const showPressed of switches) showPressed();
  drawDisplay();
  drawCount();
  drawLimits(shown);
}

function drawDisplay() {
  const isTable = view.display === "table";
  byId("table").hidden = !isTable;
  byId("zoom").hidden = isTable;
  if (isTable) drawTable(shown);
}

function drawCount() {
  const { accusations, parties, level } = shown;
  const drawn = new Set(accusations.map((one) => one.statement)).size;
  const inTable = shown.statements.filter((one) => one.act === "allegation").length;
  const said = [
    `${counted(drawn, "allegation")} drawn`,
    counted(parties.size, level.name === "side" ? "side" : "actor"),
    `${counted(shown.statements.length, "statement")} in the table`,
    inTable > drawn ? `${inTable - drawn} more name no accuser or no accused` : null,
  ];
  byId("count").textContent = said.filter(Boolean).join(" · ");
  byId("nothing").hidden = shown.arcs.length > 0 || view.display === "table";
  byId("nothing").textContent = `Nothing to draw: ${whyNothing()}`;
}

function whyNothing() {
  if (statements.length === 0) return "this collection holds no statement.";
  if (isFiltered()) return "no allegation passes the filters.";
  return "no statement names both who accuses and who is accused.";
}

/** Fill a group with one button for each value of a key of the view; return what shows which is pressed. */
function openSwitch(key, options, also = {}) {
  const buttons = Object.entries(options).map(([value, label]) => {
    const made = button(label, () => change({ [key]: value, ...also }));
    return { value, made };
  });
  byId(key).append(...buttons.map(({ made }) => made));
  return () => {
    for (const { value, made } of buttons) made.setAttribute("aria-pressed", String(view[key] === value));
  };
}

function collectionLine() {
  const publishers = new Set([...documents.values()].map((document) => document.publisher).filter(Boolean)).size;
  const by = publishers ? ` of ${counted(publishers, "publisher")}` : "";
  const [first, last] = (span ?? []).map((day) => longDate(isoDate(day)));
  const when = span ? (first === last ? `, ${first}` : `, ${first} to ${last}`) : "";
  byId("collection").textContent =
    `${counted(documents.size, "document")}${by}${when}. ` +
    `Allegations as reported, not findings of fact. “No answer” means none in these documents. kg ${data.version}.`;
}

function pick(what) {
  if (what?.party) change({ select: ["party", what.party.id] });
  else if (what?.arc) change({ select: ["arc", what.arc.accuser.id, what.arc.accused.id, what.arc.state] });
  else change({ select: [] });
  if (what && matchMedia(ONE_COLUMN).matches) byId("panel").scrollIntoView();
}

function openTheme() {
  const show = () => {
    byId("theme").textContent = isDark() ? "Light" : "Dark";
    recolour();
    draw([]);
  };
  byId("theme").textContent = isDark() ? "Light" : "Dark";
  byId("theme").addEventListener("click", () => {
    setDark(!isDark());
    show();
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", show);
}

/** Show the picture first, since that is what a reader waits for; what stands over it takes its room at once. */
function openFirst() {
  collectionLine();
  switches.push(
    openSwitch("level", { actor: "Actors", side: "Sides" }, { select: [], party: "", moved: [] }),
    openSwitch("display", { graph: "Picture", table: "Table" }));
  shown = select();
  drawCount();
  drawLimits(shown);
  const { light, ...panel } = picked(shown);
  drawPicture(shown, light);
  look(places());
  requestAnimationFrame(() => {
    sketchPicture();
    performance.mark("drawn");
    setTimeout(openRest, 0, panel); // after this frame is on the screen
  });
}

/** Show what stands around the picture, then let everything be moved and pressed. */
function openRest(panel) {
  openTimeline();
  openControls();
  drawAround(panel, []);
  setTimeout(() => {
    openPicture(pick);
    openButtons();
    onChange(draw);
    requestAnimationFrame(() => {
      performance.mark("ready");
      document.documentElement.dataset.ready = "yes";
    });
  });
}

function openButtons() {
  openTheme();
  openExports(() => shown);
  openPrinting();
  byId("fit").addEventListener("click", lookAtAll);
  byId("zoom-in").addEventListener("click", () => zoom(1.3));
  byId("zoom-out").addEventListener("click", () => zoom(1 / 1.3));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && view.select.length) change({ select: [] });
  });
}

/** For those who drive the page with a program: what is shown, and where a party stands on the screen. */
window.kg = { change, shown: () => drawing().shown, lit: () => drawing().lit, areas: () => drawing().factions, places, names: () => writtenNames().filter(({ party }) => party), onPage };
openFirst();
