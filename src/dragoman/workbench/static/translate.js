// The paragraphs of a document in one language: moving, writing, saving, reviewing.

import {
  Offline, address, ask, copy, find, listen, listenToClicks, make, makeButton, mark, notify, percent, readNumber,
  say, send, settle, tell, update,
} from "/static/base.js";
import { openDrafts } from "/static/drafts.js";
import { ZWNJ, makeEditor } from "/static/editor.js";
import { makeList } from "/static/list.js";
import { makePreview } from "/static/preview.js";
import { fillFacts, fillHelp, fillRow } from "/static/row.js";

const { project, document: name, language } = document.body.dataset;
const API = `/api/document/${address(name, language)}`;
const TODO = "untranslated,fuzzy";
const rows = new Map(); // by number
const saving = new Set(); // numbers of what is on its way to the server
const waiting = new Map(); // by number: what is saved when the connection is back
const picked = new Set();
const done = []; // what "undo" takes back
let head = null;
let current = 0;
let editor = null;
let help = null;

const drafts = await openDrafts(`${project}\n${name}\n${language}`);
const list = makeList(find("rows"), load, draw);
const languages = () => [head.source, head.pivot, head.target].filter(Boolean).map(({ code }) => code);
const preview = makePreview(name, language, languages, (number) => list.has(number) && go(number));
const draftOf = (number) => drafts.get(rows.get(number).key);
const focusRow = () => (list.get(current) || find("rows")).focus();

// Loading.

function query(values) {
  const pivot = find("pivot").value;
  return ask(`${API}/rows?${new URLSearchParams(pivot ? { ...values, pivot } : values)}`);
}

async function load(numbers) {
  const missing = numbers.filter((number) => !rows.has(number));
  if (missing.length) (await query({ numbers: missing })).rows.forEach((row) => rows.set(row.number, row));
}

async function loadHead() {
  head = await query({ count: 0 });
  showProgress();
}

function showProgress() {
  const { counts, words } = head;
  const sum = (values) => Object.values(values).reduce((one, other) => one + other, 0);
  const finish = ({ translated, reviewed }) => translated + reviewed;
  const share = sum(words) ? finish(words) / sum(words) : 1;
  find("bar").value = share;
  find("progress").textContent = [
    say("progress", { done: finish(counts), total: sum(counts), reviewed: counts.reviewed }),
    say("words_done", { percent: percent(Math.floor(share * 100) / 100) }),
    say("words_left", { count: sum(words) - finish(words) }),
  ].join(" · ");
}

/** Load again what is shown, because it changed outside; what is being written stays. */
async function refresh() {
  if (!head) return start(); // it could not be read until now
  for (const [number, mark] of [...waiting]) await save(number, mark); // each once: it may wait again
  const { total } = head;
  await loadHead();
  await loadAgain([...new Set([...list.shown(), current])], true);
  if (head.total !== total) return filter();
  list.shown().forEach(fill);
  showPanel();
  return list.fillAgain();
}

/** Load rows that are known already; with `isAlone` the others are forgotten. */
async function loadAgain(numbers, isAlone) {
  const found = [];
  for (let start = 0; start < numbers.length; start += 200) {
    found.push(...(await query({ numbers: numbers.slice(start, start + 200) })).rows);
  }
  if (isAlone) rows.clear();
  found.forEach((row) => rows.set(row.number, row));
}

// Rows.

function fill(number) {
  const node = rows.has(number) && list.get(number);
  if (!node) return;
  fillRow(node, rows.get(number), head, draftOf(number));
  if (number === editor?.number) renewEditor(rows.get(number));
}

function draw(number) {
  const node = copy("row");
  fillRow(node, rows.get(number), head, draftOf(number));
  node.tabIndex = number === current ? 0 : -1;
  node.ariaPosInSet = list.place(number) + 1;
  node.ariaSetSize = list.numbers.length;
  node.querySelector("input").checked = picked.has(number);
  return node;
}

/** Make a row the current one: its panel opens, and the page beside it shows it. */
function choose(number) {
  const node = list.get(number);
  if (node.querySelector(".panel")) return;
  closeEditor();
  const old = list.get(current);
  old?.querySelector(".panel")?.remove();
  for (const [one, isOn] of [[old, false], [node, true]]) {
    if (!one) continue;
    one.classList.toggle("current", isOn);
    one.querySelector(".facts").hidden = !isOn;
    one.tabIndex = isOn ? 0 : -1;
  }
  current = number;
  help = null;
  node.append(copy("panel"));
  showPanel();
  preview.show(number);
}

