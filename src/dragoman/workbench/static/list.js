// A long list, of which the page has only what is near: blocks of rows, each as high as it was.

const SIZE = 20;
const GUESS = 170; // pixels of a row that nobody has seen yet

/** Make a list in a feed; `load(numbers)` loads rows, `draw(number)` makes the element of one. */
export function makeList(feed, load, draw) {
  let blocks = [];
  let places = new Map();
  const findBlock = (number) => blocks[Math.floor(places.get(number) / SIZE)];
  const watcher = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      const block = blocks[target.dataset.block];
      if (block?.node !== target) continue;
      block.isNear = isIntersecting;
      if (isIntersecting) fill(block);
      else empty(block);
    }
  }, { rootMargin: "900px 0px" });

  async function fill(block, isWanted) {
    if (block.rows) return;
    try {
      await load(block.numbers);
    } catch {
      return; // it was told; `fillAgain` tries it again
    }
    if (block.rows || !block.node.isConnected || !(block.isNear || isWanted)) return;
    block.rows = new Map(block.numbers.map((number) => [number, draw(number)]));
    block.node.style.blockSize = "";
    block.node.replaceChildren(...block.rows.values());
  }

  function empty({ node }) {
    if (node.contains(document.activeElement)) return;
    node.style.blockSize = `${node.offsetHeight}px`;
    node.replaceChildren();
    blocks[node.dataset.block].rows = null;
  }

  return {
    numbers: [],
    show(numbers) {
      watcher.disconnect();
      this.numbers = numbers;
      places = new Map(numbers.map((number, place) => [number, place]));
      blocks = Array.from({ length: Math.ceil(numbers.length / SIZE) }, (_, place) => {
        const some = numbers.slice(place * SIZE, (place + 1) * SIZE);
        const node = document.createElement("div");
        node.dataset.block = place;
        node.style.blockSize = `${some.length * GUESS}px`;
        return { node, numbers: some };
      });
      feed.replaceChildren(...blocks.map(({ node }) => node));
      blocks.forEach(({ node }) => watcher.observe(node));
    },
    has: (number) => places.has(number),
    place: (number) => places.get(number),
    after(number, step) {
      return this.numbers[places.has(number) ? places.get(number) + step : 0];
    },
    get: (number) => findBlock(number)?.rows?.get(number),
    /** Return the element of a row when it is in the page. */
    async reach(number) {
      if (places.has(number)) await fill(findBlock(number), true);
      return this.get(number);
    },
    shown: () => blocks.flatMap(({ rows }) => [...(rows?.keys() ?? [])]),
    fillAgain: () => blocks.filter(({ isNear }) => isNear).forEach((block) => fill(block)),
  };
}
