// The field in which a translation is written: it grows, shows half-spaces, and is checked.

import { copy, find, make, parse, say, settle } from "./base.js";

const ZWNJ = "\u200c";
const QUIET = 200; // milliseconds without a key before findings are shown

/** Make the field of a row; `check(text)` asks the server, `change(text)` takes what is written. */
export function makeEditor({ number, translation }, text, { check, change, preview }) {
  const node = copy("editor");
  const get = (name) => node.querySelector(`.${name}`);
  const area = node.querySelector("textarea");
  area.ariaLabel = `${say("translation")}: ${say("paragraph", { number: Number(number) })}`;

  // Behind the field lies the same text, unseen but for a mark at each half-space; it gives the height.
  function reflect() {
    const parts = area.value.split(ZWNJ).flatMap((part) => [make("span", { className: "half", textContent: ZWNJ }), part]);
    get("mirror").replaceChildren(...parts.slice(1), "\u200b");
    get("discard").hidden = area.value === translation;
  }

  // One question is on its way at a time, and the last text is always asked about.
  let asked = null;
  async function ask() {
    if (asked !== null) return;
    asked = area.value;
    const answer = await check(asked).catch(() => ({ html: "", told: "" })); // the work goes on
    if (node.isConnected) preview(answer.preview);
    showFindings(answer);
    const isLast = asked === area.value;
    asked = null;
    if (!isLast && node.isConnected) ask();
  }
  const showFindings = settle(({ html, told }) => {
    get("findings").replaceChildren(parse(html));
    if (html) node.scrollIntoView({ block: "nearest" });
    if (find("aside").textContent !== told) find("aside").textContent = told;
  }, QUIET);

  function insert(more, isWhole) {
    area.focus();
    if (isWhole) area.select();
    document.execCommand("insertText", false, more); // the one way that keeps what Ctrl-Z needs
  }

  area.value = text;
  reflect();
  if (text) ask();
  area.oninput = () => {
    reflect();
    change(area.value);
    ask();
  };
  return { node, area, translation, insert };
}
