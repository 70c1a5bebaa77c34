// The page on paper: the picture as lines instead of dots, with its legend, in the light theme.

import { drawingOf } from "./drawing.js";
import { byId } from "./elements.js";
import { isDark, setDark } from "./palette.js";
import { drawing } from "./picture.js";
import { view } from "./view.js";

/** Prepare the page whenever it is about to be printed, and put everything back afterwards. */
export function openPrinting() {
  let wasDark = false;
  addEventListener("beforeprint", () => {
    wasDark = isDark();
    if (wasDark) setDark(false);
    if (view.display === "graph") byId("paper").append(drawingOf(drawing()));
  });
  addEventListener("afterprint", () => {
    byId("paper").replaceChildren();
    if (wasDark) setDark(true);
  });
}
