// The panel beside the picture: the questions first, then the evidence for what was picked.

import { accusationCard, markKey, partyButton, statementCard, stateSwatch } from "./cards.js";
import { encoding, findings, statements } from "./data.js";
import { announce, button, byId, element, name } from "./elements.js";
import { findingButton, findingView, kindOn } from "./findings.js";
import { inPages, newestFirst } from "./lists.js";
import { arcKey } from "./arcs.js";
import { questionView, questionsView } from "./questions.js";
import { routeView } from "./routes.js";
import { involves, stateOn } from "./shown.js";
import { change, range, view } from "./view.js";
import { counted } from "./words.js";

/**
 * Return what is picked as { title, light, content }, for the view's `select`.
 *
 * `light` is what the picture lights up, { parties, arcs }, or null; `content` returns the elements of the panel,
 * which wait until the picture is there.
 */
export function picked(shown) {
  const [kind = "", ...rest] = view.select;
  const makers = {
    arc: arcView, party: partyView, statement: statementView, finding: pickedFinding, route: routeView, question: questionView,
  };
  const found = Object.hasOwn(makers, kind) ? makers[kind](shown, ...rest) : null;
  return found ?? questionsView(shown);
}

/** Fill the panel with what is picked; `isNew` says that something else was picked before, so that it is said aloud. */
export function drawPanel({ title, content, aloud = null }, isNew) {
  const panel = byId("panel");
  const [hadFocus, scrolled] = [panel.contains(document.activeElement), panel.scrollTop];
  const isStart = view.select.length === 0;
  const back = isStart ? null : button("← All questions", () => change({ select: [] }), { class: "back" });
  const heading = element("h2", { id: "panel-title", tabindex: "-1" }, title);
  panel.replaceChildren(...[back, heading, ...content()].filter(Boolean));
  panel.scrollTop = isNew ? 0 : scrolled;
  if (hadFocus) heading.focus({ preventScroll: true });
  else if (isNew) announce(aloud ?? heading.textContent);
}

function arcView(shown, accuser, accused, state) {
  const pair = shown.pairs.find((one) => one.accuser.id === accuser && one.accused.id === accused);
  if (!pair) return null;
  const arcs = shown.arcs.filter((arc) => arc.accuser === pair.accuser && arc.accused === pair.accused);
  const chosen = arcs.filter((arc) => arc.state === state);
  const reverse = shown.pairs.some((one) => one.accuser === pair.accused && one.accused === pair.accuser);
  const listed = chosen.length ? chosen : arcs;
  return {
    title: element("span", {}, name(pair.accuser.name), " accuses ", name(pair.accused.name)),
    light: { parties: new Set([pair.accuser, pair.accused]), arcs: new Set(listed.map(arcKey)) },
    aloud: `${pair.accuser.name} accuses ${pair.accused.name}: ${listed.map(arcAloud).join(", ")}`,
    content: () => [
      stateTabs(pair, arcs, chosen.length ? state : ""),
      reverse ? button(["⇄ ", name(pair.accused.name), " accuses ", name(pair.accuser.name), " too"],
        () => change({ select: ["arc", accused, accuser] }), { class: "link" }) : null,
      markKey(),
      inPages(newestFirst(listed.flatMap((arc) => arc.accusations)), accusationCard),
    ],
  };
}

function arcAloud({ state, accusations }) {
  return `${encoding.states[state].label}, ${counted(accusations.length, "sentence")}`;
}

function stateTabs({ accuser, accused }, arcs, state) {
  const choose = (to) => change({ select: ["arc", accuser.id, accused.id, ...(to ? [to] : [])] });
  const tab = (to, ...label) => button(label, () => choose(to), { class: "chip", "aria-pressed": String(to === state) });
  const all = arcs.reduce((sum, arc) => sum + arc.accusations.length, 0);
  const each = arcs.map((arc) => tab(arc.state, stateSwatch(arc.state), ` ${encoding.states[arc.state].label} ${arc.accusations.length}`));
  return element("div", { class: "chips", role: "group", "aria-label": "What became of it" },
    arcs.length > 1 ? tab("", `All ${all}`) : null, each);
}

