// The page as it will look: the edition itself, in which a row is replaced while somebody writes.

import { address, find } from "/static/base.js";

const SHEET = ".row { content-visibility: auto; contain-intrinsic-size: auto 9rem; }"
  + " .being-written { content-visibility: visible; outline: 2px solid #b0603c; outline-offset: 1px; }";
const HEAD = 70; // pixels that the names of the languages lie over
const MARKUP = /[\\`*_~<>&[\]!^\n]/;

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
      const sheet = new frame.contentWindow.CSSStyleSheet();
      sheet.replaceSync(SHEET); // thousands of rows are laid out only where they are seen
      frame.contentDocument.adoptedStyleSheets = [sheet];
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

  /** Show a text at once where it is nothing but text; what the server makes of it comes after. */
  function write(number, text, { tag }) {
    const cell = get(number)?.querySelector(`:scope > .cell[lang="${tag}"] :is(p, h1, h2, h3, h4, h5, h6)`);
    if (cell && text.trim() && !MARKUP.test(text)) cell.textContent = text;
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
    get(shown)?.classList.remove("being-written");
    shown = number;
    const row = get(number);
    if (!row) return;
    row.classList.add("being-written");
    const { top, bottom } = row.getBoundingClientRect();
    const room = frame.clientHeight;
    if (top > HEAD && bottom < room) return;
    frame.contentWindow.scrollBy(0, top - Math.max(HEAD, (room - bottom + top) / 3));
  }

  find("layout").addEventListener("change", load);
  return { load, replace, show, query, write };
}
