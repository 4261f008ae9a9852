// The paragraphs of a document in one language: moving, writing, saving, reviewing.

import {
  Offline, address, ask, copy, find, listen, make, mark, notify, percent, readNumber, say, send, settle, tell,
  whenBack,
} from "/static/base.js";
import { openDrafts } from "/static/drafts.js";
import { makeEditor } from "/static/editor.js";
import { makeList } from "/static/list.js";
import { makePreview } from "/static/preview.js";
import { fillFacts, fillHelp, fillRow } from "/static/row.js";

const { document: name, language } = document.body.dataset;
const API = `/api/document/${address(name, language)}`;
const TODO = "untranslated,fuzzy";
const rows = new Map();
const conflicts = new Map(); // by key: the two texts, until a person has chosen
const picked = new Set();
const undone = [];
const waiting = new Map(); // what is to be saved when the connection is back, by key
let head = null;
let todo = [];
let current = 0;
let editor = null;
let help = null;

const drafts = await openDrafts(`${name}\n${language}`);
const list = makeList(find("rows"), load, draw);
const preview = makePreview(name, language, () =>
  [head.source, head.pivot, head.target].filter(Boolean).map(({ code }) => code));
const pivot = () => find("pivot").value;
const fill = (number) => {
  const node = list.get(number);
  const row = rows.get(number);
  if (node) fillRow(node, row, head, drafts.get(row.key));
};

// Loading.

const query = (values) => `${API}/rows?${new URLSearchParams(pivot() ? { ...values, pivot: pivot() } : values)}`;

async function load(numbers) {
  const missing = numbers.filter((number) => !rows.has(number));
  if (missing.length) keep((await ask(query({ numbers: missing }))).rows);
}

function keep(some) {
  for (const row of some) rows.set(row.number, row);
}

async function loadHead() {
  const [found, numbers] = await Promise.all([ask(query({ count: 0 })), ask(query({ states: TODO }))]);
  head = found;
  todo = numbers.numbers;
  showProgress();
}

function showProgress() {
  const sum = (values) => Object.values(values).reduce((one, other) => one + other, 0);
  const isDone = ({ translated, reviewed }) => translated + reviewed;
  const { counts, words } = head;
  const values = { done: isDone(counts), total: sum(counts), reviewed: counts.reviewed };
  const share = sum(words) ? isDone(words) / sum(words) : 1;
  const parts = [
    say("progress", values),
    say("words_done", { percent: percent(Math.floor(share * 100) / 100) }),
    say("words_left", { count: sum(words) - isDone(words) }),
  ];
  find("progress").textContent = parts.join(" · ");
  find("bar").value = share;
}

/** Load again what is shown, because it changed outside; what is being written stays. */
async function refresh() {
  try {
    const total = head.total;
    await loadHead();
    const shown = [...list.shown()].map(([number]) => number);
    rows.clear();
    if (head.total !== total) return await filter();
    for (let start = 0; start < shown.length; start += 200) {
      keep((await ask(query({ numbers: shown.slice(start, start + 200) }))).rows);
    }
    for (const number of shown) {
      fill(number);
      if (number === current) showPanel();
    }
    list.fillAgain();
  } catch (error) {
    if (!(error instanceof Offline)) tell(error.message);
  }
}
const refreshSoon = settle(refresh, 150);

// Rows.

function draw(number) {
  const node = copy("row");
  const row = rows.get(number);
  fillRow(node, row, head, drafts.get(row.key));
  node.tabIndex = number === current ? 0 : -1;
  const box = node.querySelector(".pick input");
  box.checked = picked.has(number);
  box.addEventListener("change", () => pick(number, box.checked));
  node.addEventListener("focusin", () => choose(number));
  node.querySelector(".own").addEventListener("click", (event) => {
    if (event.target.closest(".editor") || String(getSelection())) return;
    edit(number);
  });
  return node;
}

/** Make a row the current one: its panel opens, and the page beside it shows it. */
function choose(number) {
  if (number === current && list.get(number)?.querySelector(".panel")) return;
  const old = list.get(current);
  if (old && number !== current) {
    old.querySelector(".panel")?.remove();
    old.querySelector(".facts").hidden = true;
    old.classList.remove("current");
    old.tabIndex = -1;
    closeEditor();
  }
  current = number;
  help = null;
  const node = list.get(number);
  node.classList.add("current");
  node.tabIndex = 0;
  showPanel();
  preview.show(number);
}

