// The paragraphs of a document in one language: moving, writing, saving, reviewing.

import { Refused, ask, english, explain, find, isOffline, listen, listenToClicks, locate, offerUpdate, parse, run,
  say, send, settle, tell, update } from "./base.js";
import { openDrafts } from "./drafts.js";
import { makeEditor } from "./editor.js";
import { offerKept } from "./kept.js";
import { makeList } from "./list.js";
import { makePreview } from "./preview.js";

const { project, document: name, language, place } = document.body.dataset;
const feed = find("rows");
const API = `api/document/${place}`;
const done = []; // what "undo" takes back
const waiting = []; // what saves when the connection is back
const head = {};
let current = 0;
let loading = Promise.resolve();
let editor = null;
let help = ""; // for the current row

const drafts = await openDrafts(`${project}\n${name}\n${language}`);
const list = makeList(feed, async (numbers) => [...parse((await query({ numbers })).html).children], dress);
const preview = makePreview(() => locate(`edition/${place}?${view()}`), go);
const shownRows = () => [...feed.querySelectorAll(".row")];
const back = () => (list.get(current) ?? feed).focus();

// Loading.

/** Return how the rows and the edition are shown, for an address. */
const view = (more) => new URLSearchParams({ pivot: find("pivot").value, layout: find("layout").value, ...more });
const query = (values) => ask(`${API}/rows?${view(values)}`);

/** Show what the server says of the document and some rows; the focus and what is written stay. */
function receive({ html, ...more }) {
  Object.assign(head, more);
  find("progress").textContent = head.progress;
  find("bar").value = head.share;
  for (const made of parse(html).children) {
    const node = list.get(made.dataset.number);
    if (!node) continue;
    const hadFocus = node.contains(document.activeElement);
    const { key, translation } = node.dataset;
    Object.assign(node.dataset, made.dataset);
    node.ariaLabel = made.ariaLabel;
    const parts = node.querySelectorAll("[data-new]");
    made.querySelectorAll("[data-new]").forEach((part, place) => parts[place].replaceWith(part));
    dress(node);
    if (hadFocus && !node.contains(document.activeElement)) node.focus();
    // In a field that nobody has written in, others' text is shown: who writes then has seen it.
    const isOld = key !== made.dataset.key || (translation !== made.dataset.translation && !drafts.get(key));
    if (isOld && node.contains(editor?.node)) {
      closeEditor();
      if (hadFocus) edit();
    }
  }
  showKept();
}

/** Load all, once at a time; what is wrong stays told until it is right. */
function refresh() {
  loading = loading.then(loadAll).then(() => find("wrong").replaceChildren(), (error) => {
    if (error instanceof Refused) find("wrong").replaceChildren(explain(error));
    tell(explain(error));
  });
  return loading;
}

async function loadAll() {
  for (const saveAgain of waiting.splice(0)) await saveAgain(); // it may wait again
  const { total } = head;
  receive(await query({ numbers: shownRows().map(({ dataset }) => dataset.number) }));
  if (head.total !== total) await filter();
  await list.fillAgain();
  await loadHelp();
  if (total !== undefined) return;
  await goNear(Number(location.hash.slice(1)) || head.next);
  setTimeout(preview.load, 50); // the paragraphs come first
  if (head.changed) await offerUpdate(name);
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
  for (const part of node.querySelectorAll(".outside")) part.hidden = !isOutside;
  if (isOutside) get("mine").textContent = draft.text;
  get("translation").textContent = draft?.text || translation || "–";
  if (isCurrent && editor && !node.contains(editor.node)) get("own").append(editor.node);
  return node;
}

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
  choose(node); // focus waits for dialogs
  node.focus({ preventScroll: true });
  if (isEdited) edit();
  node.scrollIntoView({ block: "nearest" });
}

/** Go to a row, or the nearest one before it; what is searched for gives way. */
async function goNear(number, isEdited) {
  if (!list.numbers.includes(number)) {
    find("filter").value = find("search").value = "";
    await filter();
  }
  await go(list.numbers.findLast((one) => one <= number) ?? list.numbers[0], isEdited);
}

