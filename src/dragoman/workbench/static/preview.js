// The page as it will look: the edition itself, in which a row is replaced while somebody writes.

import { address, find } from "/static/base.js";

/** Show the edition of a document; `list()` gives its languages, `choose(number)` is for a click. */
export function makePreview(name, language, list, choose) {
  const frame = find("edition");
  let shown = 0;

  /** Return the element of a row; that of a cell of a table is its table, named after the first. */
  function get(number) {
    let row = null;
    for (let one = number; one > 0 && !row; one -= 1) row = frame.contentDocument?.getElementById(`p${one}`);
    return row;
  }

  const query = () => {
    const layout = find("layout").value;
    const values = layout === "single" ? { layout: "columns", languages: language } : { layout, languages: list() };
    return new URLSearchParams(values);
  };

  function load() {
    const place = frame.contentWindow.scrollY;
    frame.onload = () => {
      frame.contentWindow.scrollTo(0, place);
      frame.contentDocument.onclick = (event) => {
        if (event.target.closest("a:not([href^='#'])")) event.preventDefault();
        const row = event.target.closest("[id^=p]");
        if (row) choose(parseInt(row.id.slice(1), 10));
      };
      show(shown);
    };
    frame.src = `/edition/${address(name, language)}?${query()}`;
  }

  /** Put what the server made of a row into its place. */
  function replace(number, html) {
    const old = get(number);
    if (!old || !html) return;
    const made = frame.contentDocument.createElement("template");
    made.innerHTML = html; // of the server's own templates; the policy of the frame lets nothing run
    made.content.firstElementChild.id = old.id;
    old.replaceWith(made.content);
    if (number === shown) show(number);
  }

  function show(number) {
    get(shown)?.style.removeProperty("outline");
    shown = number;
    const row = get(number);
    if (!row) return;
    row.style.outline = "2px solid #b0603c";
    row.style.outlineOffset = "4px";
    const { top, bottom } = row.getBoundingClientRect();
    const room = frame.clientHeight;
    if (top < 0 || bottom > room) frame.contentWindow.scrollBy(0, top - Math.max(8, (room - bottom + top) / 3));
  }

  find("layout").addEventListener("change", load);
  return { load, replace, show, query };
}
