// Elements are made from text and attributes only: no string is ever parsed as markup.

const SVG = "http://www.w3.org/2000/svg";

/** Return an element; a child that is null or undefined is left out, a string becomes text. */
export function element(tag, attributes = {}, ...children) {
  return filled(document.createElement(tag), attributes, children);
}

/** Return an SVG element. */
export function drawn(tag, attributes = {}, ...children) {
  return filled(document.createElementNS(SVG, tag), attributes, children);
}

/** Return a button that does something when it is pressed. */
export function button(label, press, attributes = {}) {
  const made = element("button", { type: "button", ...attributes }, label);
  made.addEventListener("click", press);
  return made;
}

/** Return text that comes from articles, in whatever direction its script runs. */
export function name(text, attributes = {}) {
  return element("bdi", { dir: "auto", ...attributes }, text);
}

/**
 * Return a sentence, which runs from left to right whatever the script of the names in it.
 *
 * By its first letter "A accuses B" would run from right to left where A is Arabic, and seem to say that B accuses A.
 */
export function sentence(text, attributes = {}) {
  return element("bdi", { dir: "ltr", ...attributes }, text);
}

/** Return the element of the template with this id. */
export function byId(id) {
  return document.getElementById(id);
}

/** Say something to those who cannot see that the page changed. */
export function announce(text) {
  byId("announcement").textContent = text;
}

function filled(made, attributes, children) {
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined && value !== false) {
      made.setAttribute(key, value === true ? "" : value);
    }
  }
  made.append(...children.flat(2).filter((child) => child !== null && child !== undefined && child !== false));
  return made;
}
