// The paragraphs of a document in one language: moving, writing, saving, reviewing.

import { Offline, Refused, ask, english, explain, find, listen, listenToClicks, parse, run, say, send, settle, tell,
  update } from "./base.js";
import { openDrafts } from "./drafts.js";
import { makeEditor } from "./editor.js";
import { offerKept } from "./kept.js";
import { makeList } from "./list.js";
import { makePreview } from "./preview.js";

const { project, document: name, language, place } = document.body.dataset;
const API = `api/document/${place}`;
const PARTS = [".about", ".theirs", ".translation", ".panel"]; // of a row, which the server writes anew
const done = []; // what "undo" takes back
const waiting = []; // what saves when the connection is back
let head = null;
let current = 0;
let editor = null;
let help = ""; // for the current row

const drafts = await openDrafts(`${project}\n${name}\n${language}`);
const list = makeList(find("rows"), load);
const preview = makePreview(() => `../../edition/${place}?${view()}`, go);
const focusRow = () => (list.get(current) ?? find("rows")).focus();

// Loading.

/** Return how the rows and the edition are shown, for an address. */
const view = (more) => new URLSearchParams({ pivot: find("pivot").value, layout: find("layout").value, ...more });
const query = (values) => ask(`${API}/rows?${view(values)}`);

async function load(numbers) {
  const { html } = await query({ numbers });
  return Array.from(parse(html).children, dress);
}

/** Take what the server says of the document and of some rows; what is being written, and the focus, stay. */
function receive({ html, ...more }) {
  head = { ...head, ...more };
  find("progress").textContent = head.progress;
  find("bar").value = head.share;
  for (const made of parse(html).children) {
    const node = list.get(made.dataset.number);
    if (!node) continue;
    const hadFocus = node.contains(document.activeElement);
    Object.assign(node.dataset, made.dataset);
    node.ariaLabel = made.ariaLabel;
    made.querySelector(".pick input").checked = node.querySelector(".pick input").checked;
    for (const part of PARTS) node.querySelector(part).replaceWith(made.querySelector(part));
    dress(node);
    if (hadFocus && !node.contains(document.activeElement)) node.focus();
    if (node.contains(editor?.node)) renewEditor(node.dataset);
  }
}

/** Load what is shown; what is wrong with the document stays told until it is right. */
async function refresh() {
  try {
    await (head ? loadAgain() : start());
    find("wrong").replaceChildren();
  } catch (error) {
    if (error instanceof Refused) find("wrong").replaceChildren(explain(error));
    throw error;
  }
}

async function loadAgain() {
  for (const saveAgain of waiting.splice(0)) await saveAgain(); // it may wait again
  const { total } = head;
  receive(await query({ numbers: list.shown() }));
  if (head.total !== total) await filter();
  await list.fillAgain();
  await loadHelp();
}

// Rows.

/** Add to a row what only the browser knows. */
function dress(node) {
  const { key, digest, translation, conflict, number } = node.dataset;
  const get = (part) => node.querySelector(`.${part}`);
  const draft = drafts.get(key);
  const isOutside = draft && draft.digest !== digest && draft.text !== translation;
  const isCurrent = Number(number) === current;
  node.ariaPosInSet = list.numbers.indexOf(Number(number)) + 1;
  node.ariaSetSize = list.numbers.length;
  node.classList.toggle("current", isCurrent);
  node.tabIndex = isCurrent ? 0 : -1;
  get("help").replaceChildren(parse(isCurrent ? help : ""));
  get("flag").hidden = !draft;
  get("choice").hidden = !isOutside && !conflict;
  if (isOutside) {
    get("what").textContent = say("changed_outside");
    get("one").textContent = translation;
    get("other").textContent = draft.text;
  }
  get("translation").textContent = draft?.text || translation || "–";
  if (draft) node.querySelectorAll(".states button").forEach((button) => { button.disabled = false; });
  if (isCurrent && editor && !node.contains(editor.node)) get("own").append(editor.node);
  return node;
}

/** Make a row the current one: what helps with it is shown, and the page beside it shows it. */
function choose(node) {
  const number = Number(node.dataset.number);
  if (number === current) return;
  const old = list.get(current);
  closeEditor();
  current = number;
  help = "";
  if (old) dress(old);
  dress(node);
  preview.show(number);
  run(loadHelp);
}

async function loadHelp() {
  const node = list.get(current);
  if (!node) return;
  const { html } = await ask(`${API}/row/${node.dataset.key}/help`);
  if (node !== list.get(current) || html === help) return;
  help = html;
  dress(node);
}

async function go(number, isEdited) {
  const node = await list.reach(number);
  if (!node) return;
  node.focus({ preventScroll: true });
  if (isEdited) edit();
  const { top, bottom } = node.getBoundingClientRect();
  if (top < 70 || bottom > innerHeight - 120) node.scrollIntoView();
}

/** Go to a row, or the nearest one before it; what is searched for gives way. */
async function goNear(number, isEdited) {
  if (!list.numbers.includes(number)) {
    find("filter").value = find("search").value = "";
    await filter();
  }
  await go(list.numbers.findLast((one) => one <= number) ?? list.numbers[0], isEdited);
}

