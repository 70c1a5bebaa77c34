// What of the data the view shows: statements, accusations, arcs and parties.

import { encoding, levels, pairKey, statements } from "./data.js";
import { range, view } from "./view.js";
import { folded } from "./words.js";

/** The state of an accusation on a day: until an answer came, none had been found. */
export function stateOn(accusation, day) {
  const { answers, state } = accusation;
  const answered = answers.some((answer) => answer.day === null || answer.day <= day);
  return answers.length === 0 || answered ? state : "nothing_found";
}

/**
 * Return what the view shows: { level, statements, accusations, pairs, arcs, parties }.
 *
 * A pair is { accuser, accused, accusations }; an arc is the part of a pair that has one state, and a curve.
 */
export function select() {
  const level = levels.get(view.level);
  const [, today] = range();
  const passing = new Set(statements.filter(passesAlone()));
  const possible = level.accusations.filter(
    (one) => passing.has(one.statement) && view.states.includes(stateOn(one, today)),
  );
  const pairs = nearby(supported(paired(possible)), level);
  const arcs = pairs.flatMap((pair) => arcsOf(pair, today));
  const accusations = pairs.flatMap((pair) => pair.accusations);
  const parties = new Set(pairs.flatMap((pair) => [pair.accuser, pair.accused]));
  return { level, pairs, arcs, accusations, parties, statements: listed(passing, accusations, level) };
}

/** Return the test of the filters that look at one statement alone, but for the filter on one key of the view. */
export function passesAlone(but = "") {
  const [from, to] = range();
  const wanted = folded(view.text);
  const undatedToo = view.from === null && view.to === null;
  const tests = {
    acts: (one) => view.acts.includes(one.act),
    certainties: (one) => view.certainties.includes(one.certainty),
    confidence: (one) => one.confidence >= view.confidence,
    publisher: (one) => !view.publisher || one.document?.publisher === view.publisher,
    side: (one) => !view.side || sidesOf(one).includes(view.side),
    time: (one) => (one.day === null ? undatedToo : from <= one.day && one.day <= to),
    text: (one) => !wanted || searchable(one).includes(wanted),
  };
  const asked = Object.entries(tests).filter(([key]) => key !== but).map(([, test]) => test);
  return (statement) => asked.every((test) => test(statement));
}

/** The sides that say a statement or are accused in it. */
export function sidesOf({ sources, accused }) {
  return [...new Set([...sources, ...accused].map((party) => party.side))];
}

const searched = new WeakMap();

/** The words of a statement and the names in it, folded. */
function searchable(statement) {
  if (!searched.has(statement)) {
    const actors = levels.get("actor").parties;
    const names = [...statement.sources, ...statement.accused].map((one) => actors.get(one.actor)?.name ?? one.text);
    searched.set(statement, folded([statement.text, ...names].join(" ")));
  }
  return searched.get(statement);
}

function paired(accusations) {
  const pairs = new Map();
  for (const accusation of accusations) {
    const { accuser, accused } = accusation;
    const key = pairKey(accuser.id, accused.id);
    if (!pairs.has(key)) pairs.set(key, { accuser, accused, accusations: [] });
    pairs.get(key).accusations.push(accusation);
  }
  return [...pairs.values()];
}

function supported(pairs) {
  if (view.documents <= 1) return pairs;
  return pairs.filter((pair) => documentsOf(pair.accusations).size >= view.documents);
}

/** The different documents behind some accusations. */
function documentsOf(accusations) {
  return new Set(accusations.map((one) => one.statement.document));
}

/** The pairs within the chosen number of steps from the chosen party; without one, those among the most connected. */
function nearby(pairs, level) {
  if (!level.parties.has(view.party)) return amongMostConnected(pairs, level);
  const kept = new Set();
  let edge = new Set([view.party]);
  for (let step = 0; step < view.steps; step += 1) {
    const next = new Set();
    const before = kept.size;
    for (const pair of pairs) {
      const out = view.direction !== "in" && edge.has(pair.accuser.id);
      const into = view.direction !== "out" && edge.has(pair.accused.id);
      if (out) next.add(pair.accused.id);
      if (into) next.add(pair.accuser.id);
      if (out || into) kept.add(pair);
    }
    if (kept.size === before) break; // nobody is farther away: an address may ask for a billion steps
    edge = next;
  }
  return [...kept];
}

function amongMostConnected(pairs, level) {
  if (!view.most || view.most >= level.size) return pairs;
  const first = new Set(byImportance(level).slice(0, view.most));
  return pairs.filter((pair) => first.has(pair.accuser) && first.has(pair.accused));
}

const ranked = new Map();

/** The parties of a level, those with most accusations first. */
export function byImportance(level) {
  if (!ranked.has(level)) {
    const weight = (party) => party.received + party.made;
    ranked.set(level, [...level.parties.values()].sort((a, b) => weight(b) - weight(a) || (a.id < b.id ? -1 : 1)));
  }
  return ranked.get(level);
}

/** One arc for each state of a pair, in the order of the legend. */
function arcsOf(pair, today) {
  const states = Object.groupBy(pair.accusations, (one) => stateOn(one, today));
  return Object.keys(encoding.states)
    .filter((state) => states[state])
    .map((state) => ({ ...pair, state, accusations: states[state] }));
}

/** The statements of the table: what passes the filters and belongs to something that is drawn. */
function listed(passing, accusations, level) {
  const drawn = new Set(accusations);
  const anyState = view.states.length === Object.keys(encoding.states).length;
  const anyPlace = view.documents <= 1 && !level.parties.has(view.party) && !view.most;
  const isDrawn = (one) => drawn.has(one);
  const own = (statement) => statement.accusations.filter((one) => one.level === level.name);
  return [...passing].filter((statement) => {
    if (own(statement).length) return own(statement).some(isDrawn);
    if (statement.answersTo.some(isDrawn)) return true;
    return anyState && (anyPlace || involves(statement, view.party));
  });
}

/** Tell whether a party, an actor or a side, says the statement or is accused in it. */
export function involves(statement, party) {
  return [...statement.sources, ...statement.accused].some((one) => one.actor === party || one.side === party);
}