function partyView(shown, id) {
  const party = shown.level.parties.get(id);
  if (!party) return null;
  const made = shown.accusations.filter((one) => one.accuser === party);
  const received = shown.accusations.filter((one) => one.accused === party);
  const own = shown.statements.filter((one) => involves(one, id) && one.accusations.length === 0);
  const arcs = shown.arcs.filter((arc) => arc.accuser === party || arc.accused === party);
  return {
    title: name(party.name),
    light: {
      parties: new Set([party, ...arcs.flatMap((arc) => [arc.accuser, arc.accused])]),
      arcs: new Set(arcs.map(arcKey)),
    },
    content: () => [
      element("p", { class: "note" }, [encoding.types[party.type].label, party.sideName && party.side !== id ? `acts for ${party.sideName}` : null]
        .filter(Boolean).join(", ")),
      party.aliases.length ? element("p", { class: "note" }, "Also named: ", name(party.aliases.slice(0, 12).join(", "))) : null,
      ...focusButtons(id),
      section("Accusations made", made, "accused"),
      section("Accusations received", received, "accuser"),
      ...findingsOf(shown, id),
      ...besides("What it answered", own.filter((one) => isAnswerBy(one, id))),
      ...besides("Accused of, by somebody not named", own.filter((one) => one.act === "allegation" && !isBy(one, id))),
      ...besides("Other statements", own.filter((one) => isBy(one, id) && !isAnswerBy(one, id))),
    ],
  };
}

/** Whom the picture shows around a party: how many steps away, and in which direction of the accusations. */
function focusButtons(id) {
  const isHere = view.party === id;
  const chip = (label, patch, isNow) =>
    button(label, () => change(patch), { class: "chip", "aria-pressed": String(isNow) });
  const near = (label, steps) => chip(label, { party: id, steps }, isHere && view.steps === steps);
  const way = (label, direction) => chip(label, { party: id, direction }, isHere && view.direction === direction);
  return [
    element("div", { class: "chips", role: "group", "aria-label": "Who is in the picture" },
      chip("Everybody", { party: "", steps: 1, direction: "both" }, !isHere), near("Neighbours", 1), near("Two steps", 2)),
    element("div", { class: "chips", role: "group", "aria-label": "Direction" },
      way("Either way", "both"), way("Whom it accuses", "out"), way("Who accuses it", "in")),
  ];
}

function section(title, accusations, others) {
  if (accusations.length === 0) return element("h3", {}, `${title}: none shown`);
  return element("details", { open: accusations.length <= 6 },
    element("summary", {}, element("h3", {}, `${title} (${accusations.length})`)),
    mostNamed(accusations.map((one) => one[others])),
    whatBecame(accusations),
    inPages(newestFirst(accusations), accusationCard));
}

/** How many of some accusations have each state on the day of the view. */
function whatBecame(accusations) {
  const [, today] = range();
  const of = Object.groupBy(accusations, (one) => stateOn(one, today));
  return element("ul", { class: "inline-list" }, Object.entries(encoding.states).filter(([state]) => of[state])
    .map(([state, { label }]) => element("li", {}, stateSwatch(state), ` ${label} ${of[state].length}`)));
}

function mostNamed(parties) {
  const counts = new Map();
  for (const party of parties) counts.set(party, (counts.get(party) ?? 0) + 1);
  const items = [...counts].sort((a, b) => b[1] - a[1]).slice(0, 12)
    .map(([party, number]) => element("li", {}, partyButton(party), ` ${number}`));
  return element("ul", { class: "inline-list" }, items);
}

/** Statements that belong to no accusation between two parties. */
function besides(title, statements) {
  return statements.length ? [element("h3", {}, `${title} (${statements.length})`), inPages(statements, statementCard)] : [];
}

function isBy({ sources }, id) {
  return sources.some((one) => one.actor === id || one.side === id);
}

function isAnswerBy(statement, id) {
  return isBy(statement, id) && ["denial", "admission", "no_response"].includes(statement.act);
}

function findingsOf(shown, id) {
  const [, today] = range();
  const own = findings.filter((one) => one.level === shown.level.name && one.parties.includes(id))
    .filter((one) => !one.kind.endsWith("answered_allegation") && kindOn(one, today));
  if (own.length === 0) return [];
  return [element("h3", {}, counted(own.length, "finding")), inPages(own, findingButton)];
}

function statementView(shown, id) {
  const statement = statements.find((one) => one.id === id);
  if (!statement) return null;
  const own = [...statement.accusations, ...statement.answersTo].filter((one) => one.level === shown.level.name);
  const arcs = shown.arcs.filter((arc) => arc.accusations.some((one) => own.includes(one)));
  return {
    title: encoding.acts[statement.act],
    light: arcs.length
      ? { parties: new Set(arcs.flatMap((arc) => [arc.accuser, arc.accused])), arcs: new Set(arcs.map(arcKey)) }
      : null,
    content: () => [markKey(), own.length ? inPages(own, accusationCard) : statementCard(statement)],
  };
}

function pickedFinding(shown, id) {
  const finding = findings.find((one) => one.id === id);
  return finding ? findingView(shown, finding) : null;
}