function showPanel() {
  const node = list.get(current);
  const row = rows.get(current);
  if (!node || !row) return;
  let panel = node.querySelector(".panel");
  if (!panel) {
    panel = copy("panel");
    const acts = {
      edit: () => edit(row.number), confirm: () => setState("translated"), review, doubt: () => setState("fuzzy"),
    };
    for (const [part, act] of Object.entries(acts)) panel.querySelector(`.${part}`).addEventListener("click", act);
    node.append(panel);
  }
  const button = (part) => panel.querySelector(`.${part}`);
  const isEmpty = !row.translation;
  button("confirm").disabled = isEmpty || row.state === "translated" || row.state === "reviewed";
  button("doubt").disabled = isEmpty || row.state === "fuzzy";
  button("review").disabled = isEmpty || row.state === "fuzzy";
  button("review").firstElementChild.textContent = say(row.state === "reviewed" ? "revoke" : "approve");
  fillFacts(node.querySelector(".facts"), row, head);
  showChoice(node, row);
  loadHelp(panel, row);
}

async function loadHelp(panel, row) {
  try {
    help ??= await ask(`${API}/row/${row.key}/help`);
    if (row.number === current) fillHelp(panel, help, head, insert);
  } catch {
    help = null; // the work goes on without it
  }
}

/** Show two texts of which a person must choose one: a conflict, or a change while somebody writes. */
function showChoice(node, row) {
  node.querySelector(".choice")?.remove();
  const draft = drafts.get(row.key);
  const isOutside = draft && draft.digest !== row.digest && draft.text !== row.translation;
  const texts = isOutside ? [row.translation, draft.text] : conflicts.get(row.key);
  if (!texts) return;
  const [theirs, mine] = texts;
  const choice = copy("choice");
  choice.querySelector(".what").textContent = say(isOutside ? "changed_outside" : "conflict");
  for (const [part, text] of [["theirs", theirs], ["mine", mine]]) {
    choice.querySelector(`.${part}`).textContent = text;
    mark(choice.querySelector(`.${part}`), head.target);
  }
  const take = (text) => {
    conflicts.delete(row.key);
    drafts.keep(row.key, { text, digest: row.digest });
    closeEditor();
    save(row.number, "translated");
    node.focus();
  };
  choice.querySelector(".keep-mine").addEventListener("click", () => take(mine));
  choice.querySelector(".take-theirs").addEventListener("click", () => take(theirs));
  node.querySelector(".panel").prepend(choice);
}

async function go(number, { isEdited = false } = {}) {
  const node = await list.reach(number);
  if (!node) return;
  node.focus({ preventScroll: true });
  if (isEdited) edit(number);
  node.scrollIntoView({ block: "nearest" });
  const { top } = node.getBoundingClientRect();
  if (top < 0 || top > innerHeight - 80) node.scrollIntoView({ block: "center" });
}

function step(by) {
  const next = list.numbers[list.place(current) + by] ?? (current ? 0 : list.numbers[0]);
  if (next) return go(next);
}

function goToNextTodo() {
  const next = todo.find((number) => number > current) ?? todo.find((number) => number !== current);
  if (!next) {
    tell(say("all_done"));
    list.get(current)?.focus();
    return;
  }
  if (list.place(next) < 0) find("filter").value = "";
  return (list.place(next) < 0 ? filter() : Promise.resolve()).then(() => go(next, { isEdited: true }));
}

// Writing.

