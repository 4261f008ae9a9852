// All documents in all languages: how far they are, what is made of them, what goes out and comes back.

import { address, ask, find, listen, make, mark, offerUpdate, percent, say, send, settle, tell, whenBack }
  from "/static/base.js";

const STATES = ["reviewed", "translated", "fuzzy", "untranslated"];
let project = null;

async function show() {
  try {
    project = await ask("/api/project");
  } catch (error) {
    return tell(error.message);
  }
  find("project").replaceChildren(...project.documents.map(showDocument));
  find("made").replaceChildren(...project.editions.map(showEdition));
  fillExport();
}

function showDocument(item) {
  const name = make("h3", {}, make("bdi", {}, item.title || item.name));
  if (item.title && item.title !== item.name) name.append(" ", make("small", {}, make("bdi", {}, item.name)));
  if (item.languages.some(({ changed }) => changed)) offerUpdate({ document: item.name });
  const list = make("ul", { class: "languages" }, ...item.languages.map((one) => showLanguage(item, one)));
  return make("article", { class: "document" }, name, list);
}

function showLanguage(item, one) {
  const { counts, words, first } = one;
  const sum = (values) => STATES.reduce((total, state) => total + values[state], 0);
  const done = counts.translated + counts.reviewed;
  const share = sum(words) ? (words.translated + words.reviewed) / sum(words) : 1;
  const bar = make("div", { class: "bar", "aria-hidden": "true" });
  for (const state of STATES.filter((name) => words[name])) {
    const part = make("span", { class: state });
    part.style.flexGrow = words[state];
    bar.append(part);
  }
  const name = make("bdi", {}, one.name);
  mark(name, one);
  const href = `/translate/${address(item.name, one.code)}${first ? `#${first}` : ""}`;
  const text = first ? say("go_on", { number: first }) : say("open");
  const hidden = make("span", { class: "hidden" }, `: ${item.title || item.name}, ${one.name}`);
  const link = make("a", { href, class: "button" }, text, hidden);
  const facts = [
    say("progress", { done, total: sum(counts), reviewed: counts.reviewed }),
    say("words_done", { percent: percent(Math.floor(share * 100) / 100) }),
  ];
  const said = make("p", { class: "soft" }, facts.join(" · "));
  if (one.changed) said.append(make("b", {}, ` ${say("counted_changed")}`));
  return make("li", {}, make("div", { class: "how-far" }, make("b", {}, name), bar, said), link);
}

function showEdition({ document: name, languages, format, href, made, fresh }) {
  const text = `${name} · ${languages.join(" + ")} · ${format.toUpperCase()}`;
  const label = make("bdi", {}, text);
  const state = say(made ? (fresh ? "fresh" : "stale") : "not_made");
  return make("li", {}, made ? make("a", { href }, label) : label, make("span", { class: "soft" }, state));
}

function fillExport() {
  const fill = (id, choices) => {
    const chosen = find(id).value;
    find(id).replaceChildren(...choices.map(([value, text]) => make("option", { value }, text)));
    if (choices.some(([value]) => value === chosen)) find(id).value = chosen;
  };
  const languages = new Map(project.documents.flatMap((item) => item.languages.map(({ code, name }) => [code, name])));
  fill("export-document", project.documents.map(({ name, title }) => [name, title || name]));
  fill("export-language", [...languages]);
  const name = (format) => say(`to_${format}`) || format.toUpperCase();
  fill("export-format", (project.exports || ["page"]).map((format) => [format, name(format)]));
}

async function build() {
  const lines = find("lines");
  find("build").disabled = true;
  tell(say("building"));
  try {
    const done = await send("/api/build", {});
    lines.textContent = done.lines.join("\n");
    lines.hidden = !done.lines.length;
    tell(say(done.ok ? "built" : "not_built"));
  } catch (error) {
    tell(error.message);
  }
  find("build").disabled = false;
  find("build").focus();
  show();
}

async function take(files) {
  for (const file of files) {
    tell(say("taking", { name: file.name }));
    const form = new FormData();
    form.append("file", file);
    try {
      const { sentences } = await send("/api/import", form);
      find("taken").append(...sentences.map((text) => make("li", {}, text)));
      tell(sentences.at(-1) ?? "");
    } catch (error) {
      find("taken").append(make("li", { class: "grave" }, `${file.name}: ${error.message}`));
      tell(error.message);
    }
  }
  show();
}

find("build").addEventListener("click", build);
find("choose").addEventListener("click", () => find("file").click());
find("file").addEventListener("change", () => { take([...find("file").files]); find("file").value = ""; });
find("export").addEventListener("submit", (event) => {
  event.preventDefault();
  const to = new URLSearchParams({ to: find("export-format").value });
  location.assign(`/api/export/${address(find("export-document").value, find("export-language").value)}?${to}`);
});
for (const name of ["dragenter", "dragover", "dragleave", "drop"]) {
  document.addEventListener(name, (event) => {
    event.preventDefault();
    document.body.classList.toggle("dragging", name === "dragenter" || name === "dragover");
    if (name === "drop") take([...event.dataTransfer.files]);
  });
}
const showSoon = settle(show, 200);
listen({ changed: showSoon });
whenBack(showSoon);
show();
