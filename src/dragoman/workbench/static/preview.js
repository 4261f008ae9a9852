// The edition as it will look, in which a row is replaced while somebody writes.

import { find, parse } from "./base.js";

const HEAD = 70; // pixels under the names of languages

/** Show an edition; `address()` says where it is, `choose(number)` is for a click. */
export function makePreview(address, choose) {
  const frame = find("edition");
  const page = frame.contentWindow;
  let shown = 0;

  /** Return the element of a row or a cell, or of one before it. */
  function get(number) {
    let row;
    for (let one = number; one > 0 && !row; one -= 1) row = page.document.getElementById(`p${one}`);
    return row;
  }

  function load() {
    const place = page.scrollY;
    frame.onload = () => {
      page.scrollTo(0, place);
      page.onresize = () => show(shown);
      page.document.onclick = (event) => {
        const link = event.target.closest("a[href^='#']"); // to a note, or back
        if (event.target.closest("a") !== link) event.preventDefault();
        const meant = link ? page.document.getElementById(link.hash.slice(1)) : event.target;
        const row = meant?.closest("[id^=p]");
        if (row) choose(parseInt(row.id.slice(1), 10));
      };
      show(shown);
    };
    frame.src = address();
  }

  /** Put what the server made of a row into its place. */
  function replace(number, html) {
    const old = get(number)?.closest(".row"); // with all of its table
    if (!old || !html) return;
    const made = parse(html).firstElementChild;
    made.id = old.id;
    old.replaceWith(made);
    if (number === shown) show(number);
  }

  function show(number) {
    get(shown)?.classList.remove("being-written");
    shown = number;
    const cell = get(number);
    const row = cell?.closest(".row");
    if (!row) return;
    cell.classList.add("being-written");
    const room = frame.clientHeight;
    const { top, bottom } = (row.clientHeight < room ? row : cell).getBoundingClientRect();
    if (top <= HEAD || bottom >= room) page.scrollBy(0, top - Math.max(HEAD, (room - bottom + top) / 3));
  }

  return { load, replace, show };
}