function showPanel() {
  const node = list.get(current);
  const panel = node?.querySelector(".panel");
  const row = rows.get(current);
  if (!panel || !row) return;
  const { state } = row;
  for (const button of panel.querySelectorAll("[data-not]")) {
    button.disabled = button.dataset.not.split(" ").includes(state);
  }
  panel.querySelector("[data-act=review] span").textContent = say(state === "reviewed" ? "revoke" : "approve");
  fillFacts(node.querySelector(".facts"), row, head);
  showChoice(panel, row);
  loadHelp(panel, row);
}

async function loadHelp(panel, { key, number }) {
  help ??= await ask(`${API}/row/${key}/help`).catch(() => null); // the work goes on without it
  if (help && number === current) fillHelp(panel, help, head);
}

/** Show two texts of which a person must choose: a conflict, or a change while somebody writes. */
function showChoice(panel, { key, digest, translation, reasons, others }) {
  const draft = drafts.get(key);
  const isOutside = draft && draft.digest !== digest && draft.text !== translation;
  const isConflict = reasons.includes("conflict") && others.length;
  const texts = (isOutside && [translation, draft.text]) || (isConflict && [translation, others.at(-1)]);
  panel.querySelector(".choice").hidden = !texts;
  if (!texts) return;
  panel.querySelector(".what").textContent = say(isOutside ? "changed_outside" : "conflict");
  panel.querySelectorAll(".choice dd").forEach((node, place) => {
    mark(node, head.target).textContent = texts[place];
    panel.querySelectorAll("[data-act=take]")[place].dataset.value = texts[place];
  });
}

function take({ dataset }) {
  const { key, digest } = rows.get(current);
  drafts.keep(key, { text: dataset.value, digest });
  return setState("translated");
}

async function go(number, isEdited) {
  const node = await list.reach(number);
  if (!node) return;
  node.focus({ preventScroll: true });
  if (isEdited) edit();
  const { top, bottom } = node.getBoundingClientRect();
  if (top < 70 || bottom > innerHeight - 120) node.scrollIntoView();
}

async function step(by, isPicked) {
  if (isPicked && current) pick(current, true);
  const next = list.after(current, by);
  if (next) await go(next);
  if (isPicked) pick(current, true);
}

async function goToNext() {
  const { numbers } = await query({ states: TODO }).catch(() => list);
  const todo = numbers.filter((number) => number !== current && !saving.has(number));
  const next = todo.find((number) => number > current) ?? todo[0];
  if (!next) return tell(say("all_done"));
  if (!list.has(next)) await showAll();
  return go(next, true);
}

// Writing.

function edit() {
  const number = current;
  const node = list.get(number);
  const row = rows.get(number);
  if (!row || !node) return;
  if (!editor) {
    editor = makeEditor(row, head, draftOf(number)?.text ?? row.translation, {
      check: (translation) => send(`${API}/row/${row.key}/check?${preview.query()}`, { translation, number }),
      change: (text) => keep(number, text),
      preview: (html) => preview.replace(number, html),
    });
    node.querySelector(".own").append(editor.node);
    fill(number);
  }
  editor.area.focus();
}

function keep(number, text) {
  preview.write(number, text, head.target);
  const { key, digest, translation } = rows.get(number);
  if (text === translation) drafts.drop(key);
  else drafts.keep(key, { text, digest: drafts.get(key)?.digest ?? digest });
  list.get(number).querySelector(".flag").hidden = !drafts.get(key);
}

/** Show what others have written in a field that nobody has written in: who writes then has seen it. */
function renewEditor({ number, key, translation }) {
  if (drafts.get(key) || editor.translation === translation) return;
  const isFocused = editor.area === document.activeElement;
  closeEditor();
  if (isFocused && number === current) edit();
}

function closeEditor() {
  if (!editor) return;
  const { node, number } = editor;
  editor = null;
  node.remove();
  fill(number);
}

function leave() {
  closeEditor();
  focusRow();
}

function insert(text, isWhole) {
  edit();
  editor.insert(text, isWhole);
}

// Saving: a text leaves the browser's store only when the server has it.

const post = (key, body) => send(`${API}/row/${key}?${preview.query()}`, body).then((answer) => {
  if (answer.outcome === "refused") throw new Error(answer.message);
  return answer;
});

async function save(number, mark) {
  const { key, digest, translation, state } = rows.get(number);
  const { text, digest: base } = drafts.get(key) ?? { text: translation, digest };
  waiting.delete(number);
  saving.add(number);
  try {
    const answer = await post(key, { digest: base, translation: text, mark: text ? mark : "keep", number });
    if (answer.outcome !== "unchanged") done.push({ number, key, translation, state });
    receive(answer, text);
    const isConflict = answer.outcome === "conflict";
    tell(isConflict ? say("conflict") : answer.message || say("saved", { number, state: say(`is_${answer.row.state}`) }));
  } catch (error) {
    if (error instanceof Offline) waiting.set(number, mark);
    drafts.keep(key, { text, digest: base });
    tell(say("not_saved", { number, why: error.message }));
  }
  saving.delete(number);
  fill(number);
  if (number === current) showPanel();
}

