// One paragraph: what is shown of it, and what helps to translate it. Texts are only ever set as text.

import { make, mark, percent, say, write } from "/static/base.js";

/** Show what is known of a row in its element; what is being written in it stays. */
export function fillRow(node, row, head, draft) {
  const get = (name) => node.querySelector(`.${name}`);
  const name = say("paragraph", { number: row.number });
  const state = say(`is_${row.state}`);
  node.dataset.number = row.number;
  node.dataset.state = row.state;
  node.setAttribute("aria-label", `${name}: ${state}`);
  node.setAttribute("aria-posinset", row.number);
  node.setAttribute("aria-setsize", head.total);
  node.classList.toggle("heading", Boolean(row.level));
  get("pick").firstElementChild.setAttribute("aria-label", say("select", { number: row.number }));
  get("number").textContent = name;
  get("state").textContent = state;
  get("reasons").textContent = row.reasons.map((reason) => say(`reason_${reason}`) || reason).join(" · ");
  get("flag").hidden = !draft;
  showText(get("source"), row.source, head.source);
  get("pivot").hidden = !head.pivot;
  if (head.pivot) showText(get("pivot"), row.pivot || "–", head.pivot);
  const own = get("translation");
  own.hidden = Boolean(node.querySelector(".editor"));
  showText(own, draft ? draft.text : row.translation, head.target);
  own.classList.toggle("empty", !own.textContent);
  if (own.textContent) return;
  own.textContent = "–";
}

function showText(node, text, language) {
  node.textContent = text;
  mark(node, language);
}

/** Show the facts of a row: notes, context, the source as it was. */
export function fillFacts(place, row, head) {
  const facts = [];
  const add = (name, ...inside) => facts.push(make("dt", {}, name), make("dd", { dir: "auto" }, ...inside));
  if (row.previous) {
    const said = make("dd", {}, ...row.previous.diff.map(showChange));
    mark(said, head.source);
    const grade = row.previous.grade && say(`grade_${row.previous.grade}`);
    facts.push(make("dt", {}, say("previous_source"), grade ? ` (${grade})` : ""), said);
  }
  if (row.notes.length) add(say("remarks"), row.notes.join("\n"));
  if (row.translator_notes.length) add(say("comments"), row.translator_notes.join("\n"));
  if (row.context) add(say("context"), row.context);
  const numbers = row.repeats.filter((number) => number !== row.number).map(write).join(", ");
  const ends = [say("word_count", { count: row.words }), numbers && say("repeats", { numbers })];
  place.hidden = false;
  place.replaceChildren(...(facts.length ? [make("dl", {}, ...facts)] : []), make("p", {}, ends.filter(Boolean).join(" · ")));
}

function showChange([kind, text]) {
  if (kind === "same") return text;
  const isGone = kind === "gone";
  const name = make("span", { class: "hidden", lang: document.documentElement.lang }, ` [${say(kind)}:] `);
  return make(isGone ? "del" : "ins", {}, name, text);
}

/** Show suggestions and terms; `insert(text, whole)` puts one of them into the translation. */
export function fillHelp(panel, { suggestions, terms }, head, insert) {
  const ways = suggestions.slice(0, 9).map((found, place) => {
    const likeness = say("likeness", { percent: percent(found.likeness / 100) });
    const button = makeInsert(found.translation, head.target, () => insert(found.translation, true));
    button.prepend(make("kbd", { "aria-hidden": "true", dir: "ltr" }, `Alt ${place + 1}`));
    const source = make("bdi", {}, found.source);
    mark(source, head.source);
    return make("li", {}, button, make("p", { class: "soft" }, likeness, ": ", source));
  });
  const known = terms.map((term) => {
    const name = make("bdi", {}, term.term);
    mark(name, head.source);
    const buttons = term.translations.map((text) => makeInsert(text, head.target, () => insert(text, false)));
    return make("li", {}, name, ...buttons, term.note ? make("bdi", { class: "soft" }, term.note) : "");
  });
  for (const [name, items] of [["suggestions", ways], ["terms", known]]) {
    const part = panel.querySelector(`.${name}`);
    part.hidden = !items.length;
    part.querySelector("ol, ul").replaceChildren(...items);
  }
}

function makeInsert(text, language, act) {
  const said = make("span", { class: "text" }, text);
  mark(said, language);
  const button = make("button", { type: "button", class: "insert", title: say("insert") }, said);
  button.addEventListener("pointerdown", (event) => event.preventDefault()); // the text keeps the focus
  button.addEventListener("click", act);
  return button;
}
