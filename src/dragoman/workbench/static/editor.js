// The field in which a translation is written: it grows, shows half-spaces, and is checked.

import { copy, find, make, mark, say, settle } from "/static/base.js";

export const ZWNJ = "\u200c";
const QUIET = 200; // milliseconds without a key before findings are shown

/** Make the field of a row; `check(text)` asks the server, `change(text)` takes what is written. */
export function makeEditor({ number, translation }, head, text, { check, change, preview }) {
  const node = copy("editor");
  const get = (name) => node.querySelector(`.${name}`);
  const area = node.querySelector("textarea");
  mark(area, head.target);
  mark(get("grow"), head.target);
  area.ariaLabel = `${say("translation")}: ${say("paragraph", { number })}`;
  get("joiner").hidden = !head.half_space;

  // Behind the field lies the same text, unseen but for a mark at each half-space. It gives the
  // field its height.
  function reflect() {
    const [first, ...others] = area.value.split(ZWNJ);
    get("mirror").replaceChildren(first);
    for (const part of others) get("mirror").append(make("span", { class: "half" }, ZWNJ), part);
    get("mirror").append("\u200b");
    get("discard").hidden = area.value === translation;
  }

  // One question is on its way at a time, and the last text is always asked.
  let asked = null;
  async function ask() {
    if (asked !== null) return;
    asked = area.value;
    try {
      const answer = await check(asked);
      if (node.isConnected) preview(answer.preview);
      showFindings(answer.findings);
    } catch {
      showFindings([]);
    }
    const isLast = asked === area.value;
    asked = null;
    if (!isLast && node.isConnected) ask();
  }

  let told = 0;
  const showFindings = settle((findings) => {
    get("findings").replaceChildren(...findings.map(({ severity, message }) => make(
      "li", { "data-severity": severity },
      make("b", {}, `${say(`severity_${severity}`)}: `), make("bdi", { lang: "en" }, message),
    )));
    const count = findings.length;
    if (count !== told) find("aside").textContent = count ? say("found_count", { count }) : say("no_findings");
    told = count;
  }, QUIET);

  function insert(more, isWhole) {
    area.focus();
    if (isWhole) area.select();
    if (document.execCommand("insertText", false, more)) return; // keeps what Ctrl-Z needs
    area.setRangeText(more, area.selectionStart, area.selectionEnd, "end");
    area.dispatchEvent(new Event("input"));
  }

  area.value = text;
  reflect();
  if (text) ask();
  area.addEventListener("input", () => {
    reflect();
    change(area.value);
    ask();
  });
  return { node, area, number, translation, insert };
}