function edit(number) {
  const node = list.get(number);
  const row = rows.get(number);
  if (!node || !row) return;
  if (editor && current === number) return editor.area.focus();
  choose(number);
  closeEditor();
  const draft = drafts.get(row.key);
  const at = `${API}/row/${row.key}`;
  editor = makeEditor(row, head, draft ? draft.text : row.translation, {
    save: () => saveAndGo("translated"),
    saveFuzzy: () => saveAndGo("fuzzy"),
    leave: () => { closeEditor(); node.focus(); },
    discard: () => { drafts.drop(row.key); closeEditor(); node.focus(); },
    check: (text) => send(`${at}/check?${preview.query()}`, { translation: text }),
    preview: (html) => preview.replace(number, html),
    change: (text) => write(number, text),
  });
  node.querySelector(".own").append(editor.node);
  fill(number);
  editor.area.focus();
  editor.area.setSelectionRange(editor.area.value.length, editor.area.value.length);
  if (editor.area.value) editor.check();
}

function write(number, text) {
  const row = rows.get(number);
  const digest = drafts.get(row.key)?.digest ?? row.digest;
  if (text === row.translation) drafts.drop(row.key);
  else drafts.keep(row.key, { text, digest });
  const node = list.get(number);
  node.querySelector(".flag").hidden = !drafts.get(row.key);
}

function closeEditor() {
  if (!editor) return;
  const { number } = editor.node.closest(".row").dataset;
  editor.node.remove();
  editor = null;
  fill(Number(number));
}

function insert(text, isWhole) {
  if (!editor) edit(current);
  editor.insert(text, isWhole);
}

// Saving: the text leaves the browser's store only when the server has it.

async function save(number, wanted) {
  const row = rows.get(number);
  const draft = drafts.get(row.key);
  const text = draft ? draft.text : row.translation;
  const before = { number, key: row.key, text: row.translation, state: row.state };
  const body = { digest: draft ? draft.digest : row.digest, translation: text, mark: text ? wanted : "keep" };
  try {
    const answer = await send(`${API}/row/${row.key}?${preview.query()}`, body);
    waiting.delete(row.key);
    if (answer.outcome === "refused") throw new Error(answer.message);
    take(answer, text);
    if (answer.outcome !== "unchanged" && wanted !== "undo") undone.push(before);
    tell(answer.outcome === "conflict" ? say("conflict") : answer.message || say("saved", { number }));
    return answer;
  } catch (error) {
    if (error instanceof Offline) waiting.set(row.key, [number, wanted]);
    drafts.keep(row.key, { text, digest: body.digest });
    fill(number);
    tell(say("not_saved", { number, why: error.message }));
    return null;
  }
}

function take({ row, counts, words, preview: html, outcome, theirs, revision }, sent) {
  const draft = drafts.get(row.key);
  if (draft && draft.text === sent) drafts.drop(row.key);
  else if (draft) drafts.keep(row.key, { text: draft.text, digest: row.digest });
  if (outcome === "conflict") conflicts.set(row.key, [theirs ?? "", sent]);
  Object.assign(head, { counts, words, revision: revision ?? head.revision });
  const { translation, state, reasons, digest } = row;
  rows.set(row.number, { ...rows.get(row.number), ...row });
  for (const other of row.repeats || []) {
    if (rows.has(other)) Object.assign(rows.get(other), { translation, state, reasons, digest });
    note(other, state);
    fill(other);
  }
  note(row.number, state);
  fill(row.number);
  preview.replace(row.number, html);
  if (current === row.number) showPanel();
  else preview.show(current);
  showProgress();
}

function note(number, state) {
  todo = todo.filter((other) => other !== number);
  if (TODO.includes(state)) todo = [...todo, number].sort((one, other) => one - other);
}

function saveAndGo(wanted) {
  const number = current;
  const saving = save(number, wanted);
  closeEditor();
  list.get(number).focus();
  note(number, wanted);
  return Promise.all([saving, goToNextTodo()]);
}

async function setState(state) {
  const number = current;
  const row = rows.get(number);
  if (!row.translation && !drafts.get(row.key)) return tell(say("reviewed_number", { number, state: say("is_untranslated") }));
  closeEditor();
  list.get(number).focus();
  const answer = await save(number, state);
  return answer && tell(answer.message || say("reviewed_number", { number, state: say(`is_${answer.row.state}`) }));
}

