// Long lists, a page at a time.

import { button, element } from "./elements.js";

const PAGE = 40;

/** Return elements for the first items, and a button for the rest. */
export function inPages(items, make) {
  const list = element("div", { class: "list" }, items.slice(0, PAGE).map(make));
  if (items.length > PAGE) {
    let next = PAGE;
    const more = button(`Show ${items.length - next} more`, () => {
      more.before(...items.slice(next, next + PAGE).map(make));
      next += PAGE;
      if (next >= items.length) more.remove();
      else more.textContent = `Show ${items.length - next} more`;
    });
    list.append(more);
  }
  return list;
}

/** Return accusations with the newest first, the undated ones last. */
export function newestFirst(accusations) {
  const day = (one) => one.statement.day ?? -Infinity;
  return [...accusations].sort((a, b) => (day(a) === day(b) ? 0 : day(b) - day(a)));
}
