// All documents in all languages: how far they are, what is made of them, what goes out and comes back.

import { address, ask, find, listen, listenToClicks, make, mark, notify, offerUpdate, percent, say, send, settle, tell, update }
  from "/static/base.js";

const STATES = ["reviewed", "translated", "fuzzy", "untranslated"];
const sum = (values) => STATES.reduce((total, state) => total + values[state], 0);

async function show() {
  const { documents, editions, exports = [], problems = [] } = await ask("/api/project");
  notify("problems", ...problems.map((text) => make("p", { lang: "en", dir: "ltr" }, text)));
  find("project").replaceChildren(...documents.map(showDocument));
  const groups = new Map();
  for (const one of editions) {
    const name = JSON.stringify([one.document, one.languages]);
    groups.set(name, [...(groups.get(name) ?? []), one]);
  }
  find("made").replaceChildren(...[...groups.values()].map(showEditions));
  const languages = documents.flatMap((one) => one.languages.map(({ code, name }) => [code, name]));
  fill("document", documents.map(({ name, title }) => [name, title || name]));
  fill("language", [...new Map(languages)]);
  const known = (format) => Boolean(say(`to_${format}`));
  exports.sort((one, other) => known(other) - known(one) || (other === "page") - (one === "page"));
  fill("format", exports.map((format) => [format, say(`to_${format}`) || format.toUpperCase()]));
}

function fill(id, choices) {
  const chosen = find(id).value;
  find(id).replaceChildren(...choices.map(([value, text]) => make("option", { value }, text)));
  if (choices.some(([value]) => value === chosen)) find(id).value = chosen;
}

function showDocument({ name, title, languages }) {
  const heading = make("h3", {}, make("bdi", {}, title || name), " ");
  if (title && title !== name) heading.append(make("small", {}, make("bdi", {}, name)));
  if (languages.some(({ changed }) => changed)) offerUpdate({ document: name });
  const list = languages.map((one) => showLanguage(name, title || name, one));
  return make("article", { class: "document" }, heading, make("ul", { class: "languages" }, ...list));
}

function showLanguage(document, title, one) {
  const { code, name, counts, words, first, changed } = one;
  const share = sum(words) ? (words.translated + words.reviewed) / sum(words) : 1;
  const bar = make("div", { class: "bar", "aria-hidden": true });
  for (const state of STATES) {
    const part = make("span", { class: state, hidden: "" });
    part.hidden = !words[state];
    part.style.flexGrow = words[state];
    bar.append(part);
  }
  const facts = make(
    "p", { class: "soft" },
    say("progress", { done: counts.translated + counts.reviewed, total: sum(counts), reviewed: counts.reviewed }),
    " · ", say("words_done", { percent: percent(Math.floor(share * 100) / 100) }),
    make("b", {}, changed ? ` ${say("counted_changed")}` : ""),
  );
  const href = `/translate/${address(document, code)}${first ? `#${first}` : ""}`;
  const text = first ? say("go_on", { number: first }) : say("open");
  const link = make("a", { href, class: "button" }, text, make("span", { class: "hidden" }, `: ${title}, ${name}`));
  const label = make("b", {}, mark(make("bdi", {}, name), one));
  return make("li", {}, make("div", { class: "how-far" }, label, bar, facts), link);
}

/** Show what is made of a document in some languages, a link for each format. */
function showEditions(some) {
  const [{ document, languages }] = some;
  const name = `${document} · ${languages.join(" + ")}`;
  const links = some.map(({ format, href, made, fresh }) => {
    const text = format.toUpperCase();
    const state = made ? !fresh && say("stale") : say("not_made");
    const hidden = make("span", { class: "hidden" }, `: ${name}`);
    const link = made ? make("a", { href }, text, hidden) : make("span", {}, text, hidden);
    return make("span", {}, link, " ", make("span", { class: "soft" }, state ? `(${state})` : ""));
  });
  return make("li", {}, make("b", {}, make("bdi", {}, name)), ...links);
}

async function build(button) {
  button.disabled = true;
  tell(say("building"));
  try {
    const { lines, ok } = await send("/api/build", {});
    find("lines").textContent = lines.join("\n");
    find("lines").hidden = !lines.length;
    tell(say(ok ? "built" : "not_built"));
  } finally {
    button.disabled = false;
    button.focus();
  }
  await show();
}

async function take(files) {
  for (const file of files) {
    tell(say("taking", { name: file.name }));
    const form = new FormData();
    form.append("file", file);
    const { sentences } = await send("/api/import", form).catch(({ message }) => ({ sentences: [message] }));
    find("taken").append(...sentences.map((text) => make("li", {}, text)));
    tell(sentences.join(" "));
  }
  await show();
}

const acts = { build, update, choose: () => find("file").click() };
const run = (act, ...values) => act(...values).catch(({ message }) => tell(message));
listenToClicks((act, button) => run(async () => acts[act](button)));
find("file").addEventListener("change", ({ target }) => run(take, [...target.files]));
find("export").addEventListener("submit", (event) => {
  event.preventDefault();
  const [document, language, format] = ["document", "language", "format"].map((id) => find(id).value);
  location.assign(`/api/export/${address(document, language)}?${new URLSearchParams({ to: format })}`);
});
for (const name of ["dragover", "dragleave", "drop"]) {
  document.addEventListener(name, (event) => {
    event.preventDefault();
    document.body.classList.toggle("dragging", name === "dragover");
    if (name === "drop") run(take, [...event.dataTransfer.files]);
  });
}
const showSoon = settle(() => run(show), 200);
listen(showSoon, showSoon);
run(show);