async function goToNext() {
  const { numbers } = await query({ states: "untranslated,fuzzy" }).catch(() => list);
  const todo = numbers.filter((number) => number !== current);
  const next = todo.find((number) => number > current) ?? todo[0];
  return next ? goNear(next, true) : tell(say("all_done"));
}

async function goToKey(key) {
  const { rows: [row] } = await query({ keys: key });
  return row ? goNear(row.number, true) : tell(say("gone"));
}

async function step(by, isPicked) {
  if (isPicked) pick(true);
  await go(list.numbers[list.numbers.indexOf(current) + by]);
  if (isPicked) pick(true);
}

// Writing.

function edit() {
  const node = list.get(current);
  const { key, translation, number } = node.dataset;
  editor ??= makeEditor(node.dataset, drafts.get(key)?.text ?? translation, {
    check: (text) => send(`${API}/row/${key}/check?${view()}`, { translation: text, number: Number(number) }),
    change: (text) => keep(list.get(number), text),
    preview: (html) => preview.replace(Number(number), html),
  });
  dress(node);
  editor.area.focus();
}

function keep(node, text) {
  const { key, digest, translation } = node.dataset;
  const original = node.querySelector(".source").textContent;
  if (text === translation) drafts.remove(drafts.get(key));
  else drafts.keep(key, { text, original, digest: drafts.get(key)?.digest ?? digest });
  node.querySelector(".flag").hidden = text === translation;
}

/** Show what others have written in a field that nobody has written in: who writes then has seen it. */
function renewEditor({ key, translation }) {
  if (drafts.get(key) || editor.translation === translation) return;
  const isFocused = editor.area === document.activeElement;
  closeEditor();
  if (isFocused) edit();
}

function closeEditor() {
  const row = editor?.node.closest(".row");
  editor?.node.remove();
  editor = null;
  if (row) dress(row);
}

function leave() {
  closeEditor();
  focusRow();
}

function insert({ dataset: { text, whole } }) {
  edit();
  editor.insert(text, whole);
}

function discard() {
  drafts.remove(drafts.get(list.get(current).dataset.key));
  leave();
}

// Saving: a text leaves the browser's store only when the server has it.

/** Send something; where the server wants a person to be sure, ask. Returns null for a "no". */
async function sendSurely(path, body) {
  const answer = await send(`${API}/${path}?${view()}`, body);
  if (answer.outcome === "refused") throw new Refused(answer.message);
  if (!answer.question) return answer;
  const dialog = find("sure");
  find("question").textContent = answer.question;
  dialog.returnValue = "";
  dialog.showModal();
  await new Promise((resolve) => { dialog.onclose = resolve; });
  return dialog.returnValue ? sendSurely(path, { ...body, sure: true }) : null;
}

/** Say of the current row how good it is, and save it so. */
async function setState(mark, isGoingOn) {
  const { key, digest, translation, state, number } = list.get(current).dataset;
  const draft = drafts.get(key) ?? { text: translation, digest };
  const sent = { key, number: Number(number), digest: draft.digest, translation: draft.text, mark };
  if (editor) editor.area.readOnly = true; // what is typed meanwhile belongs to no paragraph
  const isDone = await save(sent, { ...sent, translation, mark: translation ? state : "keep", sure: true });
  if (editor) editor.area.readOnly = false;
  if (!isDone || current !== sent.number) return;
  leave();
  if (isGoingOn) await goToNext();
}

/** Save a text; `back` is what takes it back. Returns whether the work can go on. */
async function save(sent, back) {
  const { number } = sent;
  try {
    const answer = await put(sent);
    if (!answer) return false;
    if (answer.outcome !== "unchanged") done.push({ ...back, digest: answer.row.digest });
    tell(answer.told, " ", english(answer.message));
    return true;
  } catch (error) {
    const isOffline = error instanceof Offline;
    if (isOffline) waiting.push(() => save(sent, back));
    tell(say("not_saved", { number }), " ", explain(error));
    return isOffline;
  }
}

/** Send a text, and take what the server answers. */
async function put(sent) {
  const answer = await sendSurely(`row/${sent.key}`, sent);
  if (!answer) return null;
  const draft = drafts.get(sent.key);
  if (draft?.text === sent.translation) drafts.remove(draft);
  else if (draft) drafts.keep(sent.key, { ...draft, digest: answer.row.digest });
  receive(answer);
  if (answer.row.repeats.length || !answer.preview) preview.load();
  else preview.replace(sent.number, answer.preview);
  return answer;
}

function decide({ dataset }) {
  const node = list.get(current);
  const { textContent: text } = node.querySelector(`.${dataset.value}`);
  drafts.remove(drafts.get(node.dataset.key)); // a choice is made of what is shown now
  keep(node, text);
  return setState("translated");
}

async function undo() {
  const last = done.at(-1);
  if (!last) return tell(say("nothing_to_undo"));
  await put(last);
  done.pop();
  await go(last.number);
  tell(say("undone", last));
}

