(() => {
  "use strict";

  const root = document.documentElement;
  const one = (selector, from = document) => from.querySelector(selector);
  const all = (selector, from = document) => Array.from(from.querySelectorAll(selector));
  const filter = one("#filter");
  const nothing = one("#nothing");
  root.classList.add("js");

  // What both pages share: chosen families, the filter, a status line, single keys.

  const chosen = new Set();

  function choices(update) {
    for (const button of all("#families button")) {
      button.disabled = false;
      button.addEventListener("click", () => {
        const on = chosen.has(button.dataset.family);
        chosen[on ? "delete" : "add"](button.dataset.family);
        button.setAttribute("aria-pressed", String(!on));
        update();
      });
    }
    if (filter) filter.addEventListener("input", update);
  }

  function clear(update) {
    chosen.clear();
    for (const button of all("#families button")) button.setAttribute("aria-pressed", "false");
    if (filter) filter.value = "";
    update();
  }

  let timer = 0;
  function say(text) {
    const status = one("#status");
    status.textContent = text;
    clearTimeout(timer);
    timer = setTimeout(() => { status.textContent = ""; }, 2500);
  }

  // Storage is refused to some pages on disk; the choice then lasts as long as the page.
  const shortcuts = one("#shortcuts");
  try { shortcuts.checked = localStorage.getItem("mtlint-shortcuts") !== "off"; } catch { /* not kept */ }
  shortcuts.addEventListener("change", () => {
    try { localStorage.setItem("mtlint-shortcuts", shortcuts.checked ? "on" : "off"); } catch { /* not kept */ }
  });

  function keys(table, escape) {
    document.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || one("dialog[open]")) return;
      if (event.key === "Escape") {
        if (document.activeElement === filter) filter.blur();
        escape();
        return;
      }
      const typing = event.target.closest("input:not([type=checkbox]), textarea, select");
      if (typing || !shortcuts.checked) return;
      const action = event.key === "/" ? () => filter && filter.focus() : table[event.key];
      if (!action) return;
      event.preventDefault();
      action();
    });
  }

  function showRule(link) {
    const rule = document.getElementById(link.hash.slice(1));
    const panel = one("#panel");
    if (!rule || !panel.showModal) return false;
    const copy = rule.cloneNode(true);
    copy.removeAttribute("id");
    one("#panel-body").replaceChildren(copy);
    panel.showModal();
    return true;
  }

  one("#panel .close").addEventListener("click", () => one("#panel").close());
  one("#panel").addEventListener("click", (event) => { if (event.target.id === "panel") event.target.close(); });

  if (document.body.classList.contains("overview")) overview();
  else page();

  function overview() {
    const table = one("#documents");
    const body = one("tbody", table);
    const rows = all("tr", body);

    function update() {
      const words = filter.value.toLowerCase().split(/\s+/).filter(Boolean);
      let shown = 0;
      for (const row of rows) {
        const path = row.cells[0].dataset.value.toLowerCase();
        const families = row.dataset.families.split(" ");
        row.hidden = !words.every((word) => path.includes(word)) || (chosen.size > 0 && !families.some((name) => chosen.has(name)));
        shown += !row.hidden;
      }
      nothing.hidden = shown > 0;
    }

    function sort(head, column) {
      const numeric = head.dataset.sort === "number";
      const before = head.getAttribute("aria-sort");
      const down = before ? before === "ascending" : numeric;
      for (const other of all("thead th", table)) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      const value = (row) => row.cells[column].dataset.value;
      const compare = numeric ? (a, b) => value(a) - value(b) : (a, b) => (value(a) < value(b) ? -1 : value(a) > value(b) ? 1 : 0);
      // The order of the file settles ties, so the same clicks give the same table.
      body.append(...rows.slice().sort((a, b) => (down ? compare(b, a) : compare(a, b))));
    }

    all("thead th", table).forEach((head, column) => {
      if (!head.dataset.sort) return;
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => sort(head, column));
    });

    function step(by) {
      const links = all("tbody tr:not([hidden]) th a", table);
      const at = links.indexOf(document.activeElement);
      const next = links[at < 0 ? (by > 0 ? 0 : links.length - 1) : Math.min(Math.max(at + by, 0), links.length - 1)];
      if (next) next.focus();
    }

    function open() {
      const rule = location.hash.startsWith("#rule-") && document.getElementById(location.hash.slice(1));
      if (rule) rule.open = true;
    }

    choices(update);
    keys({ j: () => step(1), k: () => step(-1) }, () => clear(update));
    window.addEventListener("hashchange", open);
    open();
    update();
  }

  function page() {
    const notes = all(".finding");
    const byNumber = new Map(notes.map((note) => [note.dataset.n, note]));
    const marks = all("mark[data-f]");
    const marksOf = new Map(notes.map((note) => [note.dataset.n, []]));
    for (const mark of marks) for (const number of mark.dataset.f.split(" ")) marksOf.get(number).push(mark);
    const rows = all(".row").filter((row) => one(".notes", row));
    const wide = matchMedia("(min-width: 62.01rem)");
    const calm = matchMedia("(prefers-reduced-motion: reduce)");
    let active = null;

    const shown = () => notes.filter((note) => !note.hidden);

    // Each note stands beside the words it speaks of, or below the note before it.
    function align(some = rows) {
      const plans = [];
      for (const row of some) for (const note of all(".finding", row)) note.style.marginTop = "";
      if (!wide.matches) return;
      for (const row of some) {
        const top = row.getBoundingClientRect().top;
        let end = 0;
        for (const note of all(".finding:not([hidden])", row)) {
          const first = (marksOf.get(note.dataset.n) || [])[0];
          const wanted = first ? first.getClientRects()[0].top - top - 4 : 0;
          const start = Math.max(wanted, end);
          plans.push([note, start - end]);
          end = start + note.offsetHeight + 6;
        }
      }
      for (const [note, gap] of plans) if (gap > 0) note.style.marginTop = `${gap}px`;
    }

    // Marks show the findings that pass the filter: tint of the shortest, one underline each.
    function paint(some = marks) {
      for (const mark of some) {
        const lanes = mark.dataset.l.split(" ");
        const visible = mark.dataset.f.split(" ").map((number, index) => [byNumber.get(number), lanes[index]]).filter(([note]) => note && !note.hidden);
        const kept = Array.from(mark.classList).filter((name) => name === "point" || name === "protected");
        if (visible.length) kept.push(`f-${visible[visible.length - 1][0].dataset.family}`);
        else kept.push("off");
        for (const [note, lane] of visible) kept.push(`u${lane}-${note.dataset.family}`);
        if (active && visible.some(([note]) => note === active)) kept.push("on", `f-${active.dataset.family}`);
        mark.className = kept.filter((name) => !(active && kept.includes("on") && name.startsWith("f-") && name !== `f-${active.dataset.family}`)).join(" ");
      }
    }

    function link() {
      for (const place of all(".linked")) place.classList.remove("linked");
      if (!active) return;
      for (const anchor of all(".related a", active)) {
        if (!anchor.getAttribute("href").startsWith("#")) continue;
        const id = anchor.hash.slice(1);
        for (const place of all("[data-p]")) if (place.dataset.p.split(" ").includes(id)) place.classList.add("linked");
      }
    }

    function bring(element) {
      element.scrollIntoView({ block: "center", behavior: calm.matches ? "auto" : "smooth" });
    }

    function select(note, { scroll = true, focus = true } = {}) {
      const touched = [active, note].filter(Boolean);
      if (active) active.classList.remove("on");
      active = note;
      if (active) active.classList.add("on");
      paint(touched.flatMap((item) => marksOf.get(item.dataset.n)));
      align(touched.map((item) => item.closest(".row")));
      link();
      const list = shown();
      const position = one("#position");
      if (position) position.textContent = active ? `${list.indexOf(active) + 1} / ${list.length}` : String(list.length);
      if (!active) return;
      if (focus) active.focus({ preventScroll: true });
      const target = marksOf.get(active.dataset.n)[0] || active;
      if (scroll) bring(wide.matches ? target : active);
      try { history.replaceState(null, "", `#${active.id}`); } catch { /* some pages on disk may not */ }
    }

    function step(by) {
      const list = shown();
      if (!list.length) return;
      const at = active ? list.indexOf(active) : -1;
      const next = at < 0 ? (by > 0 ? 0 : list.length - 1) : (at + by + list.length) % list.length;
      select(list[next]);
    }

    const haystack = new Map(notes.map((note) => [note, note.textContent.toLowerCase()]));

    function update() {
      const words = filter.value.toLowerCase().split(/\s+/).filter(Boolean);
      for (const note of notes) {
        const text = haystack.get(note);
        note.hidden = (chosen.size > 0 && !chosen.has(note.dataset.family)) || !words.every((word) => text.includes(word));
      }
      nothing.hidden = !notes.length || shown().length > 0;
      for (const ref of all(".ref")) ref.hidden = byNumber.get(ref.dataset.n).hidden;
      paint();
      align();
      select(active && !active.hidden ? active : null, { scroll: false, focus: false });
    }

    function copy(note) {
      const address = `${location.href.split("#")[0]}#${note.id}`;
      const done = () => say("Link copied");
      const failed = () => say("Copy it from the address bar");
      if (navigator.clipboard) navigator.clipboard.writeText(address).then(done, failed);
      else failed();
    }

    function fromAddress() {
      const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
      if (target && target.classList.contains("finding")) select(target);
    }

    document.addEventListener("click", (event) => {
      const rule = event.target.closest("a.rule-link");
      if (rule && showRule(rule)) { event.preventDefault(); return; }
      const permalink = event.target.closest("a.permalink");
      const ref = event.target.closest("a.ref");
      const number = event.target.closest("a.n");
      const mark = event.target.closest("mark[data-f]");
      const note = event.target.closest(".finding");
      if (permalink) { event.preventDefault(); copy(note); return; }
      if (number) {
        event.preventDefault();
        select(note, { scroll: false });
        bring(marksOf.get(note.dataset.n)[0] || note);
        return;
      }
      if (ref) { event.preventDefault(); select(byNumber.get(ref.dataset.n)); return; }
      if (event.target.closest("a, button, input, dialog") || !getSelection().isCollapsed) return;
      if (note) select(note);
      else if (mark) {
        const list = mark.dataset.f.split(" ").map((number) => byNumber.get(number)).filter((item) => !item.hidden).reverse();
        if (list.length) select(list[(list.indexOf(active) + 1) % list.length], { scroll: !wide.matches });
      }
    });
    document.addEventListener("focusin", (event) => {
      const note = event.target.closest(".finding");
      if (note && note !== active && event.target !== note) select(note, { scroll: false, focus: false });
    });

    if (notes.length) {
      choices(update);
      one("#previous").addEventListener("click", () => step(-1));
      one("#next").addEventListener("click", () => step(1));
    }
    keys({
      j: () => step(1),
      k: () => step(-1),
      d: () => active && showRule(one(".rule-link", active)),
      c: () => active && copy(active),
      o: () => one("#up").click(),
    }, () => { if (notes.length) { clear(update); select(null); } });
    window.addEventListener("hashchange", fromAddress);
    window.addEventListener("resize", () => align());
    window.addEventListener("beforeprint", () => { for (const note of notes) note.style.marginTop = ""; });
    window.addEventListener("afterprint", () => align());
    paint();
    align();
    fromAddress();
    if (document.fonts && document.fonts.ready) document.fonts.ready.then(() => align());
  }
})();
