// What both pages share: words, elements, messages, the server.

export const find = (id) => document.getElementById(id);
const { locale, words } = JSON.parse(find("settings").textContent);
const numbers = new Intl.NumberFormat(locale);
export const locate = (path) => new URL(`../${path}`, import.meta.url);

/** Return a message with its values. */
export const say = (name, values = {}) => Object.entries(values).reduce((text, [key, value]) =>
  text.replace(`{${key}}`, () => (typeof value === "number" ? numbers.format(value) : value)), words[name]);

export const make = (name, properties) => Object.assign(document.createElement(name), properties);
export const copy = (id) => find(id).content.cloneNode(true).firstElementChild;

/** Return what the server has written with its own templates, which escape all texts. */
export const parse = (html) => make("template", { innerHTML: html }).content;

/** Return an act that waits until nobody has asked for it for some milliseconds. */
export function settle(act, wait) {
  let timer;
  return (...values) => {
    clearTimeout(timer);
    timer = setTimeout(act, wait, ...values);
  };
}

// Messages.

const forget = settle(() => find("status").replaceChildren(), 6000);

/** Show a message, which a screen reader says, too. */
export function tell(...parts) {
  find("status").replaceChildren();
  requestAnimationFrame(() => find("status").replaceChildren(...parts));
  forget();
}

/** An error that the server explains: in English, as the commands do. */
export class Refused extends Error {}
export const english = (text) => make("bdi", { lang: "en", dir: "ltr", textContent: text });
export const explain = (error) => (error instanceof Refused ? english(error.message) : error.message);

/** Do something; tell what goes wrong. */
export const run = async (act, ...values) => act?.(...values)?.catch?.((error) => tell(explain(error)));

/** Do the act that a clicked element names. */
export function listenToClicks(acts) {
  document.onclick = ({ target }) => {
    const button = target.closest("[data-act]");
    if (button) run(async () => acts[button.dataset.act]?.(button));
  };
}

// The server.

let comeBack = () => {};

export const isOffline = () => !find("offline").hidden;
function setConnected(isConnected) {
  if (isOffline() !== isConnected) return;
  find("offline").hidden = isConnected;
  tell(say(isConnected ? "online" : "offline"));
  if (isConnected) comeBack();
}

export async function ask(path, options = {}) {
  const headers = { ...options.headers, "X-Dragoman-Interface": document.documentElement.lang };
  const answer = await fetch(locate(path), { ...options, headers }).catch(() => null);
  setConnected(answer !== null);
  if (!answer) throw new Error(say("offline"));
  const data = await answer.json().catch(() => ({}));
  if (!answer.ok) throw data.error ? new Refused(data.error) : new Error(say("failed"));
  return data;
}
export function send(path, sent) {
  const headers = { "X-Dragoman-Token": document.querySelector("[name=csrf]").content };
  const isForm = sent instanceof FormData;
  if (!isForm) headers["Content-Type"] = "application/json";
  return ask(path, { method: "POST", headers, body: isForm ? sent : JSON.stringify(sent) });
}

/** Listen to what changes outside; `refresh` is also called when the connection or the page is back. */
export function listen(changed, refresh) {
  let events = null;
  const news = {
    changed,
    source: ({ document: name }) => run(offerUpdate, name),
    gone: () => setConnected(false),
    full() {
      events.close();
      find("full").hidden = false;
    },
  };
  comeBack = refresh;
  function connect() {
    events?.close();
    if (document.hidden) return; // a browser has six connections: hidden pages would take them
    events = new EventSource(locate("api/events"));
    for (const [name, hear] of Object.entries(news)) events.addEventListener(name, ({ data }) => hear(JSON.parse(data)));
    events.onopen = () => setConnected(true);
    events.onerror = () => {
      setConnected(false);
      if (events.readyState === EventSource.CLOSED) again();
    };
  }
  const again = settle(connect, 3000);
  document.onvisibilitychange = () => {
    connect();
    if (!document.hidden) refresh();
  };
  connect();
}

/** Say that a source has changed, and what an update would do; nothing where it has not. */
export async function offerUpdate(name) {
  const { html } = await ask(`api/changes?${new URLSearchParams({ document: name })}`);
  find("notices").querySelector(`[data-document="${CSS.escape(name)}"]`)?.remove();
  find("notices").append(parse(html));
}
export async function update({ dataset: { value } }) {
  const { sentence } = await send("api/update", { document: value });
  await offerUpdate(value);
  tell(english(sentence));
  comeBack();
}