function receive({ row, counts, words, revision, preview: html }, sent) {
  const { key, number, repeats, translation, state, reasons, digest, others } = row;
  const draft = drafts.get(key);
  if (draft?.text === sent) drafts.drop(key);
  else if (draft) drafts.keep(key, { text: draft.text, digest });
  Object.assign(head, { counts, words, revision });
  for (const other of new Set([number, ...repeats])) {
    if (rows.has(other)) Object.assign(rows.get(other), { translation, state, reasons, digest, others });
    fill(other);
  }
  if (repeats.length || !html) preview.load();
  else preview.replace(number, html);
  showProgress();
}

function saveAndGo(mark) {
  save(current, mark);
  leave();
  return goToNext();
}

async function setState(state) {
  const { translation } = rows.get(current);
  if (!translation && !draftOf(current)) return tell(say("is_untranslated"));
  leave();
  return save(current, state);
}

async function undo() {
  const last = done.pop();
  if (!last) return tell(say("nothing_to_undo"));
  const { number, key, translation, state } = last;
  try {
    await load([number]);
    const { digest } = rows.get(number);
    receive(await post(key, { digest, translation, mark: state === "untranslated" ? "keep" : state, number }), translation);
    await go(number);
    showPanel();
    tell(say("undone", { number }));
  } catch ({ message }) {
    done.push(last);
    tell(say("not_saved", { number, why: message }));
  }
}

// Review.

async function approve(numbers, isApproved) {
  await load(numbers);
  const digests = Object.fromEntries(numbers.map((number) => [rows.get(number).key, rows.get(number).digest]));
  const { results } = await send(`${API}/review`, { keys: Object.keys(digests), digests, approve: isApproved });
  const refused = results.filter(({ outcome }) => outcome === "refused");
  await Promise.all([loadHead(), loadAgain(numbers)]);
  numbers.forEach(fill);
  showPanel();
  const [number] = numbers;
  tell([
    numbers[1] ? say("reviewed_some", { done: results.length - refused.length, refused: refused.length })
      : say("saved", { number, state: say(`is_${rows.get(number).state}`) }),
    ...new Set(refused.map(({ message }) => message)),
  ].join(" "));
}

const review = () => (draftOf(current) ? setState("reviewed")
  : approve([current], rows.get(current).state !== "reviewed"));

function pick(number, isPicked) {
  if (isPicked) picked.add(number);
  else picked.delete(number);
  const box = list.get(number)?.querySelector("input");
  if (box) box.checked = isPicked;
  find("selection").hidden = !picked.size;
  find("selected").textContent = say("selected", { count: picked.size });
}

async function finishSelection({ dataset }) {
  const numbers = [...picked].sort((one, other) => one - other);
  if (dataset.value) await approve(numbers, dataset.value === "approve");
  numbers.forEach((number) => pick(number, false));
  focusRow();
}

// Filter, search, jump.

async function filter() {
  const states = find("filter").value;
  const search = find("search").value.trim();
  const turn = filter.turn = (filter.turn ?? 0) + 1;
  const { numbers } = await query({ states, search });
  if (turn !== filter.turn) return;
  closeEditor();
  list.show(numbers);
  find("none").hidden = numbers.length > 0;
  if (states || search) tell(numbers.length ? say("found", { count: numbers.length }) : say("none_fits"));
}

function showAll() {
  find("filter").value = find("search").value = "";
  return filter();
}

async function jump() {
  await goNear(readNumber(find("jump").value));
  find("jump").value = "";
}

async function goNear(number) {
  if (!list.has(number)) await showAll();
  return go(list.numbers.findLast((one) => one <= number) ?? list.numbers[0]);
}

// Keys and buttons. Letters are read by their place, so that they work with any keyboard.

const acts = {
  edit, undo, review, leave, take, update,
  next: goToNext,
  keys: () => find("help").showModal(),
  confirm: () => setState("translated"),
  doubt: () => setState("fuzzy"),
  save: () => saveAndGo("translated"),
  saveFuzzy: () => saveAndGo("fuzzy"),
  select: () => pick(current, !picked.has(current)),
  selection: finishSelection,
  jump: () => find("jump").focus(),
  search: () => find("search").focus(),
  joiner: () => insert(ZWNJ),
  insert: (button) => insert(button.querySelector(".text").textContent, button.dataset.value),
  tab: ({ dataset }) => showTab(dataset.value),
  draft: goToDraft,
  discard() {
    drafts.drop(rows.get(current).key);
    leave();
  },
};
const LETTERS = { N: "next", C: "confirm", R: "review", F: "doubt", U: "undo", X: "select", G: "jump" };