async function undo() {
  const last = undone.pop();
  if (!last) return tell(say("nothing_to_undo"));
  await list.reach(last.number);
  await load([last.number]);
  const marks = { untranslated: "keep", fuzzy: "fuzzy", translated: "translated", reviewed: "reviewed" };
  const row = rows.get(last.number);
  try {
    const body = { digest: row.digest, translation: last.text, mark: marks[last.state] };
    const answer = await send(`${API}/row/${last.key}?${preview.query()}`, body);
    if (answer.outcome === "refused") throw new Error(answer.message);
    drafts.drop(last.key);
    take(answer, last.text);
    await go(last.number);
    return tell(say("undone", { number: last.number }));
  } catch (error) {
    undone.push(last);
    return tell(say("not_saved", { number: last.number, why: error.message }));
  }
}

// Review.

async function review() {
  if (drafts.get(rows.get(current).key)) return setState("reviewed");
  return approve([current], rows.get(current).state !== "reviewed");
}

async function approve(numbers, isApproved) {
  try {
    await load(numbers);
    const keys = [...new Set(numbers.map((number) => rows.get(number).key))];
    const { results } = await send(`${API}/review`, { keys, approve: isApproved });
    const refused = results.filter(({ outcome }) => outcome === "refused");
    for (const number of numbers) rows.delete(number);
    await loadHead();
    await load(numbers);
    numbers.forEach(fill);
    showPanel();
    const done = results.length - refused.length;
    const state = say(`is_${rows.get(numbers[0]).state}`);
    const sum = numbers.length === 1 ? say("reviewed_number", { number: numbers[0], state })
      : say("reviewed_some", { done, refused: refused.length });
    tell([sum, ...new Set(refused.map(({ message }) => message))].join(" "));
  } catch (error) {
    tell(error.message);
  }
}

function pick(number, isPicked) {
  if (isPicked) picked.add(number);
  else picked.delete(number);
  const box = list.get(number)?.querySelector(".pick input");
  if (box) box.checked = isPicked;
  find("selection").hidden = !picked.size;
  find("selected").textContent = say("selected", { count: picked.size });
}

async function finishSelection(isApproved) {
  const numbers = [...picked].sort((one, other) => one - other);
  if (isApproved !== null) await approve(numbers, isApproved);
  numbers.forEach((number) => pick(number, false));
  (list.get(current) || find("rows")).focus();
}

// Filter, search, jump.

let filtering = 0;
async function filter() {
  const states = find("filter").value;
  const search = find("search").value.trim();
  const turn = ++filtering;
  let numbers = Array.from({ length: head.total }, (_, place) => place + 1);
  if (states || search) ({ numbers } = await ask(query({ states, search })));
  if (turn !== filtering) return;
  closeEditor();
  list.show(numbers);
  find("none").hidden = numbers.length > 0;
  if (states || search) tell(numbers.length ? say("found", { count: numbers.length }) : say("none_fits"));
}

async function jump() {
  const number = Math.min(readNumber(find("jump").value), head.total);
  if (number < 1) return;
  if (list.place(number) < 0) {
    find("filter").value = find("search").value = "";
    await filter();
  }
  find("jump").value = "";
  await go(number);
}

// Keys. Letters are read by their place, so that they work with a Persian keyboard too.

const letters = {
  KeyN: goToNextTodo, KeyC: () => current && setState("translated"), KeyR: () => current && review(),
  KeyF: () => current && setState("fuzzy"), KeyU: undo, KeyX: () => current && pick(current, !picked.has(current)),
  KeyG: () => find("jump").focus(),
};

function press(event) {
  const { key, code, target } = event;
  const isWriting = target.matches("textarea, input, select");
  const isCommand = event.ctrlKey || event.metaKey;
  if (find("help").open || target.closest("#help")) return;
  let act = null;
  if (editor && target === editor.area) act = findWritingAct(event, isCommand);
  else if (key === "Escape" && isWriting) act = () => (list.get(current) || find("rows")).focus();
  else if (target.id === "jump" && key === "Enter") act = jump;
  else if (isWriting && !target.matches("[type=checkbox]")) return;
  else if (isCommand && code === "KeyZ") act = undo;
  else if (isCommand || event.altKey) return;
  else if (key === "ArrowDown" || key === "ArrowUp") act = () => move(key === "ArrowDown" ? 1 : -1, event.shiftKey);
  else if (key === "Enter" && target.matches(".row, #rows")) act = () => (current ? edit(current) : step(1));
  else if (key === "?" || (event.shiftKey && code === "Slash")) act = showKeys;
  else if (key === "/" || code === "Slash") act = () => find("search").focus();
  else if (!event.shiftKey) act = letters[code];
  if (!act) return;
  event.preventDefault();
  act();
}