const getBeside = (by) => list.numbers[list.numbers.indexOf(current) + by];

async function goToNext() {
  const { next } = await query({ count: 0, after: current }).catch(() => ({ next: getBeside(1) }));
  return next ? goNear(next, true) : tell(say("all_done"));
}

async function goToKey(key) {
  const { rows: [row] } = await query({ keys: key });
  return row ? goNear(row.number, true) : tell(say("gone"));
}

async function step({ dataset }) {
  const old = list.get(current);
  await go(getBeside(Number(dataset.value)));
  if (!dataset.pick) return;
  for (const node of [old, list.get(current)]) if (node) node.querySelector(".pick input").checked = true;
  showPicked();
}

// Writing.

function edit() {
  const node = list.get(current);
  const { key, translation } = node.dataset;
  editor ??= makeEditor(node.dataset, drafts.get(key)?.text ?? translation, {
    check: (text) => send(`${API}/row/${key}/check?${view()}`, { translation: text, number: current }),
    change: (text) => keep(list.get(current), text),
    preview: (html) => preview.replace(current, html),
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

function closeEditor() {
  const row = editor?.node.closest(".row");
  editor?.node.remove();
  editor = null;
  if (row) dress(row);
  showKept();
}

function leave() {
  closeEditor();
  back();
}

function insert({ dataset: { text, whole } }) {
  edit();
  editor.insert(text, whole);
}

const showKept = () => offerKept(drafts, goToKey, () => {
  shownRows().forEach(dress);
  showKept();
});

function discard() {
  drafts.remove(drafts.get(list.get(current).dataset.key));
  leave();
}

// Saving: a text leaves the browser's store only when the server has it.

/** Send a change, and show the answer. Where a person has to be sure, ask; null is for a "no". */
async function change(path, sent) {
  const answer = await send(`${API}/${path}?${view()}`, sent);
  if (answer.outcome === "refused") throw new Refused(answer.remarks[0]);
  if (answer.question) {
    const dialog = find("sure");
    find("question").textContent = answer.question;
    dialog.returnValue = "";
    dialog.showModal();
    await new Promise((resolve) => { dialog.onclose = resolve; });
    return dialog.returnValue ? change(path, { ...sent, sure: true }) : null;
  }
  const draft = drafts.get(sent.key);
  if (draft?.text === sent.translation) drafts.remove(draft);
  else if (draft) drafts.keep(sent.key, { ...draft, digest: answer.row.digest });
  receive(answer);
  if (answer.preview === "") preview.load();
  else preview.replace(sent.number, answer.preview);
  tell(answer.told, ...answer.remarks.map(english));
  return answer;
}

/** Say of the current row how good it is, and save it so. */
async function setState(mark, isGoingOn) {
  const { key, digest, translation, state } = list.get(current).dataset;
  const draft = drafts.get(key) ?? { text: translation, digest };
  const sent = { key, number: current, digest: draft.digest, translation: draft.text, mark };
  if (editor) editor.area.readOnly = true; // what is typed meanwhile belongs to no paragraph
  const isDone = await save(sent, { ...sent, translation, mark: translation ? state : "keep", sure: true });
  if (editor) editor.area.readOnly = false;
  if (!isDone || current !== sent.number) return;
  leave();
  if (isGoingOn) await goToNext();
}

/** Save a text, which `back` takes back; return whether the work can go on. */
async function save(sent, back) {
  try {
    const answer = await change(`row/${sent.key}`, sent);
    if (answer && answer.outcome !== "unchanged") done.push({ ...back, digest: answer.row.digest });
    return answer !== null;
  } catch (error) {
    if (isOffline()) waiting.push(() => save(sent, back));
    tell(say("not_saved", sent), " ", explain(error));
    return isOffline();
  }
}

function decide({ dataset }) {
  const node = list.get(current);
  drafts.remove(drafts.get(node.dataset.key)); // a choice is made of what is shown now
  keep(node, node.querySelector(`.${dataset.value}`).textContent);
  return setState("translated");
}

async function undo() {
  const last = done.at(-1);
  if (!last) return tell(say("nothing_to_undo"));
  await change(`row/${last.key}`, last);
  done.pop();
  await go(last.number);
  tell(say("undone", last));
}

// Review.

function approve(nodes, isApproved) {
  const digests = Object.fromEntries(nodes.map(({ dataset }) => [dataset.key, dataset.digest]));
  return change("review", { digests, approve: isApproved });
}

function review() {
  const node = list.get(current);
  const { key, state } = node.dataset;
  return drafts.get(key) ? setState("reviewed") : approve([node], state !== "reviewed");
}

const findPicked = () => [...feed.querySelectorAll(".pick :checked")];

function showPicked() {
  const count = findPicked().length;
  find("selection").hidden = !count;
  find("selected").textContent = say("selected", { count });
}

async function finishSelection({ dataset }) {
  if (dataset.value) await approve(findPicked().map((box) => box.closest(".row")), dataset.value === "approve");
  for (const box of findPicked()) box.checked = false;
  showPicked();
  back();
}

// Buttons, keys and fields.

listenToClicks({
  edit, undo, review, leave, update, decide, discard, insert, step, back,
  next: goToNext,
  selection: finishSelection,
  show: ({ dataset }) => find(dataset.value).showModal(),
  state: ({ dataset }) => setState(dataset.value),
  save: ({ dataset }) => setState(dataset.value, true),
});

/** Press the button that names a key: by its place, so that letters work with any keyboard. */
function press(event) {
  const { target, key, code, ctrlKey, metaKey, altKey, shiftKey } = event;
  if (event.isComposing || document.querySelector("dialog[open]")) return;
  const held = [(ctrlKey || metaKey) && "Ctrl", altKey && "Alt", shiftKey && "Shift", code];
  const pressed = key === "?" ? key : held.filter(Boolean).join("+");
  let places = ".top, #tools, .current";
  if (target.matches("select, input:not([type=checkbox])")) places = "#leave";
  if (target.closest(".editor")) places = ".editor, .current .help";
  const button = document.querySelector(`:is(${places}) [data-press~="${pressed}"]:not(:disabled)`);
  if (!button || (key === "Enter" && target.matches("button, a, summary"))) return;
  event.preventDefault();
  if (button.matches("#tools input")) button.focus();
  else button.click();
}

async function filter() {
  const states = find("filter").value;
  const search = find("search").value.trim();
  const { numbers, told } = await query({ states, search });
  if (search !== find("search").value.trim()) return; // somebody has typed more
  closeEditor();
  list.show(numbers);
  find("none").hidden = numbers.length > 0;
  if (states || search) tell(told);
}

document.onkeydown = press;
feed.addEventListener("focusin", ({ target }) => target !== feed && choose(target.closest(".row")));
feed.onclick = ({ target }) => { if (target.closest(".translation") && !String(getSelection())) edit(); };
feed.onchange = ({ target }) => target.closest(".pick") && showPicked();
find("jumping").onsubmit = (event) => {
  event.preventDefault();
  const digits = find("jump").value.replace(/[٠-٩۰-۹]/g, (sign) => sign.charCodeAt(0) & 15);
  run(goNear, parseInt(digits, 10) || current);
  event.target.reset();
};
find("filter").onchange = () => run(filter);
find("search").oninput = settle(() => run(filter), 250);
find("layout").onchange = preview.load;
find("pivot").onchange = () => refresh().then(preview.load);
find("moves").onchange = () => list.get(current)?.scrollIntoView();
find("tools").open = matchMedia("(min-width: 60rem)").matches;
const refreshSoon = settle(refresh, 150);
listen((told) => {
  if (told.document === name && told.language === language && told.revision !== head.revision) refreshSoon();
}, refreshSoon);
refresh();
