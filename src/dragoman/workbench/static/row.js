// What is shown of a paragraph, and what helps to translate it. Texts are only ever set as text.

import { make, mark, percent, say, write } from "/static/base.js";

/** Show a row in its element; what is being written in it stays. */
export function fillRow(node, row, head, draft) {
  const { number, state } = row;
  const get = (name) => node.querySelector(`.${name}`);
  const fill = (name, text) => { get(name).textContent = text; };
  const name = say("paragraph", { number });
  node.dataset.number = number;
  node.dataset.state = state;
  node.ariaLabel = `${name}: ${say(`is_${state}`)}`;
  node.classList.toggle("heading", row.level > 0);
  node.querySelector("input").ariaLabel = say("select", { number });
  fill("number", name);
  fill("state", say(`is_${state}`));
  fill("reasons", row.reasons.map((reason) => say(`reason_${reason}`)).join(" · "));
  fill("source", row.source);
  fill("pivot", row.pivot || "–");
  fill("translation", (draft ? draft.text : row.translation) || "–");
  mark(get("source"), head.source);
  mark(get("translation"), head.target);
  if (head.pivot) mark(get("pivot"), head.pivot);
  get("pivot").hidden = !head.pivot;
  get("flag").hidden = !draft;
  get("translation").hidden = Boolean(get("editor"));
}

/** Show the facts of a row: the source as it was, notes, context. */
export function fillFacts(place, row, head) {
  const { previous, repeats } = row;
  const change = ([kind, text]) => (kind === "same" ? text
    : make(kind === "gone" ? "del" : "ins", {}, make("span", { class: "hidden" }, ` [${say(`diff_${kind}`)}:] `), text));
  const grade = previous?.grade ? ` (${say(`grade_${previous.grade}`)})` : "";
  const facts = [
    [say("previous_source") + grade, previous && mark(make("bdi", {}, ...previous.diff.map(change)), head.source)],
    [say("remarks"), row.notes.join("\n")], [say("comments"), row.translator_notes.join("\n")],
    [say("context"), row.context],
  ].filter(([, text]) => text);
  const others = repeats.map(write).join(", ");
  const ends = [say("word_count", { count: row.words }), others && say("repeats", { numbers: others })];
  const list = facts.flatMap(([term, text]) => [make("dt", {}, term), make("dd", { dir: "auto" }, text)]);
  place.hidden = false;
  place.replaceChildren(make("p", {}, ends.filter(Boolean).join(" · ")));
  if (list.length) place.prepend(make("dl", {}, ...list));
}

/** Show suggestions and terms, each a button that puts it into the translation. */
export function fillHelp(panel, { suggestions, terms }, head) {
  const button = (text, isWhole, ...before) => make(
    "button", { type: "button", class: "insert", "data-act": "insert", "data-value": isWhole, title: say("insert") },
    ...before, mark(make("span", { class: "text" }, text), head.target),
  );
  const source = (text) => mark(make("bdi", {}, text), head.source);
  const ways = suggestions.slice(0, 9).map((found, place) => [
    button(found.translation, "whole", make("kbd", { "aria-hidden": true, dir: "ltr" }, `Alt ${place + 1}`)),
    make("p", { class: "soft" }, say("likeness", { percent: percent(found.likeness / 100) }), ": ", source(found.source)),
  ]);
  const known = terms.map(({ term, translations, note }) =>
    [source(term), ...translations.map((text) => button(text, "")), make("bdi", { class: "soft" }, note || "")]);
  for (const [name, items] of [["suggestions", ways], ["terms", known]]) {
    panel.querySelector(`.${name}`).hidden = !items.length;
    panel.querySelector(`.${name} ul`).replaceChildren(...items.map((item) => make("li", {}, ...item)));
  }
}
