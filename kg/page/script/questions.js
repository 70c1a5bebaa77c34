// What a reader asks first: each question with the number of its answers, then the answers.

import { accusationCard, partyButton } from "./cards.js";
import { span } from "./data.js";
import { button, element } from "./elements.js";
import { findingButton, findingsNote, inOrder, shownFindings } from "./findings.js";
import { inPages, newestFirst } from "./lists.js";
import { change, range } from "./view.js";
import { grouped, isoDate, longDate } from "./words.js";

const WEEK = 7;
const MONTH = 30;

/** Each question: what it asks, its answers in what is shown, the order in which they are read, and the element of each. */
const QUESTIONS = {
  unanswered: {
    asks: "Who has not answered, in these documents?",
    explains: "Allegations for which kg found no denial, admission or counter-allegation in the collected documents, longest wait first.",
    answers: (shown) => shownFindings(shown, "unanswered_allegation"),
    order: inOrder,
    item: findingButton,
  },
  mutual: {
    asks: "Who accuses each other?",
    explains: "Pairs that each accuse the other.",
    answers: (shown) => shownFindings(shown, "mutual_accusation"),
    order: inOrder,
    item: findingButton,
  },
  contradictions: {
    asks: "Which accounts cannot both hold?",
    explains: "Two statements, and the reason why at most one of them is so.",
    answers: (shown) => shownFindings(shown, "contradiction"),
    order: inOrder,
    item: findingButton,
  },
  cycles: {
    asks: "Where do accusations go round in a circle?",
    explains: "Three or more parties, each of which accuses the next.",
    answers: (shown) => shownFindings(shown, "accusation_cycle"),
    order: inOrder,
    item: findingButton,
  },
  accused: {
    asks: "Who is accused most, this month?",
    explains: "Accusations received in the last 30 days of what is shown.",
    answers: mostAccused,
    order: (counts) => counts,
    item: ([party, number]) => element("div", { class: "row" }, partyButton(party), element("span", { class: "count" }, number)),
  },
  recent: {
    asks: "What changed in the last week?",
    explains: "Allegations made, and allegations answered, in the last seven days of what is shown.",
    answers: (shown) => shown.accusations.filter((one) => isRecent(one, WEEK)),
    order: newestFirst,
    item: accusationCard,
  },
  answered: {
    asks: "What was answered, and how?",
    explains: "Allegations with a denial, an admission or another answer.",
    answers: (shown) => shownFindings(shown, "answered_allegation"),
    order: inOrder,
    item: findingButton,
  },
};

/** Return the panel's first view: the questions, with their numbers. */
export function questionsView(shown) {
  return {
    title: "Start with a question",
    light: null,
    content: () => [
      element("ul", { class: "questions" }, questionItems(shown)),
      element("p", { class: "note" }, "Or press an arc in the picture to read the sentences behind it, or an actor to see what it says and what is said of it."),
      element("p", { class: "note" }, findingsNote()),
    ],
  };
}

function questionItems(shown) {
  const items = Object.entries(QUESTIONS).map(([key, { asks, answers }]) => {
    const number = answers(shown).length;
    return element("li", {}, button([asks, element("span", { class: "count" }, grouped(number))],
      () => change({ select: ["question", key] }), { class: "question", "aria-disabled": number === 0 ? "true" : null }));
  });
  items.push(element("li", {}, button("How are two of them connected?", () => change({ select: ["route"] }), { class: "question" })));
  return items;
}

/** Return the answers to one question. */
export function questionView(shown, key) {
  if (!Object.hasOwn(QUESTIONS, key)) return null;
  const question = QUESTIONS[key];
  const answers = question.order(question.answers(shown));
  return {
    title: question.asks,
    light: null,
    content: () => [
      element("p", { class: "note" }, question.explains, " ", asOf()),
      answers.length ? inPages(answers, question.item) : element("p", {}, "Nothing in what is shown. Fewer filters may show more."),
    ],
  };
}

function asOf() {
  return span ? `As of ${longDate(isoDate(range()[1]))}.` : "";
}

function mostAccused(shown) {
  const counts = new Map();
  for (const { accused } of shown.accusations.filter((one) => isNew(one.statement, MONTH))) {
    counts.set(accused, (counts.get(accused) ?? 0) + 1);
  }
  return [...counts].sort(([a, many], [b, more]) => more - many || (a.id < b.id ? -1 : 1));
}

function isRecent({ statement, answers }, days) {
  return [statement, ...answers].some((one) => isNew(one, days));
}

function isNew(statement, days) {
  const [, today] = range();
  return statement.day !== null && today - days < statement.day && statement.day <= today;
}
