// Findings: the answers of kg's detectors, as lists and one by one with their evidence.

import { arcKey } from "./arcs.js";
import { accusationCard, markKey, partyButton, statementCard } from "./cards.js";
import { data, encoding, findings, levels } from "./data.js";
import { button, element, name, sentence } from "./elements.js";
import { inPages } from "./lists.js";
import { change, range, view } from "./view.js";
import { counted, isoDate, longDate } from "./words.js";

const ALLEGATIONS = new Set(["answered_allegation", "unanswered_allegation"]);

const NOBODY = "somebody not named";

/** What stands between the parties of a finding. */
const ARROWS = { mutual_accusation: " ⇄ ", contradiction: " / " };

/** The findings that stand on what is shown, by kind: asked for by every question, and the same until something else is shown. */
const standing = new WeakMap();

/**
 * Return the findings of a kind that stand on the day of the view, on something that is shown.
 *
 * What was answered later counts as unanswered on that day; what was not yet said counts for nothing.
 */
export function shownFindings(shown, kind) {
  if (!standing.has(shown)) standing.set(shown, standingOn(shown));
  return standing.get(shown)[kind] ?? [];
}

function standingOn(shown) {
  const statements = new Set(shown.statements);
  const [, today] = range();
  const found = findings.filter((one) => one.level === shown.level.name && one.statements.some((statement) => statements.has(statement)));
  return Object.groupBy(found, (one) => kindOn(one, today));
}

/** Return findings of a kind in an order that is good to read: those who wait longest go first, the undated ones last. */
export function inOrder(found) {
  const [, today] = range();
  const waiting = new Map(found.map((one) => [one, kindOn(one, today) === "unanswered_allegation" ? waitingOn(one, today) ?? -1 : 0]));
  return [...found].sort((one, other) => waiting.get(other) - waiting.get(one) || byScore(one, other));
}

/** The kind of a finding on a day, or null where it does not stand on it yet. */
export function kindOn(finding, day) {
  const said = finding.statements.filter((one) => isSaidOn(one, day));
  const isSaid = (test) => said.some(test);
  if (ALLEGATIONS.has(finding.kind)) {
    if (!isSaid((one) => !isAnswer(finding, one))) return null;
    const answers = finding.statements.filter((one) => isAnswer(finding, one));
    const isStillOpen = answers.length > 0 && !answers.some((one) => said.includes(one));
    return isStillOpen ? "unanswered_allegation" : finding.kind;
  }
  if (finding.kind === "contradiction") return said.length === finding.statements.length ? finding.kind : null;
  return finding.parties.every((party) => isSaid((one) => says(one, party))) ? finding.kind : null;
}

/** Tell whether a statement of a finding answers the others: a denial or the like, or an accusation by the accused. */
function isAnswer({ parties }, statement) {
  return statement.act !== "allegation" || says(statement, parties.at(-1));
}

function says({ sources }, party) {
  return sources.some((one) => one.actor === party || one.side === party);
}

/** Return one finding as a row to press: who, how long, and why in one sentence. */
export function findingButton(finding) {
  const { parties } = levels.get(finding.level);
  const named = finding.parties.map((id) => parties.get(id)?.name).filter(Boolean);
  const names = isByNobody(finding) ? [NOBODY, ...named] : named;
  const { days, why } = onDay(finding);
  return button([
    element("span", { class: "headline" }, element("span", {}, joined(names.map((one) => name(one)), finding)), element("span", { class: "count" }, days)),
    element("span", { class: "note" }, sentence(why)),
  ], () => change({ select: ["finding", finding.id] }), { class: "row" });
}

/** Put the arrows of a finding between its parties. */
function joined(parties, { kind }) {
  return parties.flatMap((party, place) => [place ? ARROWS[kind] ?? " → " : null, party]);
}

/** Tell whether the document of an allegation names no accuser: its finding has the accused alone. */
function isByNobody({ kind, parties }) {
  return ALLEGATIONS.has(kind) && parties.length === 1;
}

/** How long an allegation has waited, and why a finding stands, in the words that hold on the day of the view. */
function onDay(finding) {
  const [, today] = range();
  if (view.to === null) return { days: daysSaid(finding), why: finding.why };
  if (kindOn(finding, today) === "unanswered_allegation") {
    const waiting = waitingOn(finding, today);
    const [first] = finding.statements.filter((one) => !isAnswer(finding, one));
    return { days: waiting === null ? "" : counted(waiting, "day"), why: `“${first.text}” ${dayNamed(today)} kg found no answer in the collected documents.` };
  }
  const said = finding.statements.filter((one) => isSaidOn(one, today));
  if (said.length === finding.statements.length) return { days: daysSaid(finding), why: finding.why };
  return { days: "", why: `${dayNamed(today)} ${ALLEGATIONS.has(finding.kind) ? answersOn(finding, said) : stepsOn(finding, said)}.` };
}

