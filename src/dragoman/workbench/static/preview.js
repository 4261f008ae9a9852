// The page as it will look: the edition itself, in which a row is replaced while somebody writes.

import { address, find } from "/static/base.js";

/** Show the edition of a document; `list()` gives its languages, `choose(number)` is for a click. */
export function makePreview(name, language, list, choose) {
  const frame = find("edition");
  let shown = 0;
  const all = (number) => [...(frame.contentDocument?.querySelectorAll(`[data-row="${number}"]`) ?? [])];
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
        const row = event.target.closest("[data-row]");
        if (row) choose(Number(row.dataset.row));
      };
      show(shown);
    };
    frame.src = `/edition/${address(name, language)}?${query()}`;
  }

  /** Put what the server made of a row into its place. */
  function replace(number, html) {
    const old = all(number);
    if (!old.length || !html) return;
    const made = frame.contentDocument.createElement("template");
    made.innerHTML = html; // of the server's own templates; the policy of the frame lets nothing run
    old[0].before(made.content);
    old.forEach((node) => node.remove());
    if (number === shown) show(number);
  }

  function show(number) {
    all(shown).forEach((node) => { node.style.outline = ""; });
    shown = number;
    const [row] = all(number);
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
