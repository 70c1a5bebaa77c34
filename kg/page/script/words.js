// How numbers, days and lists are said.

const DAY = 86400000;

/** Said here, since to set up the formatters of Intl takes the first picture 18 milliseconds. */
const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/** "12,345". */
export function grouped(number) {
  return String(number).replace(/\B(?=(\d{3})+$)/g, ",");
}

/** "1 document", "2 documents". */
export function counted(number, noun) {
  return `${grouped(number)} ${noun}${number === 1 ? "" : "s"}`;
}

/** The number of days since 1970-01-01 of "2022-06-25"; null of null. */
export function dayOf(date) {
  return date === null ? null : Math.round(Date.parse(date) / DAY);
}

/** "2022-06-25" of a number of days. */
export function isoDate(day) {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

/** "25 June 2022" of "2022-06-25". */
export function longDate(date) {
  if (date === null) return "undated";
  const [year, month, day] = date.split("-").map(Number);
  return `${day} ${MONTHS[month - 1]} ${year}`;
}

/** "the same day", "2 days later". */
export function later(days) {
  if (days === null) return "";
  if (days === 0) return "the same day";
  return `${counted(Math.abs(days), "day")} ${days > 0 ? "later" : "earlier"}`;
}

/** The text without marks of case and accent, for a search that finds "Lukasenko" in "Lukašenko". */
export function folded(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}
