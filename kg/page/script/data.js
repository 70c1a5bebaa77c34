// The page's data, unpacked from the one element that holds it, with references in place of numbers.

import { dayOf } from "./words.js";

const packed = JSON.parse(document.getElementById("data").textContent);
const characters = atob(packed);
const bytes = new Uint8Array(characters.length);
for (let place = 0; place < bytes.length; place += 1) bytes[place] = characters.charCodeAt(place);
const unpacked = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));

export const data = await new Response(unpacked).json();
export const encoding = data.encoding;
export const statements = data.statements;
export const findings = data.findings;
export const documents = new Map(data.documents.map((document) => [document.id, document]));
const findingById = new Map(findings.map((finding) => [finding.id, finding]));
for (const statement of statements) {
  statement.document = documents.get(statement.document);
  statement.day = dayOf(statement.date);
  statement.text = statement.pieces.map((piece) => (typeof piece === "string" ? piece : piece[0])).join("");
  statement.accusations = [];
  statement.answersTo = [];
}
for (const finding of findings) {
  finding.statements = finding.statements.map((number) => statements[number]);
}

export const levels = new Map(Object.entries(data.levels).map(([level, record]) => [level, withReferences(level, record)]));

/** The first and the last day on which something was said; null where nothing is dated. */
export const span = spanOfDays();

function spanOfDays() {
  const days = statements.map((statement) => statement.day).filter((day) => day !== null);
  if (days.length === 0) return null;
  return days.reduce(([first, last], day) => [Math.min(first, day), Math.max(last, day)], [Infinity, -Infinity]);
}

/** A level's parties by id, how many of them accuse or are accused, its accusations (a statement of one party against another), and these by pair. */
function withReferences(level, { parties, nodes, arcs, options }) {
  const byId = new Map(parties.map((party) => [party.id, { ...party, node: null, made: 0, received: 0 }]));
  for (const node of nodes) {
    byId.get(node.party).node = node;
  }
  const pairs = new Map();
  for (const arc of arcs) {
    const accuser = byId.get(nodes[arc.from].party);
    const accused = byId.get(nodes[arc.to].party);
    accuser.made += arc.accusations.length;
    accused.received += arc.accusations.length;
    pairs.set(pairKey(accuser.id, accused.id), arc.accusations.map((record) => accusation(level, accuser, accused, record)));
  }
  return { name: level, parties: byId, size: nodes.length, pairs, accusations: [...pairs.values()].flat(), options };
}

function accusation(level, accuser, accused, { statement, state, answers, finding }) {
  const made = {
    level, accuser, accused, state, statement: statements[statement], finding: findingById.get(finding) ?? null,
    answers: answers.map((number) => statements[number]),
  };
  made.statement.accusations.push(made);
  for (const answer of made.answers) answer.answersTo.push(made);
  return made;
}

/** What names an ordered pair of parties. */
export function pairKey(accuser, accused) {
  return `${accuser}\n${accused}`;
}
