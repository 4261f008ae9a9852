// A long list, of which the page has only the blocks of rows that are near.

import { make, run } from "./base.js";

const SIZE = 20;
const GUESS = 170; // pixels of an unseen row

/** Make the list; `load(numbers)` makes the elements of rows, `dress(row)` completes one. */
export function makeList(feed, load, dress) {
  const get = (number) => feed.querySelector(`[data-number="${number}"]`);
  const watcher = new IntersectionObserver((entries) => entries.forEach(({ target, isIntersecting }) => {
    target.isNear = isIntersecting;
    run(isIntersecting ? fill : empty, target);
  }), { rootMargin: "900px 0px" });

  async function fill(block, isWanted) {
    if (block.firstChild) return;
    const start = SIZE * [...feed.children].indexOf(block);
    const rows = await load(list.numbers.slice(start, start + SIZE));
    if (block.firstChild || !block.isConnected || !(isWanted || block.isNear)) return;
    block.style.blockSize = "";
    block.replaceChildren(...rows);
    rows.forEach(dress);
  }

  function empty(block) {
    if (block.matches(":focus-within, :has(.pick :checked)")) return;
    block.style.blockSize = `${block.offsetHeight}px`;
    block.replaceChildren();
  }

  const list = {
    get,
    numbers: [],
    show(numbers) {
      watcher.disconnect();
      list.numbers = numbers;
      feed.replaceChildren();
      for (let left = numbers.length; left > 0; left -= SIZE) {
        const block = make("div");
        block.style.blockSize = `${Math.min(left, SIZE) * GUESS}px`;
        feed.append(block);
        watcher.observe(block);
      }
    },
    async reach(number) { // brings a row into the page
      const block = feed.children[Math.floor(list.numbers.indexOf(number) / SIZE)];
      if (block) await fill(block, true);
      return get(number);
    },
    fillAgain: () => Promise.all([...feed.children].filter(({ isNear }) => isNear).map((block) => fill(block))),
  };
  return list;
}
