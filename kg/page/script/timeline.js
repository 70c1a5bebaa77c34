// Time: when allegations were made, a range to choose, and a walk through it.

import { levels, span } from "./data.js";
import { button, byId, drawn, element } from "./elements.js";
import { change, range, view } from "./view.js";
import { counted, dayOf, isoDate, longDate } from "./words.js";

const WIDTH = 1000;
const HEIGHT = 46;
const MOST_BARS = 80;
const STEP_TIME = 700;

/** Pixels from an end of the range within which the mouse takes hold of it. */
const NEAR_END = 8;

let bars = null;
let playing = null;

/** Draw the time line once; without any date there is none. */
export function openTimeline() {
  if (!span) {
    byId("timeline").append(element("p", { class: "note" }, "No document of this collection carries a date."));
    return;
  }
  const [first, last] = span;
  const step = stepOf(last - first + 1);
  const number = Math.ceil((last - first + 1) / step);
  const picture = drawn("svg", { class: "bars", viewBox: `0 0 ${WIDTH} ${HEIGHT}`, preserveAspectRatio: "none", "aria-hidden": "true" });
  bars = { first, last, step, number, picture };
  brushWith(picture);
  byId("timeline").append(picture, controls());
}

/** Bring the bars, the range and the dates up to date. */
export function drawTimeline(shown) {
  if (!bars) return;
  const { first, step, number, picture } = bars;
  const all = countsOf(levels.get(view.level).accusations);
  const now = countsOf(shown.accusations);
  const highest = Math.max(1, ...all);
  const wide = WIDTH / number;
  const bar = (place, count, name) => drawn("rect", {
    class: name, x: place * wide + 0.5, width: Math.max(wide - 1, 0.5),
    y: HEIGHT - (HEIGHT - 4) * count / highest, height: (HEIGHT - 4) * count / highest,
  });
  const [from, to] = range();
  const brush = drawn("rect", {
    class: "brush", y: 0, height: HEIGHT, x: (from - first) / step * wide, width: Math.max((to - from + 1) / step * wide, 2),
  });
  picture.replaceChildren(...all.map((count, place) => bar(place, count, "bar")),
    ...now.map((count, place) => bar(place, count, "bar-in")), view.from === null && view.to === null ? "" : brush);
  byId("from").value = isoDate(from);
  byId("to").value = isoDate(to);
  byId("time-said").textContent = view.to === null ? "" : `as of ${longDate(isoDate(to))}`;
}

/** A bar stands for a day, a week, or as many days as keep the bars few. */
function stepOf(days) {
  return [1, 7, 30, 91, 365].find((step) => days / step <= MOST_BARS) ?? Math.ceil(days / MOST_BARS);
}

function countsOf(accusations) {
  const counts = new Array(bars.number).fill(0);
  for (const { statement } of accusations) {
    if (statement.day !== null) counts[Math.floor((statement.day - bars.first) / bars.step)] += 1;
  }
  return counts;
}

function controls() {
  const date = (id, label, key) => {
    const input = element("input", { type: "date", id, min: isoDate(bars.first), max: isoDate(bars.last) });
    input.addEventListener("change", () => { if (input.value) choose({ ...chosen(), [key]: dayOf(input.value) }); });
    return element("label", {}, label, input);
  };
  return element("div", { class: "controls" },
    button("▶ Play", play, { id: "play", "aria-pressed": "false" }),
    button("◀", () => move(-1), { "aria-label": "One step back" }),
    button("▶", () => move(1), { "aria-label": "One step on" }),
    date("from", "From", "from"), date("to", "to", "to"),
    button("All time", () => { stop(); change({ from: null, to: null }); }),
    element("span", { id: "time-said", class: "note" }),
    element("span", { class: "note" }, `one bar: ${counted(bars.step, "day")}`));
}

function chosen() {
  const [from, to] = range();
  return { from, to };
}

/** Set the range; one that covers everything is no limit. */
function choose({ from, to }) {
  const [low, high] = [Math.min(from, to), Math.max(from, to)];
  change({ from: low <= bars.first ? null : low, to: high >= bars.last ? null : high });
}

function move(steps) {
  const { from, to } = chosen();
  choose({ from, to: Math.max(from, Math.min(bars.last, to + steps * bars.step)) });
}

/** Let the picture grow from the first day to the last. */
function play() {
  if (playing) return stop();
  byId("play").setAttribute("aria-pressed", "true");
  byId("play").textContent = "❚❚ Pause";
  let { to } = chosen();
  if (to >= bars.last) to = (view.from ?? bars.first) - 1;
  playing = setInterval(() => {
    to = Math.min(bars.last, to + bars.step);
    choose({ from: chosen().from, to });
    if (to >= bars.last) stop();
  }, STEP_TIME);
  return undefined;
}

function stop() {
  clearInterval(playing);
  playing = null;
  byId("play").setAttribute("aria-pressed", "false");
  byId("play").textContent = "▶ Play";
}

/** Let the mouse draw a range, move the one there is, or drag one of its ends. */
function brushWith(picture) {
  let rangeTo = null;
  const dayAt = (event) => {
    const { left, width } = picture.getBoundingClientRect();
    const share = Math.min(Math.max((event.clientX - left) / width, 0), 0.9999);
    return Math.min(bars.last, bars.first + Math.floor(share * bars.number * bars.step));
  };
  picture.addEventListener("pointerdown", (event) => {
    rangeTo = dragFrom(dayAt(event), (NEAR_END / picture.getBoundingClientRect().width) * bars.number * bars.step);
    picture.setPointerCapture(event.pointerId);
  });
  picture.addEventListener("pointermove", (event) => {
    if (rangeTo) choose(rangeTo(dayAt(event)));
  });
  picture.addEventListener("pointerup", () => { rangeTo = null; });
}

/** Return what range a drag that starts on a day makes when it has come to another; an end is as near as some days. */
function dragFrom(start, near) {
  const { from, to } = chosen();
  const isLimited = view.from !== null || view.to !== null;
  if (isLimited && Math.abs(start - from) <= near) return (day) => ({ from: day, to });
  if (isLimited && Math.abs(start - to) <= near) return (day) => ({ from, to: day });
  if (isLimited && from < start && start < to) {
    return (day) => {
      const days = Math.max(bars.first - from, Math.min(bars.last - to, day - start));
      return { from: from + days, to: to + days };
    };
  }
  return (day) => ({ from: start, to: day });
}