function dayNamed(day) {
  return `As of ${longDate(isoDate(day))}`;
}

function isSaidOn({ day }, today) {
  return day === null || day <= today;
}

/** The answers there are so far: "denial: “...”". */
function answersOn(finding, said) {
  return said.filter((one) => isAnswer(finding, one)).map((one) => `${encoding.acts[one.act].toLowerCase()}: “${one.text}”`).join("; ");
}

/** How often each party of a circle, or of a pair, has accused the next one so far. */
function stepsOn({ parties, level }, said) {
  const known = levels.get(level).parties;
  return parties.map((party, place) => {
    const next = parties[(place + 1) % parties.length];
    const number = said.filter((one) => says(one, party) && accuses(one, next)).length;
    return `${known.get(party)?.name} accuses ${known.get(next)?.name} in ${counted(number, "sentence")}`;
  }).join(", ");
}

function accuses({ accused }, party) {
  return accused.some((one) => one.actor === party || one.side === party);
}

function daysSaid({ kind, days }) {
  if (days === null) return "";
  return days === 0 && kind !== "unanswered_allegation" ? "same day" : counted(days, "day");
}

function waitingOn(finding, day) {
  const days = finding.statements.filter((one) => !isAnswer(finding, one) && one.day !== null).map((one) => one.day);
  return days.length ? day - Math.min(...days) : null;
}

/** Return what the panel shows of a finding, and what the picture lights up for it. */
export function findingView(shown, finding) {
  const parties = finding.parties.map((id) => shown.level.parties.get(id)).filter(Boolean);
  const order = (arc) => finding.parties.indexOf(arc.accuser.id);
  const arcs = shown.arcs.filter((arc) => isStep(finding, arc)).sort((one, other) => order(one) - order(other));
  const accusations = arcs.flatMap((arc) => arc.accusations)
    .filter((one) => finding.statements.includes(one.statement));
  const told = new Set(accusations.flatMap((one) => [one.statement, ...one.answers]));
  const [, today] = range();
  const kind = kindOn(finding, today);
  const others = finding.statements.filter((statement) => !told.has(statement) && isSaidOn(statement, today));
  const isContradiction = finding.kind === "contradiction";
  return {
    title: encoding.kinds[kind ?? finding.kind],
    light: { parties: new Set(parties), arcs: new Set(arcs.map(arcKey)) },
    content: () => [
      chain(finding, parties),
      element("p", { class: "why" }, kind ? sentence(onDay(finding).why) : `${dayNamed(today)} this finding does not stand yet.`),
      finding.reason ? element("p", { class: "note" }, `Why they cannot both hold: ${encoding.reasons[finding.reason]}.`) : null,
      finding.asOf ? element("p", { class: "note" }, asOf(finding)) : null,
      markKey(),
      isContradiction && kind
        ? element("div", { class: "side-by-side" }, finding.statements.map(statementCard))
        : [inPages(accusations, accusationCard), inPages(others, statementCard)],
    ].flat(),
  };
}

function asOf(finding) {
  const later = view.to !== null && isoDate(view.to) < finding.asOf;
  return `As of ${finding.asOf}, in the collected documents${later ? "; the view shows an earlier day" : ""}.`;
}

/** The parties in their order, joined by arrows; a cycle comes back to its first. */
function chain(finding, parties) {
  const closed = finding.kind === "accusation_cycle" ? [...parties, parties[0]] : parties;
  const buttons = closed.filter(Boolean).map((party) => partyButton(party));
  return element("p", { class: "chain" }, joined(isByNobody(finding) ? [NOBODY, ...buttons] : buttons, finding));
}

function isStep({ kind, parties, statements }, { accuser, accused, accusations }) {
  if (!accusations.some((one) => statements.includes(one.statement))) return false;
  if (kind === "contradiction") return true;
  return parties.some((id, place) => {
    const next = parties[(place + 1) % parties.length];
    return accuser.id === id && accused.id === next;
  });
}

function byScore(one, other) {
  return other.score - one.score || (one.id < other.id ? -1 : 1);
}

/** How the findings of the page came about, in one line. */
export function findingsNote() {
  return `${counted(data.findings.length, "finding")} by kg ${data.version}; each stands on the sentences it lists.`;
}