async function run(act, button) {
  try {
    await act?.(button);
  } catch ({ message }) {
    tell(message);
  }
}

function press(event) {
  const act = find("help").open ? null : findAct(event);
  if (!act) return;
  event.preventDefault();
  run(act);
}

function findAct({ key, code, target, shiftKey, altKey, ctrlKey, metaKey }) {
  const isCommand = ctrlKey || metaKey;
  const isField = target.matches("textarea, select, input:not([type=checkbox])");
  if (target === editor?.area) {
    const place = altKey && /^(?:Digit|Numpad)([1-9])$/.exec(code)?.[1];
    const found = help?.suggestions[place - 1];
    if (found) return () => insert(found.translation, true);
    if (key === "Escape") return leave;
    if (key === " " && shiftKey && head.half_space) return acts.joiner;
    return isCommand && key === "Enter" ? acts[shiftKey ? "saveFuzzy" : "save"] : null;
  }
  if (isField && key === "Escape") return focusRow;
  if (target.id === "jump" && key === "Enter") return jump;
  if (isField || altKey) return null;
  if (isCommand) return code === "KeyZ" ? undo : null;
  if (key === "ArrowDown") return () => step(1, shiftKey);
  if (key === "ArrowUp") return () => step(-1, shiftKey);
  if (key === "?" || (code === "Slash" && shiftKey)) return acts.keys;
  if (code === "Slash") return acts.search;
  if (key === "Enter") return target.matches(".row") ? edit : null;
  return current ? acts[LETTERS[code.replace("Key", "")]] : null;
}

function showTab(tab) {
  document.body.classList.toggle("looking", tab === "look");
  document.querySelectorAll(".tab").forEach((button) => { button.ariaPressed = button.dataset.value === tab; });
  if (tab === "look") preview.show(current);
  else list.get(current)?.scrollIntoView();
}

// The start.

async function goToDraft({ dataset }) {
  notify("drafts");
  const [row] = (await query({ keys: dataset.value })).rows;
  return row && go(row.number, true);
}

function fillChoices() {
  const asked = new URLSearchParams(location.search);
  mark(find("own-name"), head.target).textContent = head.target.name;
  find("pivots").hidden = !head.pivots.length;
  find("pivot").append(...head.pivots.map(({ code, name: label }) => make("option", { value: code }, label)));
  for (const id of ["pivot", "layout"]) {
    const wanted = [...find(id).options].find(({ value }) => value === asked.get(id));
    if (wanted) wanted.selected = true;
  }
  find("help-joiner").hidden = !head.half_space;
  find("tools").open = matchMedia("(min-width: 60rem)").matches;
}

/** Load the head for the first time; what is wrong with the document stays told until it is right. */
async function loadFirst() {
  try {
    await loadHead();
    notify("wrong");
  } catch (error) {
    if (!(error instanceof Offline)) notify("wrong", make("p", { lang: "en", dir: "ltr" }, error.message));
    throw error;
  }
}

async function start() {
  await loadFirst();
  fillChoices();
  if (find("pivot").value) await loadHead();
  await filter();
  const { numbers: [first] } = await query({ states: TODO });
  await goNear(readNumber(location.hash) || first);
  const [key] = drafts.all.keys();
  if (key) notify("drafts", make("p", {}, say("kept", { count: drafts.all.size })), makeButton("draft", say("go_to"), key));
  setTimeout(preview.load, 50); // the paragraphs come first
}

listenToClicks((act, button) => run(acts[act], button));
find("rows").addEventListener("focusin", ({ target }) => {
  if (target.closest(".row")) choose(Number(target.closest(".row").dataset.number));
});
find("rows").addEventListener("click", ({ target }) => {
  if (target.closest(".translation") && !String(getSelection())) edit();
});
find("rows").addEventListener("change", ({ target }) => {
  if (target.type === "checkbox") pick(Number(target.closest(".row").dataset.number), target.checked);
});
document.addEventListener("pointerdown", (event) => { // the text keeps the focus
  if (event.target.closest("[data-act=insert], [data-act=joiner]")) event.preventDefault();
});
document.addEventListener("keydown", press);
find("filter").addEventListener("change", () => run(filter));
find("search").addEventListener("input", settle(() => run(filter), 250));
find("pivot").addEventListener("change", () => run(async () => {
  await refresh();
  preview.load();
}));
const refreshSoon = settle(() => run(refresh), 150);
listen((told) => {
  if (told.document === name && told.language === language && told.revision !== head?.revision) refreshSoon();
}, refreshSoon);
setInterval(() => waiting.size && run(() => query({ count: 0 })), 2000);
window.addEventListener("beforeunload", (event) => {
  if (!drafts.isKept() && drafts.all.size) event.preventDefault();
});
run(start);
