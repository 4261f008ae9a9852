// The texts that are not saved, also those whose paragraph is gone: to read, to copy, to throw away.

import { copy, find, run, say, tell } from "./base.js";

/** List them; `go(key)` goes to a paragraph, and `changed()` is told when one is thrown away. */
export function offerKept(drafts, go, changed) {
  const count = drafts.list().length;
  find("kept-notice").hidden = !count;
  find("kept-count").textContent = say("kept", { count });
  find("kept-texts").replaceChildren(...drafts.list().map((draft) => {
    const node = copy("kept-text");
    const [going, copying, removing] = node.querySelectorAll("button");
    node.querySelector(".original").textContent = draft.original;
    node.querySelector(".kept").textContent = draft.text;
    going.onclick = () => {
      find("kept").close();
      run(go, draft.place[1]);
    };
    copying.onclick = () => run(async () => {
      await navigator.clipboard.writeText(draft.text);
      tell(say("copied"));
    });
    removing.onclick = () => {
      drafts.remove(draft);
      changed();
    };
    return node;
  }));
}
