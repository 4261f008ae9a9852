// What all pages share: words, numbers, the server, and what is told.

export const find = (id) => document.getElementById(id);
const { language, digits, words } = JSON.parse(find("settings").textContent);
const locale = `${language}-u-nu-${{ "۰": "arabext", "٠": "arab" }[digits[0]] || "latn"}`;
const shares = new Intl.NumberFormat(locale, { style: "percent" });
const numbers = new Intl.NumberFormat(locale);
export const percent = (share) => shares.format(share);
export const write = (value) => (typeof value === "number" ? numbers.format(value) : value);

/** Return a message with its values. */
export const say = (name, values = {}) =>
  Object.keys(values).reduce((text, key) => text.replace(`{${key}}`, () => write(values[key])), words[name] ?? "");

/** Return a number that a person typed, in whatever digits. */
export const readNumber = (text) =>
  Number(text.replace(/[٠-٩۰-۹]/g, (sign) => sign.charCodeAt(0) & 15).replace(/\D/g, ""));

export function make(name, attributes = {}, ...inside) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  node.append(...inside);
  return node;
}
export function mark(node, { tag, direction }) {
  node.lang = tag;
  node.dir = direction;
  return node;
}
export const copy = (id) => find(id).content.cloneNode(true).firstElementChild;

/** Call `run(act, element)` for a click on an element that names an act. */
export function listenToClicks(run) {
  document.addEventListener("click", ({ target }) => {
    const button = target.closest("[data-act]");
    if (button) run(button.dataset.act, button);
  });
}

/** Tell something: it is shown, and a screen reader says it. */
export function tell(text) {
  find("status").textContent = "";
  requestAnimationFrame(() => { find("status").textContent = text; });
  clearTimeout(tell.timer);
  tell.timer = setTimeout(() => { find("status").textContent = ""; }, 6000);
}

/** Show a notice, one of each name, until its parts are empty. */
export function notify(name, ...parts) {
  const node = make("div", { class: "notice", role: "status", "data-name": name }, ...parts);
  find("notices").querySelector(`[data-name="${CSS.escape(name)}"]`)?.remove();
  if (parts.length) find("notices").append(node);
}
export const makeButton = (act, text, value = "") =>
  make("button", { type: "button", "data-act": act, "data-value": value }, text);

/** Wait with an act until nobody has asked for it for some milliseconds. */
export function settle(act, wait) {
  let timer;
  return (...values) => {
    clearTimeout(timer);
    timer = setTimeout(act, wait, ...values);
  };
}

// The server.

export class Offline extends Error {}
const token = document.querySelector("[name=csrf]").content;
let isConnected = true;
let comeBack = () => {};

function setConnected(value) {
  if (value === isConnected) return;
  isConnected = value;
  notify("offline", ...(value ? [] : [say("offline")]));
  if (!value) return;
  tell(say("online"));
  comeBack();
}

export async function ask(path, options) {
  let answer;
  try {
    answer = await fetch(path, options);
  } catch {
    setConnected(false);
    throw new Offline(say("offline"));
  }
  setConnected(true);
  const data = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Error(data.error || say("failed"));
  return data;
}
export function send(path, body) {
  const headers = { "X-Dragoman-Token": token };
  const isForm = body instanceof FormData;
  if (!isForm) headers["Content-Type"] = "application/json";
  return ask(path, { method: "POST", headers, body: isForm ? body : JSON.stringify(body) });
}
export const address = (name, code) => [...name.split("/"), code].map(encodeURIComponent).join("/");

/** Listen to what changes outside; `refresh` is also called when the connection or the page is back. */
export function listen(changed, refresh) {
  comeBack = refresh;
  let close = document.hidden ? () => {} : connect(changed);
  document.addEventListener("visibilitychange", () => {
    close(); // a browser has six connections to a server: hidden pages would take them all
    if (document.hidden) return;
    close = connect(changed);
    refresh();
  });
}

/** Open the connection that tells of changes; return what closes it. */
function connect(changed) {
  let timer;
  const events = new EventSource("/api/events");
  events.addEventListener("changed", ({ data }) => changed(JSON.parse(data)));
  events.addEventListener("source", ({ data }) => offerUpdate(JSON.parse(data)));
  events.addEventListener("gone", () => setConnected(false));
  events.onopen = () => setConnected(true);
  events.onerror = () => {
    setConnected(false);
    if (events.readyState === EventSource.CLOSED) timer = setTimeout(again, 3000);
  };
  let close = () => {
    clearTimeout(timer);
    events.close();
  };
  const again = () => { close = connect(changed); };
  return () => close();
}

export function offerUpdate({ document: name, sentence = "" }) {
  const told = make("p", {}, make("bdi", {}, name), ": ", say("source_changed"), " ", make("bdi", { lang: "en" }, sentence));
  notify(`source ${name}`, told, makeButton("update", say("update"), name));
}
export async function update({ dataset }) {
  try {
    const { sentence } = await send("/api/update", { document: dataset.value });
    notify(`source ${dataset.value}`);
    tell(sentence);
    comeBack();
  } catch ({ message }) {
    tell(message);
  }
}
