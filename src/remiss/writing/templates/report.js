// The tools of the report: filter and search, walking in the matrix, and the dialog behind a cell.
//
// Nothing is made from strings here: what a respondent has written is only ever copied as nodes that the page already
// holds, or set with textContent, and the page's policy (trusted types) forbids anything else. All words in Swedish
// are in the templates.
"use strict";
(() => {
  const id = (name) => document.getElementById(name);
  const matrix = document.querySelector("#matris table");
  const box = matrix.closest(".matrix");
  const heads = [...matrix.tHead.rows[0].cells];
  const groups = [...matrix.tBodies];
  const rows = groups.flatMap((group) => [...group.rows].slice(1));

  // A cell, and what the filter asks of it. An empty cell has no link.
  const cells = rows.flatMap((tr) =>
    [...tr.cells].slice(1).map((td, at) => ({ td, tr, at, link: td.firstElementChild.closest("a"), hit: true })),
  );
  cells.forEach((cell, order) => Object.assign(cell, { order }));
  const cellOf = new Map(cells.map((cell) => [cell.td, cell]));
  const isShown = (element) => !element.classList.contains("off");

  for (const tool of document.querySelectorAll("[data-tool]")) tool.hidden = false;
  box.removeAttribute("tabindex");
  matrix.setAttribute("role", "grid");
  matrix.setAttribute("aria-label", box.getAttribute("aria-label"));
  matrix.setAttribute("aria-describedby", "tangenter");

  // --- walking: one stop for the Tab key, arrows inside (the grid pattern of WAI-ARIA) ------------------------------

  const STEPS = {
    ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1],
    PageUp: [-10, 0], PageDown: [10, 0], Home: [0, -Infinity], End: [0, Infinity],
  };
  const stopIn = (cell) => cell.querySelector("a") ?? cell;
  let stop = null;

  for (const link of matrix.querySelectorAll("a")) link.tabIndex = -1;

  function setStop(cell) {
    if (stop) stop.tabIndex = -1;
    stop = stopIn(cell);
    stop.tabIndex = 0;
  }

  // The first cell that is shown, where the one that had the stop is not.
  function keepStop() {
    const now = stop?.closest("td, th");
    if (now && isShown(now) && isShown(now.parentNode)) return;
    const first = cells.find((cell) => isShown(cell.td) && isShown(cell.tr));
    setStop(first ? first.td : heads.find(isShown));
  }

  // What sticks to the edges must not cover the cell that has focus.
  function goTo(cell) {
    box.style.scrollPadding = `${matrix.tHead.offsetHeight + 4}px 4px 4px ${heads[0].offsetWidth + 4}px`;
    setStop(cell);
    stop.focus();
  }

  const within = (at, list) => Math.max(0, Math.min(at, list.length - 1));

  matrix.addEventListener("keydown", (event) => {
    const cell = event.target.closest("td, th");
    if (event.altKey || event.metaKey || !cell) return;
    if ((event.key === "Enter" || event.key === " ") && cellOf.has(cell)) {
      event.preventDefault();
      open(cellOf.get(cell));
    }
    if (!(event.key in STEPS)) return;
    event.preventDefault();
    let [down, right] = STEPS[event.key];
    if (event.ctrlKey && right) down = right;
    const lines = [matrix.tHead.rows[0], ...rows].filter(isShown);
    const line = lines[within(lines.indexOf(cell.parentNode) + down, lines)];
    const before = [...cell.parentNode.cells].filter(isShown).indexOf(cell);
    const across = [...line.cells].filter(isShown);
    goTo(across[within(before + right, across)]);
  });
  matrix.addEventListener("focusin", (event) => setStop(event.target.closest("td, th")));
  matrix.addEventListener("click", (event) => {
    const cell = cellOf.get(event.target.closest("td"));
    if (!cell || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    open(cell);
  });
  // A sign says little: the pointer gets the words, made when they are asked for.
  matrix.addEventListener("mouseover", (event) => {
    const cell = cellOf.get(event.target.closest("td"));
    if (cell) cell.td.title = `${nameOf(cell)}, ${proposalOf(cell)}: ${answerOf(cell)}`;
  });

  const nameOf = (cell) => cell.tr.cells[0].textContent;
  const proposalOf = (cell) => heads[cell.at + 1].firstElementChild.title;
  const answerOf = ({ td: { firstElementChild: inside } }) => inside.ariaLabel ?? inside.lastChild.textContent.trim();

  // --- what is behind a cell ----------------------------------------------------------------------------------------

  const entryOf = (cell) => (cell.link ? id(cell.link.hash.slice(1)) : null);
  const named = (anchors) => (anchors ?? "").split(" ").filter(Boolean).map(id);

  // The quotes: its own, or those of the general views that it rests on.
  function quotesOf(cell) {
    const entry = entryOf(cell);
    const from = entry ? [entry, ...named(entry.dataset.said)] : [];
    return from.flatMap((place) => [...place.querySelectorAll("blockquote")]);
  }

  // --- filter -------------------------------------------------------------------------------------------------------

  const form = id("urval");
  const lower = (text) => text.toLocaleLowerCase("sv");
  const tell = (words, numbers) => words.replace(/\{(\w)\}/g, (_, key) => numbers[key].toLocaleString("sv"));

  // "4.2" is the proposals of that section, where there are any; all other words are looked for as they stand.
  const numberOf = (head) => lower(head.querySelector("b")?.textContent ?? "");
  const isIn = (number, section) => number === section || (section.includes(".") && number.startsWith(`${section}.`));
  const isNumber = (word) => heads.some((head) => isIn(numberOf(head), word));

  // Made at the first search: the words of each respondent, each proposal, each cell's quotes.
  let texts = null;
  function readTexts() {
    texts ??= {
      rows: new Map(rows.map((tr) => [tr, lower(tr.cells[0].textContent)])),
      columns: heads.map((head) => lower(head.firstElementChild?.title ?? "")),
      quotes: new Map(
        cells.map((cell) => [cell, lower(quotesOf(cell).map((q) => q.firstElementChild.textContent).join(" "))]),
      ),
    };
    return texts;
  }

  // The test that the form asks for, or null where it asks for nothing.
  function wanted() {
    const asked = new FormData(form);
    const [sides, marks, kinds] = ["svar", "marke", "kategori"].map((name) => asked.getAll(name));
    const words = lower(asked.get("sok")).split(/\s+/).filter(Boolean);
    if (!sides.length && !marks.length && !kinds.length && !words.length) return null;
    const numbers = words.filter(isNumber);
    const others = words.filter((word) => !isNumber(word));
    const has = (cell, traits) => !traits.length || traits.some((trait) => cell.td.classList.contains(trait));
    const says = (cell, { rows, columns, quotes }) =>
      others.every((word) => [rows.get(cell.tr), columns[cell.at + 1], quotes.get(cell)].some((t) => t.includes(word)));
    return (cell) =>
      (!kinds.length || kinds.includes(cell.tr.parentNode.dataset.category)) &&
      has(cell, sides) &&
      has(cell, marks) &&
      (!numbers.length || numbers.some((number) => isIn(numberOf(heads[cell.at + 1]), number))) &&
      (!others.length || says(cell, readTexts()));
  }

  function filter() {
    const test = wanted();
    const rowsWith = new Set();
    const columnsWith = new Set();
    const numbers = { a: 0, e: 0, r: 0, c: 0 };
    for (const cell of cells) {
      cell.hit = !test || test(cell);
      cell.td.classList.toggle("out", !cell.hit);
      if (!cell.hit) continue;
      rowsWith.add(cell.tr);
      columnsWith.add(cell.at);
      if (cell.td.classList.contains("silent") || cell.td.classList.contains("unread")) numbers.e += 1;
      else numbers.a += 1;
    }
    for (const cell of cells) cell.td.classList.toggle("off", !columnsWith.has(cell.at) && Boolean(test));
    heads.slice(1).forEach((head, at) => head.classList.toggle("off", !columnsWith.has(at) && Boolean(test)));
    for (const tr of rows) tr.classList.toggle("off", !rowsWith.has(tr) && Boolean(test));
    for (const group of groups) {
      group.classList.toggle("off", Boolean(test) && ![...group.rows].slice(1).some(isShown));
      const rest = group.querySelector(".rest");
      if (rest) rest.colSpan = (test ? columnsWith.size : heads.length - 1) || 1;
    }
    Object.assign(numbers, { r: test ? rowsWith.size : rows.length, c: test ? columnsWith.size : heads.length - 1 });
    const words = id("traffar-ord").dataset;
    const some = words.some + (numbers.e ? words.empty : "");
    id("traffar").textContent = tell(!test ? words.all : rowsWith.size ? some : words.none, numbers);
    box.hidden = Boolean(test) && !rowsWith.size;
    keepStop();
  }

  // The choice is kept in the address, so that it can be sent or bookmarked: #urval?svar=rejects&sok=avgift
  const MARK = "#urval?";
  function remember() {
    const asked = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
    const place = asked.size ? MARK + asked : location.pathname + location.search;
    if (asked.size || location.hash.startsWith(MARK)) history.replaceState(null, "", place);
  }
  function recall() {
    if (!location.hash.startsWith(MARK)) return;
    const asked = new URLSearchParams(location.hash.slice(MARK.length));
    for (const field of form.elements) {
      if (field.type === "checkbox") field.checked = asked.getAll(field.name).includes(field.value);
      else if (field.name) field.value = asked.get(field.name) ?? "";
    }
    filter();
    id("matris").scrollIntoView();
  }

  let waiting = 0;
  form.addEventListener("input", (event) => {
    clearTimeout(waiting);
    waiting = setTimeout(() => { filter(); remember(); }, event.target.type === "search" ? 150 : 0);
  });
  form.addEventListener("reset", () => setTimeout(() => { filter(); remember(); }));
  form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("hashchange", recall);
  form.querySelector(".choices").open = !matchMedia("(max-width: 40rem)").matches;

  // --- the dialog ---------------------------------------------------------------------------------------------------

  const dialog = id("ruta");
  let current = null;

  function copyOf(node) {
    const copy = node.cloneNode(true);
    for (const part of [copy, ...copy.querySelectorAll("[id]")]) part.removeAttribute("id");
    return copy;
  }

  // A quote with what each marked word did, which in the lists is only told to the pointer, and a button to copy it.
  function quoteOf(quote) {
    const copy = copyOf(quote);
    const marks = [...copy.querySelectorAll("mark")];
    if (marks.length) {
      const list = id("ord").content.firstElementChild.cloneNode();
      for (const mark of marks) {
        const item = document.createElement("li");
        const word = copyOf(mark);
        item.append(word, ` – ${mark.title}`);
        for (const titled of [word, mark]) titled.removeAttribute("title");
        list.append(item);
      }
      copy.append(list);
    }
    if (navigator.clipboard) copy.append(id("kopiera").content.firstElementChild.cloneNode(true));
    return copy;
  }

  // The cells that "next" goes through: the stands and decisions in the choice, or its empty cells if it has no other.
  function path() {
    const hits = cells.filter((cell) => cell.hit);
    const told = hits.filter((cell) => cell.link);
    return told.length ? told : hits;
  }

  function fill(cell) {
    const entry = entryOf(cell);
    const general = entry ? [] : named(cell.tr.dataset.general);
    const kind = [...cell.td.classList].find((name) => !["out", "off"].includes(name));
    id("ruta-vem").textContent = nameOf(cell);
    id("ruta-vad").textContent = proposalOf(cell);
    id("ruta-svar").textContent = answerOf(cell);
    id("ruta-svar").className = `answer ${kind}`;
    for (const why of dialog.querySelectorAll("[data-why]")) why.hidden = why.dataset.why !== kind || Boolean(entry);
    const fate = id(cell.tr.cells[0].firstElementChild.hash.slice(1)).querySelector(".fate");
    id("ruta-utfall").textContent = `${nameOf(cell)}: ${fate.textContent}.`;
    id("ruta-utfall").hidden = Boolean(entry);
    id("ruta-grund").hidden = !cell.link || kind === "silent" || Boolean(entry.querySelector(".basis"));
    const known = entry ? [...entry.querySelectorAll(".known")].map(copyOf) : [];
    id("ruta-citat").replaceChildren(...known, ...quotesOf(cell).map(quoteOf));
    id("ruta-helhet").hidden = !general.length;
    id("ruta-allmant").replaceChildren(
      ...general.flatMap((view) => [...view.children].map((c) => (c.matches("blockquote") ? quoteOf(c) : copyOf(c)))),
    );
    id("ruta-lista").hidden = !cell.link;
    if (cell.link) id("ruta-lista").href = cell.link.hash;
    dialog.querySelector(".body").scrollTop = 0;
    const way = path();
    const n = way.indexOf(cell) + 1;
    return n ? tell(id("ruta-lage").dataset.words, { n, m: way.length }) : "";
  }

  function open(cell) {
    current = cell;
    id("ruta-lage").textContent = fill(cell);
    dialog.showModal();
    id("ruta-vem").focus();
  }

  // Where the cell is not on the way itself, its neighbour that is.
  function step(by) {
    const way = path();
    const next = by > 0 ? way.find((c) => c.order > current.order) : way.findLast((c) => c.order < current.order);
    if (!next) return;
    current = next;
    const place = fill(next);
    id("ruta-lage").textContent = `${place}: ${nameOf(next)}, ${proposalOf(next)}, ${answerOf(next)}`;
  }

  async function copyQuote(button) {
    const quote = button.closest("blockquote");
    const words = quote.querySelector("p").cloneNode(true);
    words.querySelector("small")?.remove();
    await navigator.clipboard.writeText(`${words.textContent} (${nameOf(current)}, ${quote.querySelector("cite").textContent})`);
    button.textContent = button.dataset.done;
  }

  // Focus goes back at once: the dialog's own "close" comes later, when the next key may have moved it on.
  function shut() {
    dialog.close();
    goTo(current.td);
  }

  const DO = { close: shut, previous: () => step(-1), next: () => step(1) };
  dialog.addEventListener("click", (event) => {
    const button = event.target.closest("button, a");
    if (button?.classList.contains("copy")) copyQuote(button);
    else if (button?.matches("a")) dialog.close();
    else if (button) DO[button.dataset.do]();
  });
  dialog.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "ArrowLeft") step(-1);
    if (event.key === "ArrowRight") step(1);
  });
  dialog.addEventListener("cancel", (event) => {
    event.preventDefault();
    shut();
  });

  filter();
  recall();
})();
