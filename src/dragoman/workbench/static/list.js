// A long list of which only what is in view is in the page: blocks of rows, each as high as it was.

const SIZE = 20;
const GUESS = 170; // pixels of a row that nobody has seen yet

/** Make a list in a feed. `load(numbers)` loads rows, `draw(number)` makes the element of a loaded one. */
export function makeList(feed, load, draw) {
  let blocks = [];
  let places = new Map();
  const watcher = new IntersectionObserver(see, { rootMargin: "900px 0px" });

  function see(entries) {
    for (const { target, isIntersecting } of entries) {
      const block = blocks[target.dataset.block];
      if (!block || block.node !== target) continue;
      block.isNear = isIntersecting;
      if (isIntersecting) fill(block);
      else empty(block);
    }
  }

  async function fill(block) {
    if (block.rows) return;
    block.loading ??= load(block.numbers);
    try {
      await block.loading;
    } catch {
      return; // told where it failed; filled when it is asked for again
    } finally {
      block.loading = null;
    }
    if (block.rows || blocks[block.node.dataset.block] !== block) return;
    block.rows = new Map(block.numbers.map((number) => [number, draw(number)]));
    block.node.style.blockSize = "";
    block.node.replaceChildren(...block.rows.values());
  }

  function empty(block) {
    if (!block.rows || block.node.contains(document.activeElement)) return;
    block.node.style.blockSize = `${block.node.offsetHeight}px`;
    block.node.replaceChildren();
    block.rows = null;
  }

  return {
    /** Show these rows, in this order. */
    show(numbers) {
      watcher.disconnect();
      blocks = [];
      places = new Map();
      for (let start = 0; start < numbers.length; start += SIZE) {
        const some = numbers.slice(start, start + SIZE);
        const node = document.createElement("div");
        node.dataset.block = blocks.length;
        node.style.blockSize = `${some.length * GUESS}px`;
        some.forEach((number, place) => places.set(number, start + place));
        blocks.push({ node, numbers: some, rows: null });
      }
      feed.replaceChildren(...blocks.map(({ node }) => node));
      blocks.forEach(({ node }) => watcher.observe(node));
      this.numbers = numbers;
    },
    numbers: [],
    place: (number) => places.get(number) ?? -1,
    /** Return the element of a row when it is in the page. */
    async reach(number) {
      const block = blocks[Math.floor((places.get(number) ?? -1) / SIZE)];
      if (!block) return null;
      await fill(block);
      return block.rows ? block.rows.get(number) : null;
    },
    get: (number) => blocks[Math.floor((places.get(number) ?? -1) / SIZE)]?.rows?.get(number),
    /** Yield the numbers and elements of all rows that are in the page. */
    * shown() {
      for (const { rows } of blocks) if (rows) yield* rows;
    },
    /** Fill what could not be filled. */
    fillAgain: () => blocks.filter(({ isNear }) => isNear).forEach(fill),
  };
}
