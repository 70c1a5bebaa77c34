// One statement as a card: who printed it when, the sentence with its roles marked, what it got for an answer.

import { encoding, levels } from "./data.js";
import { button, drawn, element, name, sentence } from "./elements.js";
import { stateOn } from "./shown.js";
import { change, range } from "./view.js";
import { later, longDate } from "./words.js";

const ROLES = { source: "who says it", cue: "the words that say so", accused: "who is accused", content: "what is said" };

/** Return the key to the marks in sentences. */
export function markKey() {
  const marks = Object.entries(ROLES).map(([role, means]) => element("span", { class: `mark ${role}` }, means));
  return element("p", { class: "mark-key" }, "In the sentences: ", ...marks.flatMap((mark) => [mark, " "]));
}

/** Return the card of an accusation: the allegation and, beside it, its answers. */
export function accusationCard(accusation) {
  const { statement, answers } = accusation;
  const [, today] = range();
  const state = stateOn(accusation, today);
  const known = [...new Map(answers.map((answer) => [`${answer.act} ${answer.text}`, answer])).values()]
    .filter((answer) => answer.day === null || answer.day <= today);
  return element("article", { class: "card" },
    element("p", { class: "parties" }, partyButton(accusation.accuser), " accuses ", partyButton(accusation.accused)),
    element("div", { class: "exchange" },
      said(statement, "Allegation"),
      known.length
        ? element("div", { class: "answers" }, known.map((answer) => said(answer, answerTitle(answer, statement, state))))
        : null),
    stateLine(accusation, state),
    reading(statement));
}

/** Return the card of a statement that stands alone. */
export function statementCard(statement) {
  return element("article", { class: "card" }, said(statement, encoding.acts[statement.act]), reading(statement));
}

/** Return a button with a party's name that opens the party. */
export function partyButton(party) {
  return button(name(party.name), () => change({ select: ["party", party.id] }), { class: "link" });
}

/** Return the names of those who say a statement, or are accused in it, as text. */
export function namesOf(parties) {
  const actors = levels.get("actor").parties;
  const names = parties.map((party) => actors.get(party.actor)?.name ?? party.text);
  return [...new Set(names)].join(", ");
}

/** Return a short line drawn as the arcs of a state are. */
export function stateSwatch(state) {
  const { colour, dashes } = encoding.states[state];
  const line = drawn("line", {
    x1: 1, y1: 5, x2: 31, y2: 5, stroke: colour, "stroke-width": 3, "stroke-dasharray": dashes.join(" ") || null,
  });
  return drawn("svg", { class: "swatch", width: 32, height: 10, "aria-hidden": "true" }, line);
}

function said(statement, title) {
  return element("section", { class: "said" },
    element("h3", {}, title, " ", element("span", { class: "when" }, whenAndWhere(statement))),
    quoted(statement),
    statement.relayedBy.length ? element("p", { class: "note" }, "Passed on by ", name(namesOf(statement.relayedBy))) : null,
    source(statement.document));
}

function quoted(statement) {
  const pieces = statement.pieces.map((piece) => {
    if (typeof piece === "string") return piece;
    const [text, roles] = piece;
    return element("mark", { class: roles }, text);
  });
  return element("blockquote", { dir: "ltr" }, pieces);
}

function whenAndWhere({ date, document }) {
  return [longDate(date), document?.publisher].filter(Boolean).join(" · ");
}

function source(document) {
  if (!document) return null;
  const title = document.title || document.url || document.id;
  const shown = document.url
    ? element("a", { href: document.url, target: "_blank", rel: "noopener noreferrer", referrerpolicy: "no-referrer" }, name(title))
    : name(title);
  return element("p", { class: "source-line" }, shown);
}

function answerTitle(answer, statement, state) {
  const act = answer.act === "allegation" ? "Counter-allegation" : encoding.acts[answer.act];
  const days = answer.day !== null && statement.day !== null ? answer.day - statement.day : null;
  const when = later(days);
  return `${act ?? encoding.states[state].label}${when ? `, ${when}` : ""}`;
}

function stateLine({ finding }, state) {
  const { label, means } = encoding.states[state];
  return element("p", { class: "state-line" }, stateSwatch(state), " ", element("strong", {}, label), `: ${means}. `,
    finding ? button("Why", () => change({ select: ["finding", finding.id] }), { class: "link" }) : null);
}

function reading({ why, confidence, certainty, quoted: isQuoted }) {
  const how = [
    encoding.certainties[certainty],
    isQuoted ? "direct speech" : "reported speech",
    `read with confidence ${confidence.toFixed(2)}`,
  ];
  return element("details", { class: "reading" },
    element("summary", {}, "How this was read"),
    element("p", {}, `${how.join(" · ")}.`),
    why ? element("p", {}, "Rule: ", sentence(why)) : null);
}