// Review.

async function approve(nodes, isApproved) {
  const digests = Object.fromEntries(nodes.map(({ dataset }) => [dataset.key, dataset.digest]));
  const answer = await sendSurely("review", { keys: Object.keys(digests), digests, approve: isApproved });
  if (!answer) return;
  receive(answer);
  tell(answer.told, ...answer.refused.map(english));
}

function review() {
  const node = list.get(current);
  const { key, state } = node.dataset;
  return drafts.get(key) ? setState("reviewed") : approve([node], state !== "reviewed");
}

const findPicked = () => Array.from(find("rows").querySelectorAll(".pick :checked"));

function pick(isPicked, box = list.get(current).querySelector(".pick input")) {
  box.checked = isPicked;
  const count = findPicked().length;
  find("selection").hidden = !count;
  find("selected").textContent = say("selected", { count });
}

async function finishSelection({ dataset }) {
  const boxes = findPicked();
  if (dataset.value) await approve(boxes.map((box) => box.closest(".row")), dataset.value === "approve");
  findPicked().forEach((box) => pick(false, box));
  focusRow();
}

// What the page has: buttons, keys that press them, and fields.

listenToClicks({
  edit, undo, review, leave, update, decide, discard, insert,
  next: goToNext,
  selection: finishSelection,
  show: ({ dataset }) => find(dataset.value).showModal(),
  state: ({ dataset }) => setState(dataset.value),
  save: ({ dataset }) => setState(dataset.value, true),
});

/** Press the button that names a key. Letters count by their place, so that they work with any keyboard. */
function press(event) {
  const { target, key, code, shiftKey, altKey } = event;
  if (document.querySelector("dialog[open]")) return;
  const isEditor = target.closest(".editor");
  const isField = !isEditor && target.matches("select, input:not([type=checkbox])");
  const held = [event.ctrlKey || event.metaKey ? "Ctrl" : "", altKey ? "Alt" : "", shiftKey ? "Shift" : "", code];
  const pressed = key === "?" ? key : held.filter(Boolean).join("+");
  const places = isEditor ? ".editor, .current .help" : ".top, #tools, .current";
  const button = document.querySelector(`:is(${places}) [data-key~="${pressed}"]:not(:disabled)`);
  if (isField) {
    if (key !== "Escape") return;
    focusRow();
  } else if (!isEditor && /^(Shift\+)?Arrow(Up|Down)$/.test(pressed)) {
    run(step, key === "ArrowUp" ? -1 : 1, shiftKey);
  } else {
    if (!button || (key === "Enter" && target.matches("button, a, summary"))) return;
    if (button.matches("#tools input")) button.focus();
    else button.click();
  }
  event.preventDefault();
}

let turn = 0;
async function filter() {
  const states = find("filter").value;
  const search = find("search").value.trim();
  turn += 1;
  const mine = turn;
  const { numbers } = await query({ states, search });
  if (mine !== turn) return; // somebody has typed more
  closeEditor();
  list.show(numbers);
  find("none").hidden = numbers.length > 0;
  if (states || search) tell(numbers.length ? say("found", { count: numbers.length }) : say("none_fits"));
}

async function start() {
  receive(await query({ count: 0 }));
  await filter();
  await goNear(Number(location.hash.slice(1)) || head.first);
  offerKept(drafts, goToKey, () => find("rows").querySelectorAll(".row").forEach(dress));
  setTimeout(preview.load, 50); // the paragraphs come first
}

const listenTo = (id, event, act) => find(id).addEventListener(event, act);
document.addEventListener("keydown", press);
document.addEventListener("pointerdown", (event) => { // the text keeps the focus
  if (event.target.closest("[data-act=insert]")) event.preventDefault();
});
listenTo("rows", "focusin", ({ target }) => target.closest(".row") && choose(target.closest(".row")));
listenTo("rows", "click", ({ target }) => target.closest(".translation") && !String(getSelection()) && edit());
listenTo("rows", "change", ({ target }) => target.closest(".pick") && pick(target.checked, target));
listenTo("jumping", "submit", (event) => {
  event.preventDefault();
  const digits = find("jump").value.replace(/[٠-٩۰-۹]/g, (sign) => sign.charCodeAt(0) & 15);
  run(goNear, parseInt(digits, 10));
  event.target.reset();
});
listenTo("filter", "change", () => run(filter));
listenTo("search", "input", settle(() => run(filter), 250));
listenTo("layout", "change", preview.load);
listenTo("pivot", "change", () => run(refresh).then(preview.load));
listenTo("moves", "change", () => list.get(current)?.scrollIntoView());
find("tools").open = matchMedia("(min-width: 60rem)").matches;
const refreshSoon = settle(() => run(refresh), 150);
listen((told) => {
  if (told.document === name && told.language === language && told.revision !== head?.revision) refreshSoon();
}, refreshSoon);
setInterval(() => waiting.length && run(query, { count: 0 }), 2000);
window.addEventListener("beforeunload", (event) => {
  if (!drafts.isKept() && drafts.list().length) event.preventDefault();
});
run(refresh);
