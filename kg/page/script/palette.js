// The colours of the page as the canvas needs them: read from the style sheet, so that they are said once.

/** The hues of factions, in the order in which sides get them. */
const FACTIONS = ["--faction-1", "--faction-2", "--faction-3", "--faction-4", "--faction-5", "--faction-6"];

const probe = document.getElementById("probe");
const resolved = new Map();

/** Return a colour of the style sheet now, in the light or the dark theme, as "rgb(...)". */
export function colour(property) {
  const key = `${property} ${isDark()}`;
  if (!resolved.has(key)) {
    probe.style.color = `var(${property})`;
    resolved.set(key, getComputedStyle(probe).color);
  }
  return resolved.get(key);
}

/** Return a colour such as "#d55e00" with an opacity; as "rgba(...)" vis-network need not compute it in every frame. */
export function translucent(hexadecimal, opacity) {
  const [red, green, blue] = [1, 3, 5].map((start) => Number.parseInt(hexadecimal.slice(start, start + 2), 16));
  return `rgba(${red},${green},${blue},${opacity})`;
}

/** Return the colour of the faction with this rank, or null when the hues are used up. */
export function factionColour(rank) {
  return rank < FACTIONS.length ? colour(FACTIONS[rank]) : null;
}

const system = matchMedia("(prefers-color-scheme: dark)");

/** Tell whether the page is dark now. */
export function isDark() {
  const chosen = document.documentElement.dataset.theme;
  return chosen ? chosen === "dark" : system.matches;
}

/** Choose the light or the dark theme, whatever the system says. */
export function setDark(dark) {
  document.documentElement.dataset.theme = dark ? "dark" : "light";
}
