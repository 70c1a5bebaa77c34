// The page's data, unpacked from the one element that holds it, with references in place of numbers.

import { dayOf } from "./words.js";

const packed = JSON.parse(document.getElementById("data").textContent);
const bytes = Uint8Array.from(atob(packed), (character) => character.charCodeAt(0));
const unpacked = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));

export const data = await new Response(unpacked).json();
export const encoding = data.encoding;
export const statements = data.statements;
export const findings = data.findings;
export const documents = new Map(data.documents.map((document) => [document.id, document]));
export const levels = new Map(Object.entries(data.levels).map(([level, record]) => [level, withReferences(level, record)]));

for (const statement of statements) {
  statement.document = documents.get(statement.document);
  statement.day = dayOf(statement.date);
  statement.text = statement.pieces.map((piece) => (typeof piece === "string" ? piece : piece[0])).join("");
}
for (const finding of findings) {
  finding.statements = finding.statements.map((number) => statements[number]);
}
linkAnswers();

/** The first and the last day on which something was said; null where nothing is dated. */
export const span = spanOfDays();

function spanOfDays() {
  const days = statements.map((statement) => statement.day).filter((day) => day !== null);
  if (days.length === 0) return null;
  return days.reduce(([first, last], day) => [Math.min(first, day), Math.max(last, day)], [Infinity, -Infinity]);
}

/** A level's parties by id, its accusations (a statement of one party against another), and these by pair. */
function withReferences(level, { parties, nodes, arcs, options }) {
  const byId = new Map(parties.map((party) => [party.id, { ...party, node: null, made: 0, received: 0 }]));
  for (const node of nodes) {
    byId.get(node.party).node = node;
  }
  const pairs = new Map();
  for (const arc of arcs) {
    const accuser = byId.get(nodes[arc.from].party);
    const accused = byId.get(nodes[arc.to].party);
    accuser.made += arc.statements.length;
    accused.received += arc.statements.length;
    pairs.set(pairKey(accuser.id, accused.id), arc.statements.map((number) => ({
      level, accuser, accused, statement: statements[number], state: "nothing_found", answers: [], finding: null,
    })));
  }
  return { name: level, parties: byId, pairs, accusations: [...pairs.values()].flat(), options };
}

/** What names an ordered pair of parties. */
export function pairKey(accuser, accused) {
  return `${accuser}\n${accused}`;
}

/** Give each accusation its state and its answers, as the findings say them. */
function linkAnswers() {
  for (const accusation of [...levels.values()].flatMap((level) => level.accusations)) {
    (accusation.statement.accusations ??= []).push(accusation);
  }
  const told = findings.filter((one) => one.kind.endsWith("answered_allegation") && one.parties.length === 2);
  for (const finding of told) {
    const pair = levels.get(finding.level).pairs.get(pairKey(...finding.parties)) ?? [];
    const own = pair.filter((accusation) => finding.statements.includes(accusation.statement));
    const responses = finding.statements.filter((one) => !own.some((accusation) => accusation.statement === one));
    for (const accusation of own) {
      const answers = responses.filter((one) => !isBefore(one, accusation.statement));
      Object.assign(accusation, { finding, state: finding.state, answers });
      for (const answer of answers) {
        (answer.answersTo ??= []).push(accusation);
      }
    }
  }
}

/** Tell whether one statement was surely made on an earlier day than another. */
function isBefore(one, other) {
  return one.day !== null && other.day !== null && one.day < other.day;
}
