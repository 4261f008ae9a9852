// What all pages share: words, numbers, talking with the server, what is told.

export const find = (id) => document.getElementById(id);
const settings = JSON.parse(find("settings").textContent);
const digits = Array.from(settings.digits);
const systems = { "۰": "arabext", "٠": "arab" };
const numbering = systems[digits[0]] || "latn";
const shares = new Intl.NumberFormat(`${settings.language}-u-nu-${numbering}`, { style: "percent" });
const counts = new Intl.NumberFormat(`${settings.language}-u-nu-${numbering}`);

/** Return a message with its values; a number among them is in the digits of the language. */
export function say(name, values = {}) {
  const fill = (text, key) => text.replace(`{${key}}`, () => write(values[key]));
  return Object.keys(values).reduce(fill, settings.words[name] ?? "");
}
export const write = (value) => (typeof value === "number" ? counts.format(value) : String(value));
export const percent = (share) => shares.format(share);

/** Return a number that a person typed, in whatever digits. */
export function readNumber(text) {
  const latin = text.replace(/[۰-۹]/g, (sign) => sign.charCodeAt(0) - 0x6f0)
    .replace(/[٠-٩]/g, (sign) => sign.charCodeAt(0) - 0x660);
  return parseInt(latin, 10) || 0;
}

/** Make an element; strings are its text, a value "lang" or "dir" is an attribute like the others. */
export function make(name, attributes = {}, ...inside) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  node.append(...inside);
  return node;
}
export function mark(node, language) {
  node.lang = language.code.replace(/_/g, "-");
  node.dir = language.direction;
}
export const copy = (id) => find(id).content.cloneNode(true).firstElementChild;

/** Tell something to everybody: it is shown, and a screen reader says it. */
export function tell(text) {
  const place = find("status");
  place.textContent = "";
  clearTimeout(tell.timer);
  requestAnimationFrame(() => { place.textContent = text; });
  tell.timer = setTimeout(() => { place.textContent = ""; }, 6000);
}
/** Tell something to a screen reader alone: the page shows it elsewhere. */
export const whisper = (text) => { find("aside").textContent = text; };

/** Show a notice, a text or elements, with its buttons until it is removed; one of each name. */
export function notify(name, text, ...buttons) {
  let node = find("notices").querySelector(`[data-name="${name}"]`);
  if (!text) return node && node.remove();
  if (!node) {
    node = make("div", { class: "notice", role: "status", "data-name": name });
    find("notices").append(node);
  }
  const said = make("p", {}, ...[text].flat());
  const made = buttons.map(([label, act]) => {
    const button = make("button", { type: "button" }, label);
    button.addEventListener("click", act);
    return button;
  });
  return node.replaceChildren(said, ...made);
}

// The server.

export class Offline extends Error {}
const token = document.querySelector('meta[name="csrf"]').content;
const listeners = [];
let connected = true;

/** Call a function whenever the connection comes back. */
export const whenBack = (act) => listeners.push(act);

function setConnected(value) {
  if (value === connected) return;
  connected = value;
  notify("offline", value ? "" : say("offline"));
  if (value) {
    tell(say("online"));
    listeners.forEach((act) => act());
  }
}

export async function ask(path, options = {}) {
  let answer;
  try {
    answer = await fetch(path, { ...options, credentials: "same-origin" });
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
  const isForm = body instanceof FormData;
  const headers = { "X-Dragoman-Token": token, ...(isForm ? {} : { "Content-Type": "application/json" }) };
  return ask(path, { method: "POST", headers, body: isForm ? body : JSON.stringify(body) });
}
export const address = (document, language) =>
  [...document.split("/"), language].map(encodeURIComponent).join("/");

/** Listen to what the server tells; the browser connects again by itself, or we do. */
export function listen(acts) {
  const events = new EventSource("/api/events");
  for (const [name, act] of Object.entries(acts)) {
    events.addEventListener(name, (event) => act(JSON.parse(event.data || "{}")));
  }
  events.addEventListener("source", ({ data }) => offerUpdate(JSON.parse(data)));
  events.addEventListener("gone", () => setConnected(false));
  events.onopen = () => setConnected(true);
  events.onerror = () => {
    setConnected(false);
    if (events.readyState !== EventSource.CLOSED) return;
    setTimeout(() => listen(acts), 3000);
  };
}

export function offerUpdate({ document: name, sentence }) {
  const update = async () => {
    try {
      const done = await send("/api/update", { document: name });
      notify(`source ${name}`, "");
      tell(done.sentence);
      listeners.forEach((act) => act());
    } catch (error) {
      tell(error.message);
    }
  };
  const told = [make("b", {}, make("bdi", {}, name)), ": ", say("source_changed"), " "];
  if (sentence) told.push(make("bdi", { lang: "en" }, sentence));
  notify(`source ${name}`, told, [say("update"), update]);
}

/** Wait with an act until nothing has asked for it for some milliseconds. */
export function settle(act, wait) {
  let timer = 0;
  return (...values) => {
    clearTimeout(timer);
    timer = setTimeout(() => act(...values), wait);
  };
}