function findWritingAct({ key, code, shiftKey, altKey }, isCommand) {
  if (key === "Escape") return () => { closeEditor(); list.get(current).focus(); };
  if (isCommand && key === "Enter") return () => saveAndGo(shiftKey ? "fuzzy" : "translated");
  const digit = /^(?:Digit|Numpad)([1-9])$/.exec(code);
  const suggestion = altKey && digit && help?.suggestions[digit[1] - 1];
  if (suggestion) return () => insert(suggestion.translation, true);
  return null;
}

async function move(by, isPicked) {
  if (isPicked && current) pick(current, true);
  await step(by);
  if (isPicked) pick(current, true);
}

const showKeys = () => find("help").showModal();

function showTab(isLook) {
  document.body.classList.toggle("looking", isLook);
  find("tab-look").setAttribute("aria-pressed", String(isLook));
  find("tab-write").setAttribute("aria-pressed", String(!isLook));
  if (isLook && current) preview.show(current);
  else list.get(current)?.scrollIntoView({ block: "center" });
}

// The start.

async function offerDrafts() {
  if (!drafts.all.size) return;
  const [[key]] = drafts.all;
  const find = async () => {
    const { rows: found } = await ask(query({ keys: key }));
    notify("drafts", "");
    if (found.length) return go(found[0].number, { isEdited: true });
    return drafts.drop(key);
  };
  notify("drafts", say("kept", { count: drafts.all.size }), [say("go_to"), find]);
}

function fillChoices() {
  const own = find("own-name");
  own.textContent = head.target.name;
  mark(own, head.target);
  find("pivots").hidden = !head.pivots?.length;
  for (const { code, name: label } of head.pivots || []) find("pivot").append(make("option", { value: code }, label));
  const asked = new URLSearchParams(location.search);
  find("pivot").value = head.pivots?.some(({ code }) => code === asked.get("pivot")) ? asked.get("pivot") : "";
  if (find("layout").querySelector(`[value="${CSS.escape(asked.get("layout") || "")}"]`)) {
    find("layout").value = asked.get("layout");
  }
  find("help-joiner").hidden = !head.half_space;
  find("tools").open = matchMedia("(min-width: 60rem)").matches;
}

async function start() {
  await loadHead();
  fillChoices();
  if (pivot()) await loadHead();
  await filter();
  const wanted = readNumber(location.hash.slice(1)) || todo[0] || 1;
  if (head.total) await go(Math.min(wanted, head.total));
  offerDrafts();
  requestIdleCallback?.(preview.load) ?? setTimeout(preview.load, 50);
}

const clicks = {
  next: goToNextTodo, undo, keys: showKeys, clear: () => finishSelection(null),
  "approve-selected": () => finishSelection(true), "revoke-selected": () => finishSelection(false),
  "tab-write": () => showTab(false), "tab-look": () => showTab(true),
};
for (const [id, act] of Object.entries(clicks)) find(id).addEventListener("click", act);
find("filter").addEventListener("change", filter);
find("search").addEventListener("input", settle(filter, 250));
find("pivot").addEventListener("change", () => { rows.clear(); loadHead().then(filter).then(preview.load); });
document.addEventListener("keydown", press);
preview.onChoose((number) => { if (list.place(number) >= 0) go(number); });
whenBack(() => {
  for (const [number, wanted] of [...waiting.values()]) save(number, wanted);
  refreshSoon();
});
listen({
  changed(told) {
    if (told.document === name && told.language === language && told.revision !== head?.revision) refreshSoon();
  },
});
setInterval(() => { if (waiting.size) ask(query({ count: 0 })).catch(() => {}); }, 2000);
window.addEventListener("beforeunload", (event) => {
  if (!drafts.isKept() && drafts.all.size) event.preventDefault();
});
start().catch((error) => tell(error.message));
