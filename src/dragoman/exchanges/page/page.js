"use strict";
(() => {
  const find = (id) => document.getElementById(id);
  const data = JSON.parse(find("dragoman-package").textContent);
  const words = data.words;
  const digits = Array.from(data.digits);
  const STORE = `dragoman/${data.digest}/`;
  const STATES = ["untranslated", "fuzzy", "translated", "reviewed"];
  const ZWNJ = "\u200c";
  let storage = openStorage();
  let saved = "";
  let current = null;

  const writeNumber = (text) => String(text).replace(/[0-9]/g, (digit) => digits[digit]);
  const joinLines = (text) => text.replace(/\r\n?/g, "\n");

  // The work on a row: what a person did, or what went out where nobody did anything.

  function startWork(item) {
    const isReviewed = item.state === "reviewed";
    return { text: joinLines(item.text || ""), state: item.state, approved: isReviewed, comment: "" };
  }

  function isChanged({ work, start }) {
    return Object.keys(start).some((name) => work[name] !== start[name]);
  }

  function changeText(row, text) {
    const { start, work } = row;
    const state = text.trim() ? "translated" : "untranslated";
    const same = text === start.text;
    row.work = { ...work, text, state: same ? start.state : state, approved: same && start.approved };
  }

  function approve(row) {
    const { start, work } = row;
    if (!work.text.trim()) return;
    const same = work.text === start.text;
    if (work.approved) {
      if (!start.approved || !same) {
        row.work = { ...work, approved: false, state: same ? start.state : "translated" };
      }
    } else {
      const state = same && start.approved ? start.state : "translated";
      row.work = { ...work, approved: true, state };
    }
  }

  function doubt(row) {
    const { start, work } = row;
    if (!work.text.trim()) return;
    const same = work.text === start.text && start.state !== "fuzzy";
    const isOff = work.state === "fuzzy";
    const state = isOff ? (same ? start.state : "translated") : "fuzzy";
    row.work = { ...work, state, approved: isOff && same && start.approved };
  }

  const readState = ({ work }) => (work.approved ? "reviewed" : work.state);

  // What the browser keeps, a row at a time, so that the page in two windows loses nothing.

  function openStorage() {
    try {
      const found = window.localStorage;
      found.setItem(`${STORE}test`, "1");
      found.removeItem(`${STORE}test`);
      return found;
    } catch {
      return null;
    }
  }

  function keep(row) {
    try {
      if (!storage) return;
      if (isChanged(row)) storage.setItem(STORE + row.index, JSON.stringify(row.work));
      else storage.removeItem(STORE + row.index);
    } catch {
      storage = null;
      tellStorage();
    }
  }

  const getKept = (row) => storage && storage.getItem(STORE + row.index);

  function recall(row) {
    let kept = null;
    try {
      kept = JSON.parse(getKept(row));
    } catch {
      return false;
    }
    const isRight = kept && typeof kept.text === "string" && typeof kept.comment === "string"
      && typeof kept.approved === "boolean" && STATES.includes(kept.state);
    const { text, state, approved, comment } = isRight ? kept : row.start;
    row.work = { text, state, approved, comment };
    return Boolean(isRight);
  }

  /** Take over what another window has kept, or has removed. */
  function takeOver(row) {
    if (row === current) return;
    const before = JSON.stringify(row.work);
    recall(row);
    if (JSON.stringify(row.work) !== before) show(row);
  }

  /** Take over what other windows have kept meanwhile. A phone does not tell a window behind others.
   *  What is only here stays: the browser may have thrown away all that it kept. */
  function catchUp() {
    try {
      messages.filter(getKept).forEach(takeOver);
    } catch {
      // The browser keeps nothing any more: what is here stays.
    }
  }

  function tellStorage() {
    const place = find("storage");
    place.textContent = storage ? words.kept : words.not_kept;
    place.className = storage ? "" : "notice";
  }

  // Rows on the page.

  function build(item, index) {
    const node = find("row").content.cloneNode(true).firstElementChild;
    const get = (name) => node.querySelector(`.${name}`);
    const row = { item, index, node, get, start: startWork(item), area: get("translation"), note: get("comment") };
    row.work = { ...row.start };
    for (const area of [row.area, row.note]) area.style.setProperty("field-sizing", "content");
    const name = item.numbers ? words.paragraph.replace("{number}", () => writeNumber(item.numbers)) : "";
    get("number").textContent = name;
    get("remark").textContent = item.remark || "";
    node.classList.toggle("heading", Boolean(item.level));
    const texts = node.querySelectorAll(".text");
    texts[0].textContent = item.source;
    if (data.pivot) texts[1].textContent = item.pivot || "–";
    node.setAttribute("aria-label", name);
    row.area.setAttribute("aria-label", `${words.translation}: ${name}`);
    row.note.setAttribute("aria-label", `${words.comment}: ${name}`);
    get("joiner").hidden = !data.hasJoiner;
    addFacts(row);
    if (!item.key) get("own").remove();
    else listen(row);
    return row;
  }

  function addFacts({ item, get }) {
    const source = data.languages[0];
    const facts = [
      [words.remarks, item.explained], [words.context, item.context],
      [words.previous_source, item.previous, source], [words.comments, item.note],
    ];
    for (const [name, text, language] of facts) {
      if (!text) continue;
      const term = document.createElement("dt");
      const said = document.createElement("dd");
      term.textContent = name;
      said.textContent = text;
      said.dir = language ? language.direction : "auto";
      if (language) said.lang = language.tag;
      get("facts").append(term, said);
    }
    if (!get("facts").children.length) get("facts").remove();
  }

  function listen(row) {
    const { area, note, get, node } = row;
    const change = (button, action) => get(button).addEventListener("click", () => {
      action(row);
      show(row);
      keep(row);
    });
    change("approve", approve);
    change("doubt", doubt);
    change("undo", () => { row.work = { ...row.start }; });
    area.addEventListener("input", () => { changeText(row, area.value); show(row); keep(row); });
    note.addEventListener("input", () => { row.work.comment = note.value; show(row); keep(row); });
    get("open").addEventListener("click", () => {
      note.hidden = !note.hidden && !note.value;
      show(row);
      if (!note.hidden) note.focus();
    });
    get("joiner").addEventListener("pointerdown", (event) => event.preventDefault());
    get("joiner").addEventListener("click", () => join(area));
    node.addEventListener("focusin", () => { current = row; });
  }

  function join(area) {
    area.focus();
    if (document.execCommand("insertText", false, ZWNJ)) return; // keeps what "undo" needs
    area.setRangeText(ZWNJ, area.selectionStart, area.selectionEnd, "end");
    area.dispatchEvent(new Event("input"));
  }

  function show(row) {
    const { work, start, area, note, get, node } = row;
    const state = readState(row);
    const isEmpty = !work.text.trim();
    const isTheirs = start.approved && work.approved;
    if (area.value !== work.text) area.value = work.text;
    if (note.value !== work.comment) note.value = work.comment;
    if (work.comment) note.hidden = false;
    get("open").setAttribute("aria-expanded", String(!note.hidden));
    get("state").textContent = words[`is_${state}`];
    get("remark").hidden = state !== "fuzzy";
    get("approve").setAttribute("aria-pressed", String(work.approved));
    get("approve").disabled = isEmpty || isTheirs;
    get("doubt").setAttribute("aria-pressed", String(work.state === "fuzzy"));
    get("doubt").disabled = isEmpty;
    get("undo").hidden = !isChanged(row);
    node.classList.toggle("changed", isChanged(row));
    grow(row);
    count();
  }

  const growsItself = CSS.supports("field-sizing", "content");

  function grow(...some) {
    if (growsItself || !isReady) return;
    const areas = some.flatMap(({ area, note }) => (note.hidden ? [area] : [area, note]));
    areas.forEach((area) => { area.style.blockSize = "0"; });
    const heights = areas.map((area) => area.scrollHeight + 4);
    areas.forEach((area, place) => { area.style.blockSize = `${heights[place]}px`; });
  }

  function count() {
    if (!isReady) return;
    const states = messages.map(readState);
    const number = (...names) => states.filter((state) => names.includes(state)).length;
    const values = { done: number("translated", "reviewed"), total: states.length, reviewed: number("reviewed") };
    const fill = (text, name) => text.replace(`{${name}}`, writeNumber(values[name]));
    find("progress").textContent = Object.keys(values).reduce(fill, words.progress);
    find("bar").max = values.total || 1;
    find("bar").value = values.done;
    const changed = messages.filter(isChanged).length;
    find("count").textContent = changed ? `(${writeNumber(changed)})` : "";
    find("remove").hidden = !changed;
  }

  // Finding rows, and going from one to the next.

  function fold(text) {
    return text.normalize("NFKD").replace(/[\p{M}\u200c\u200d\u0640]/gu, "")
      .replace(/[يى]/g, "ی").replace(/ك/g, "ک").toLowerCase();
  }

  function fits(row, wanted, sought) {
    const state = readState(row);
    const isWanted = {
      all: true,
      todo: state === "untranslated" || state === "fuzzy",
      unreviewed: state === "translated",
      mine: isChanged(row),
    }[wanted];
    if (!row.item.key) return wanted === "all" && !sought;
    const { source, pivot, note, numbers } = row.item;
    const texts = [source, pivot, note, numbers, writeNumber(numbers || ""), row.work.text, row.work.comment];
    return isWanted && (!sought || texts.some((text) => text && fold(text).includes(sought)));
  }

  function filter() {
    const sought = fold(find("search").value.trim());
    for (const row of rows) row.node.hidden = !fits(row, find("filter").value, sought);
    find("none").hidden = rows.some((row) => !row.node.hidden);
    grow(...messages.filter((row) => !row.node.hidden));
  }

  function go(step) {
    const shown = messages.filter((row) => !row.node.hidden || row === current);
    const place = shown.indexOf(current);
    const next = shown[place < 0 ? 0 : place + step];
    if (!next) return;
    next.area.focus({ preventScroll: true });
    next.node.scrollIntoView({ block: "nearest" });
  }

  // Answers.

  function checksum(text) {
    let sum = -1; // CRC-32, as in ZIP archives
    for (const byte of new TextEncoder().encode(text)) {
      sum ^= byte;
      for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
    }
    return ((sum ^ -1) >>> 0).toString(16).padStart(8, "0");
  }

  const mend = (text) => text.replace(/[\ud800-\udfff]/gu, "\ufffd").replace(/[\0-\x08\x0b-\x1f\x7f]/g, "");

  function answer({ item, work, start }) {
    const text = work.text === start.text ? item.text || "" : mend(work.text.trim());
    const comment = mend(work.comment.trim());
    const state = { fuzzy: "fuzzy", untranslated: "" }[work.state] ?? "translated";
    const approved = work.approved && !start.approved;
    const sum = checksum([item.key, state, approved ? "approved" : "", text, comment].join("\n"));
    const { number, key, source, context } = item;
    return { number, key, source, context, text, state, approved, comment, sum };
  }

  function writeAnswers() {
    const changed = messages.filter(isChanged);
    const { document, language, pivot } = data;
    const head = { dragoman: "answers", schema_version: 1, document, language, pivot };
    return changed.length ? `${JSON.stringify({ ...head, rows: changed.map(answer) }, null, 1)}\n` : "";
  }

  function save() {
    catchUp();
    const text = writeAnswers();
    find("status").textContent = text ? "" : words.nothing;
    if (!text) return;
    const name = `${data.file}.json`;
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
    saved = text;
    find("sent").textContent = words.send.replace("{name}", () => `\u2068${name}\u2069`);
    find("answers").value = text;
    find("answers").setSelectionRange(0, 0);
    find("copied").textContent = "";
    find("share").hidden = !navigator.share;
    if (find("saved").showModal) find("saved").showModal();
    else find("saved").setAttribute("open", "");
    find("answers").scrollTop = 0;
  }

  async function share() {
    const text = find("answers").value;
    const files = [new File([text], `${data.file}.txt`, { type: "text/plain" })]; // few take JSON
    const canSendFiles = navigator.canShare && navigator.canShare({ files });
    try {
      await navigator.share(canSendFiles ? { files } : { text });
    } catch {
      find("answers").select(); // it was stopped, or it is forbidden: the text can be copied
    }
  }

  async function copy() {
    find("answers").select();
    try {
      await navigator.clipboard.writeText(find("answers").value);
      find("copied").textContent = words.copied;
    } catch {
      find("copied").textContent = document.execCommand("copy") ? words.copied : "";
    }
  }

  function close() {
    if (find("saved").close) find("saved").close();
    else find("saved").removeAttribute("open");
  }

  function remove() {
    if (!window.confirm(words.sure)) return;
    for (const row of messages) {
      row.work = { ...row.start };
      row.note.hidden = true;
      show(row);
      keep(row);
    }
    find("status").textContent = "";
  }

  function press(event) {
    const isCommand = event.ctrlKey || event.metaKey;
    const isJoined = event.shiftKey && event.key === " " && data.hasJoiner;
    if (find("saved").open) return;
    if (event.altKey && event.key === "ArrowDown") go(1);
    else if (event.altKey && event.key === "ArrowUp") go(-1);
    else if (isCommand && event.key.toLowerCase() === "s") save();
    else if (isCommand && event.key === "Enter" && current) {
      if (!current.work.approved) current.get("approve").click();
      go(1);
    } else if (isJoined && event.target.classList.contains("translation")) join(event.target);
    else return;
    event.preventDefault();
  }

  let isReady = false;
  const rows = data.rows.map(build);
  const messages = rows.filter((row) => row.item.key);
  const recalled = messages.map(recall).some(Boolean);
  find("rows").append(...rows.map((row) => row.node));
  messages.forEach(show);
  isReady = true;
  count();
  tellStorage();
  find("status").textContent = recalled ? words.back : "";
  document.querySelector(".joined").hidden = !data.hasJoiner;
  for (const id of ["tools", "footer", "ends"]) find(id).hidden = false;
  grow(...messages);

  const actions = { save, share, copy, close, remove, previous: () => go(-1), next: () => go(1) };
  for (const [id, action] of Object.entries(actions)) find(id).addEventListener("click", () => action());
  find("filter").addEventListener("change", filter);
  find("search").addEventListener("input", filter);
  document.addEventListener("keydown", press);
  window.addEventListener("resize", () => grow(...messages));
  window.addEventListener("storage", (event) => {
    const row = messages.find(({ index }) => event.key === STORE + index);
    if (row) takeOver(row);
  });
  window.addEventListener("pageshow", catchUp);
  document.addEventListener("visibilitychange", catchUp);
  window.addEventListener("beforeunload", (event) => {
    if (storage || writeAnswers() === saved) return;
    event.preventDefault();
    event.returnValue = "";
  });
})();
