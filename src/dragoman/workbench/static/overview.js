// All documents in all languages; what is made of them, what goes out and comes back.

import { ask, english, find, listen, listenToClicks, make, offerUpdate, parse, run, say, send, settle, tell,
  update } from "./base.js";

const shown = {}; // by the id of a part: its HTML

/** Show the parts that have changed. */
async function show() {
  const { html, changed } = await ask("api/project");
  for (const [id, text] of Object.entries(html)) {
    if (shown[id] !== text) find(id).replaceChildren(parse(text));
    shown[id] = text;
  }
  for (const part of document.querySelectorAll("[data-words]")) part.style.flexGrow = part.dataset.words;
  await Promise.all(changed.map(offerUpdate));
}

async function build(button) {
  button.disabled = true;
  tell(say("building"));
  const { lines, ok } = await send("api/build", {}).finally(() => { button.disabled = false; });
  button.focus();
  find("lines").textContent = lines.join("\n");
  find("lines").hidden = !lines.length;
  tell(say(ok ? "built" : "not_built"));
  await show();
}

async function take(files) {
  for (const file of files) {
    tell(say("taking", { name: file.name }));
    const form = new FormData();
    form.append("file", file);
    const { sentences } = await send("api/import", form).catch(({ message }) => ({ sentences: [`${file.name}: ${message}`] }));
    for (const text of sentences) find("taken").append(make("li", { textContent: text }));
    tell(...sentences.map(english));
  }
  await show();
}

listenToClicks({ build, update, choose: () => find("file").click() });
find("file").onchange = ({ target }) => {
  run(take, [...target.files]);
  target.value = ""; // the same name may come again
};
for (const name of ["dragover", "dragleave", "drop"]) {
  document[`on${name}`] = (event) => {
    event.preventDefault();
    document.body.classList.toggle("dragging", name === "dragover");
    if (name === "drop") run(take, [...event.dataTransfer.files]);
  };
}
const showSoon = settle(() => run(show), 200);
listen(showSoon, showSoon);
run(show);
