// A long list, of which the page has only what is near: blocks of rows, each as high as it was.

const SIZE = 20;
const GUESS = 170; // pixels of a row that nobody has seen yet

/** Make a list in a feed; `load(numbers)` makes the elements of rows. */
export function makeList(feed, load) {
  const near = new Set();
  let numbers = [];
  const get = (number) => feed.querySelector(`[data-number="${number}"]`);
  const watcher = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      if (isIntersecting) {
        near.add(target);
        fill(target);
      } else {
        near.delete(target);
        empty(target);
      }
    }
  }, { rootMargin: "900px 0px" });

  async function fill(block, isWanted) {
    if (block.firstChild) return;
    const start = SIZE * [...feed.children].indexOf(block);
    const rows = await load(numbers.slice(start, start + SIZE));
    if (block.firstChild || !block.isConnected || !(isWanted || near.has(block))) return;
    block.style.blockSize = "";
    block.replaceChildren(...rows);
  }

  function empty(block) {
    if (block.contains(document.activeElement)) return;
    block.style.blockSize = `${block.offsetHeight}px`;
    block.replaceChildren();
  }

  return {
    get,
    get numbers() { return numbers; },
    show(found) {
      watcher.disconnect();
      near.clear();
      numbers = found;
      feed.replaceChildren();
      for (let left = numbers.length; left > 0; left -= SIZE) {
        const block = document.createElement("div");
        block.style.blockSize = `${Math.min(left, SIZE) * GUESS}px`;
        feed.append(block);
        watcher.observe(block);
      }
    },
    /** Return the element of a row when it is in the page. */
    async reach(number) {
      const block = feed.children[Math.floor(numbers.indexOf(number) / SIZE)];
      if (block) await fill(block, true);
      return get(number);
    },
    shown: () => Array.from(feed.querySelectorAll(".row"), ({ dataset }) => Number(dataset.number)),
    fillAgain: () => Promise.all([...near].map((block) => fill(block))),
  };
}
