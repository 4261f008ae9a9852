// The page as it will look: the edition itself, in which one row is replaced while somebody writes.

import { address, find } from "/static/base.js";

/** Show the edition of a document; `columns()` are its languages, in the layout that is chosen. */
export function makePreview(document, language, columns) {
  const frame = find("edition");
  let shown = 0;
  const query = () => {
    const layout = find("layout").value;
    const languages = layout === "single" ? [language] : columns();
    return new URLSearchParams({ layout: layout === "single" ? "columns" : layout, languages }).toString();
  };
  const rows = (number) => [...(frame.contentDocument?.querySelectorAll(`[data-row="${number}"]`) ?? [])];

  function load() {
    const place = frame.contentWindow?.scrollY ?? 0;
    frame.addEventListener("load", () => {
      frame.contentWindow.scrollTo(0, place);
      frame.contentDocument.addEventListener("click", chooseRow);
      if (shown) show(shown);
    }, { once: true });
    frame.src = `/edition/${address(document, language)}?${query()}`;
  }

  function chooseRow(event) {
    const link = event.target.closest?.("a[href]");
    if (link && !link.getAttribute("href").startsWith("#")) event.preventDefault();
    const row = event.target.closest?.("[data-row]");
    if (row) frame.dispatchEvent(new CustomEvent("choose", { detail: Number(row.dataset.row) }));
  }

  /** Put what the server made of a row into its place. */
  function replace(number, html) {
    const old = rows(number);
    if (!old.length || !html) return;
    const made = frame.contentDocument.createElement("template");
    made.innerHTML = html; // of the server's own templates; the policy of the frame lets nothing run
    old[0].before(made.content);
    old.forEach((node) => node.remove());
    show(number);
  }

  function show(number) {
    rows(shown).forEach((node) => { node.style.outline = ""; });
    shown = number;
    const [row] = rows(number);
    if (!row) return;
    row.style.outline = "2px solid";
    const { top, bottom } = row.getBoundingClientRect();
    if (top >= 0 && bottom <= frame.clientHeight) return;
    frame.contentWindow.scrollBy(0, top - Math.max(0, (frame.clientHeight - (bottom - top)) / 3));
  }

  find("layout").addEventListener("change", load);
  return { load, replace, show, query, onChoose: (act) => frame.addEventListener("choose", ({ detail }) => act(detail)) };
}
