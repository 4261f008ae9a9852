// The field in which a translation is written: it grows, shows half-spaces, and is checked.

import { copy, make, mark, say, settle, whisper } from "/static/base.js";

const ZWNJ = "\u200c";
const QUIET = 200; // milliseconds without a key before findings are shown

/** Make the field of a row. `check(text)` asks the server; `acts` are what the buttons do. */
export function makeEditor(row, head, text, acts) {
  const node = copy("editor");
  const get = (name) => node.querySelector(`.${name}`);
  const area = node.querySelector("textarea");
  mark(area, head.target);
  mark(get("grow"), head.target);
  area.setAttribute("aria-label", `${say("translation")}: ${say("paragraph", { number: row.number })}`);
  get("joiner").hidden = !head.half_space;
  get("joiner").addEventListener("pointerdown", (event) => event.preventDefault());
  get("joiner").addEventListener("click", () => insert(ZWNJ));
  const buttons = {
    save: acts.save, "save-fuzzy": acts.saveFuzzy, leave: acts.leave, discard: acts.discard,
  };
  for (const [name, act] of Object.entries(buttons)) get(name).addEventListener("click", act);

  // Behind the field lies the same text, unseen but for a mark at each half-space; it gives the
  // field its height too.
  function reflect() {
    const parts = area.value.split(ZWNJ);
    const pieces = parts.flatMap((part, place) =>
      (place ? [make("span", { class: "half" }, ZWNJ), part] : [part]));
    get("mirror").replaceChildren(...pieces, "\u200b");
    get("discard").hidden = area.value === row.translation;
  }

  // One question is on its way at a time; the last text is always asked.
  let asked = null;
  let waiting = null;
  const showFindings = settle(fillFindings, QUIET);
  async function check() {
    const value = area.value;
    if (asked !== null) {
      waiting = value;
      return;
    }
    asked = value;
    try {
      const { findings, preview } = await acts.check(value);
      if (node.isConnected) acts.preview(preview);
      showFindings(findings);
    } catch {
      showFindings([]); // told where it failed; what is written stays
    }
    asked = null;
    if (waiting === null || !node.isConnected) return;
    waiting = null;
    check();
  }

  let told = 0;
  function fillFindings(findings) {
    if (!node.isConnected) return;
    get("findings").replaceChildren(...findings.map((found) => make(
      "li", { "data-severity": found.severity },
      make("b", {}, `${say(`severity_${found.severity}`)}: `),
      make("span", { lang: "en", dir: "ltr" }, found.message),
    )));
    const number = findings.length;
    if (number !== told) whisper(number ? say("found_count", { count: number }) : say("no_findings"));
    told = number;
  }

  function insert(more) {
    area.focus();
    if (document.execCommand("insertText", false, more)) return; // keeps what Ctrl-Z needs
    area.setRangeText(more, area.selectionStart, area.selectionEnd, "end");
    area.dispatchEvent(new Event("input"));
  }

  area.value = text;
  reflect();
  area.addEventListener("input", () => {
    reflect();
    acts.change(area.value);
    check();
  });
  area.addEventListener("keydown", (event) => {
    if (event.key !== " " || !event.shiftKey || !head.half_space) return;
    event.preventDefault();
    insert(ZWNJ);
  });
  return {
    node, area, check,
    insert(more, isWhole) {
      if (isWhole) area.select();
      insert(more);
    },
  };
}
