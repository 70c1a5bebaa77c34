// Findings: the answers of kg's detectors, as lists and one by one with their evidence.

import { arcKey } from "./arcs.js";
import { accusationCard, markKey, partyButton, statementCard } from "./cards.js";
import { data, encoding, findings, levels } from "./data.js";
import { button, element, name } from "./elements.js";
import { inPages } from "./lists.js";
import { change } from "./view.js";
import { counted } from "./words.js";

/** What stands between the parties of a finding. */
const ARROWS = { mutual_accusation: " ⇄ ", contradiction: " / " };

/** Return the findings of a kind whose evidence is all shown, in an order that is good to read. */
export function shownFindings(shown, kind) {
  const statements = new Set(shown.statements);
  return findings
    .filter((one) => one.kind === kind && one.level === shown.level.name)
    .filter((one) => one.statements.some((statement) => statements.has(statement)))
    .sort(kind.endsWith("answered_allegation") ? byWaiting : byScore);
}

/** Return one finding as a row to press: who, how long, and why in one sentence. */
export function findingButton(finding) {
  const { parties } = levels.get(finding.level);
  const names = finding.parties.map((id) => parties.get(id)?.name).filter(Boolean);
  const days = finding.days === null ? "" : counted(finding.days, "day");
  return button([
    element("span", { class: "headline" }, name(names.join(ARROWS[finding.kind] ?? " → ")), element("span", { class: "count" }, days)),
    element("span", { class: "note" }, name(finding.why)),
  ], () => change({ select: ["finding", finding.id] }), { class: "row" });
}

/** Return what the panel shows of a finding, and what the picture lights up for it. */
export function findingView(shown, finding) {
  const parties = finding.parties.map((id) => shown.level.parties.get(id)).filter(Boolean);
  const order = (arc) => finding.parties.indexOf(arc.accuser.id);
  const arcs = shown.arcs.filter((arc) => isStep(finding, arc)).sort((one, other) => order(one) - order(other));
  const accusations = arcs.flatMap((arc) => arc.accusations)
    .filter((one) => finding.statements.includes(one.statement));
  const told = new Set(accusations.flatMap((one) => [one.statement, ...one.answers]));
  const others = finding.statements.filter((statement) => !told.has(statement));
  const isContradiction = finding.kind === "contradiction";
  return {
    title: encoding.kinds[finding.kind],
    light: { parties: new Set(parties), arcs: new Set(arcs.map(arcKey)) },
    content: [
      chain(parties, finding.kind),
      element("p", { class: "why" }, name(finding.why)),
      finding.reason ? element("p", { class: "note" }, `Why they cannot both hold: ${encoding.reasons[finding.reason]}.`) : null,
      finding.asOf ? element("p", { class: "note" }, `As of ${finding.asOf}, in the collected documents.`) : null,
      markKey(),
      isContradiction
        ? element("div", { class: "side-by-side" }, finding.statements.map(statementCard))
        : [inPages(accusations, accusationCard), inPages(others, statementCard)],
    ].flat(),
  };
}

/** The parties in their order, joined by arrows; a cycle comes back to its first. */
function chain(parties, kind) {
  const closed = kind === "accusation_cycle" ? [...parties, parties[0]] : parties;
  const arrow = ARROWS[kind] ?? " → ";
  return element("p", { class: "chain" }, closed.filter(Boolean).flatMap((party, place) => [place ? arrow : null, partyButton(party)]));
}

function isStep({ kind, parties, statements }, { accuser, accused, accusations }) {
  if (!accusations.some((one) => statements.includes(one.statement))) return false;
  if (kind === "contradiction") return true;
  return parties.some((id, place) => {
    const next = parties[(place + 1) % parties.length];
    return accuser.id === id && accused.id === next;
  });
}

function byWaiting(one, other) {
  return (other.days ?? -1) - (one.days ?? -1) || byScore(one, other);
}

function byScore(one, other) {
  return other.score - one.score || (one.id < other.id ? -1 : 1);
}

/** How the findings of the page came about, in one line. */
export function findingsNote() {
  return `${counted(data.findings.length, "finding")} by kg ${data.version}; each stands on the sentences it lists.`;
}
