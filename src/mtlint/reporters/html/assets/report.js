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
      const action = event.key === "?" ? showKeys : event.key === "/" ? () => filter && filter.focus() : table[event.key];
      if (!action) return;
      event.preventDefault();
      action();
    });
  }

  function showPanel(label, ...content) {
    const panel = one("#panel");
    if (!panel.showModal) return false;
    panel.setAttribute("aria-label", label);
    one("#panel-body").replaceChildren(...content);
    panel.showModal();
    return true;
  }

  function showRule(link) {
    const rule = document.getElementById(link.hash.slice(1));
    if (!rule) return false;
    const copy = rule.cloneNode(true);
    copy.removeAttribute("id");
    return showPanel("About the rule", copy);
  }

  function showKeys() {
    const title = document.createElement("h2");
    title.textContent = "Keys";
    showPanel("Keys", title, one(".keys dl").cloneNode(true));
  }

  one("#panel .close").addEventListener("click", () => one("#panel").close());
  one("#panel").addEventListener("click", (event) => { if (event.target.id === "panel") event.target.close(); });

  if (document.body.classList.contains("overview")) overview();
  else page();

  function overview() {
    const ROWS = 200;
    const table = one("#documents");
    const body = one("tbody", table);
    const compared = table.classList.contains("compared");
    const [errors, warnings, remarks, fresh, last] = [2, 3, 4, 8, compared ? 10 : 8];
    const severityColumn = { error: errors, warning: warnings, info: remarks };
    const number = (cell) => Number(cell.textContent.replaceAll(",", "") || -1);
    const codeOf = (text) => text.slice(0, text.lastIndexOf(" "));
    // What filters ask of a row is read once: thousands of rows are long to read again with every key.
    const rows = all("tr", body).map((row) => ({
      row,
      path: row.cells[0].textContent.toLowerCase(),
      codes: row.cells[last].textContent === "clean" ? [] : row.cells[last].textContent.split(", "),
      drawn: false,
    }));
    const rule = one("#rule");
    const rules = new Map(all("#rule option").map((option) => [option.value, { family: option.dataset.family, severities: (option.dataset.severities || "").split(" ") }]));
    const severities = new Set();
    const onlyNew = one("#only-new");
    let everything = false;
    let order = rows;

    // The rules of a document as a bar, a part a family; in words they stay in its label.
    function draw(item) {
      const cell = item.row.cells[last];
      item.drawn = true;
      if (!item.codes.length) return;
      const counts = new Map();
      for (const text of item.codes) {
        const { family } = rules.get(codeOf(text));
        counts.set(family, (counts.get(family) || 0) + Number(text.slice(text.lastIndexOf(" "))));
      }
      const name = "http://www.w3.org/2000/svg";
      const bar = document.createElementNS(name, "svg");
      const title = document.createElementNS(name, "title");
      title.textContent = cell.textContent;
      bar.setAttribute("role", "img");
      bar.setAttribute("aria-label", cell.textContent);
      bar.setAttribute("width", "100%");
      bar.setAttribute("height", "10");
      bar.append(title);
      let left = 0;
      for (const family of all("#families button").map((button) => button.dataset.family)) {
        if (!counts.has(family)) continue;
        const part = document.createElementNS(name, "rect");
        const width = 100 * counts.get(family) / table.dataset.most;
        part.setAttribute("class", `fam-${family}`);
        part.setAttribute("x", `${left}%`);
        part.setAttribute("width", `${width}%`);
        part.setAttribute("height", "10");
        left += width;
        bar.append(part);
      }
      cell.replaceChildren(bar);
    }

    // A document passes that has a finding of a chosen rule, of a chosen family, as bad as chosen.
    function passes(item, words) {
      if (!words.every((word) => item.path.includes(word))) return false;
      if (onlyNew && onlyNew.getAttribute("aria-pressed") === "true" && number(item.row.cells[fresh]) < 1) return false;
      if (severities.size && !Array.from(severities).some((name) => number(item.row.cells[severityColumn[name]]) > 0)) return false;
      if (!chosen.size && !severities.size && !(rule && rule.value)) return true;
      return item.codes.some((text) => {
        const code = codeOf(text);
        const about = rules.get(code);
        if (rule.value && rule.value !== code) return false;
        if (chosen.size && !chosen.has(about.family)) return false;
        return !severities.size || about.severities.some((name) => severities.has(name));
      });
    }

    function update() {
      const words = filter.value.toLowerCase().split(/\s+/).filter(Boolean);
      let found = 0;
      for (const item of order) {
        const on = passes(item, words);
        found += on;
        item.row.hidden = !on || (!everything && found > ROWS);
        if (!item.row.hidden && !item.drawn) draw(item);
      }
      nothing.hidden = found > 0;
      one("#more").hidden = everything || found <= ROWS;
      one("#more button").textContent = `Show all ${found.toLocaleString("en")}`;
      one("#position").textContent = found === rows.length ? "" : `${found.toLocaleString("en")} of ${rows.length.toLocaleString("en")}`;
    }

    function sort(head, column) {
      const numeric = head.dataset.sort === "number";
      const before = head.getAttribute("aria-sort");
      const down = before ? before === "ascending" : numeric;
      for (const other of all("thead th", table)) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      const values = new Map(rows.map((item) => [item, numeric ? number(item.row.cells[column]) : item.path]));
      const compare = (a, b) => (values.get(a) < values.get(b) ? -1 : values.get(a) > values.get(b) ? 1 : 0);
      // The order of the file settles ties, so the same clicks give the same table.
      order = rows.slice().sort((a, b) => (down ? compare(b, a) : compare(a, b)));
      body.append(...order.map((item) => item.row));
      update();
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
      const target = location.hash.startsWith("#rule-") && document.getElementById(location.hash.slice(1));
      if (target) target.open = true;
    }

    function press(button, on) {
      button.setAttribute("aria-pressed", String(on));
      if (button.dataset.severity) severities[on ? "add" : "delete"](button.dataset.severity);
    }

    const toggles = [...all("#severities button"), ...(onlyNew ? [onlyNew] : [])];
    for (const button of toggles) {
      button.addEventListener("click", () => { press(button, button.getAttribute("aria-pressed") !== "true"); update(); });
    }
    if (rule) rule.addEventListener("change", update);
    one("#more button").addEventListener("click", () => { everything = true; update(); });
    // On paper nobody can ask for the rest.
    window.addEventListener("beforeprint", () => { everything = true; update(); });
    choices(update);
    keys({ j: () => step(1), k: () => step(-1) }, () => {
      for (const button of toggles) press(button, false);
      if (rule) rule.value = "";
      clear(update);
    });
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
    const place = JSON.parse(one("#content").dataset.document);
    const findings = new Map(notes.map((note) => [note.id.slice(2), { ...JSON.parse(note.dataset.finding), ...place }]));
    const keyOf = (note) => note.id.slice(2);
    const states = new Set();
    const onlyNew = one("#only-new");
    const undone = [];
    let decisions = new Map();
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
        if (visible.length && visible.every(([note]) => note.dataset.state !== "open")) kept.push("decided");
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
      showChoice();
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
        if (states.size > 0 && !states.has(note.dataset.state)) note.hidden = true;
        if (onlyNew && onlyNew.getAttribute("aria-pressed") === "true" && !("new" in note.dataset)) note.hidden = true;
      }
      nothing.hidden = !notes.length || shown().length > 0;
      for (const ref of all(".ref")) ref.hidden = byNumber.get(ref.dataset.n).hidden;
      paint();
      align();
      select(active && !active.hidden ? active : null, { scroll: false, focus: false });
    }

    // Pages on disk may be refused the clipboard; then the older way, and at last the address to copy by hand.
    function copy(note) {
      const address = `${location.href.split("#")[0]}#${note.id}`;
      const done = () => say("Link copied");
      const otherwise = () => {
        const field = document.createElement("input");
        field.value = address;
        field.readOnly = true;
        field.className = "address";
        field.setAttribute("aria-label", "Link to the finding");
        const before = document.activeElement;
        document.body.append(field);
        field.select();
        let copied = false;
        try { copied = document.execCommand("copy"); } catch { /* not to be had */ }
        if (before) before.focus({ preventScroll: true });
        if (copied) {
          field.remove();
          done();
        } else if (showPanel("Link to the finding", field)) field.select();
      };
      if (navigator.clipboard && isSecureContext) navigator.clipboard.writeText(address).then(done, otherwise);
      else otherwise();
    }

    // Decisions: what is shown of them, and what changes them.

    const stateOf = (key) => (decisions.has(key) ? decisions.get(key).state : "open");

    function showStates() {
      const counts = { open: 0, accepted: 0, "false-alarm": 0 };
      for (const note of notes) {
        const state = stateOf(keyOf(note));
        const word = review.WORDS[state] || "";
        counts[state] += 1;
        note.dataset.state = state;
        one(".state", note).textContent = word;
        one(".why", note).textContent = (decisions.get(keyOf(note)) || { reason: "" }).reason;
        const ref = document.getElementById(`t-${note.id}`);
        if (!ref) continue;
        ref.dataset.state = state;
        ref.setAttribute("aria-label", `finding ${note.dataset.n}, ${one(".message", note).textContent}${word && `, ${word}`}`);
      }
      for (const button of all("#states [data-state]")) one(".count", button).textContent = counts[button.dataset.state];
      one("#reviewed").textContent = `${notes.length - counts.open} of ${notes.length} reviewed`;
    }

    const form = one("#decide") && one("#decide").content.firstElementChild.cloneNode(true);
    const reason = form && one("input", form);

    function showChoice() {
      if (!form) return;
      if (!active) { form.remove(); return; }
      const decision = decisions.get(keyOf(active));
      one("#undo").addEventListener("click", undo);
      for (const button of all("button", form)) button.setAttribute("aria-pressed", String(button.dataset.state === stateOf(keyOf(active))));
      one(".reason", form).hidden = !decision;
      if (document.activeElement !== reason) reason.value = decision ? decision.reason : "";
      if (form.nextElementSibling !== one(".links", active)) one(".links", active).before(form);
    }

    function change(changes) {
      const before = new Map();
      for (const [key, decision] of changes) {
        before.set(key, decisions.get(key));
        if (decision) decisions.set(key, decision);
        else decisions.delete(key);
      }
      review.save(place.slug, decisions);
      showStates();
      one("#undo").disabled = false;
      return before;
    }

    function decide(state, text) {
      const key = keyOf(active);
      const reason = text === undefined ? (decisions.get(key) || { reason: "" }).reason : text;
      undone.push([active, change([[key, state === "open" ? undefined : { ...findings.get(key), state, reason }]])]);
      const word = review.WORDS[state] || "to be fixed";
      const told = text === undefined ? `Finding ${active.dataset.n}: ${word}` : "Reason kept";
      say(review.isRefused() ? `${told}, until the page is left: this browser keeps nothing` : told);
      const list = shown();
      const at = list.indexOf(active);
      update();
      // What the filter now hides makes room for the next.
      if (!active && list.length > 1) select(list[at + 1] || list[at - 1]);
    }

    function undo() {
      const last = undone.pop();
      if (!last) { say("Nothing to undo"); return; }
      const [note, before] = last;
      change(before);
      one("#undo").disabled = undone.length === 0;
      update();
      if (note && !note.hidden) select(note);
      say("Undone");
    }

    function take(found) {
      const here = review.on(found, place);
      undone.push([null, change(here)]);
      refresh();
      update();
      return here.size;
    }

    // Of findings that are here, what the page says of them counts, not what an earlier report did.
    function refresh() {
      for (const [key, decision] of decisions) if (findings.has(key)) decisions.set(key, { ...decision, ...findings.get(key) });
    }

    function restore() {
      decisions = review.load(place.slug);
      refresh();
      showStates();
    }

    function addLabels() {
      for (const note of notes) {
        const [label, why] = [document.createElement("span"), document.createElement("p")];
        [label.className, why.className] = ["state", "why"];
        one(".head .severity", note).after(label);
        one(".message", note).after(why);
        one(".permalink", note).textContent = "Copy link";
      }
    }

    function reviewing() {
      for (const button of all("#states [data-state]")) {
        button.addEventListener("click", () => {
          const on = states.has(button.dataset.state);
          states[on ? "delete" : "add"](button.dataset.state);
          button.setAttribute("aria-pressed", String(!on));
          update();
        });
      }
      for (const button of all("button", form)) button.addEventListener("click", () => decide(button.dataset.state));
      reason.addEventListener("change", () => active && decisions.has(keyOf(active)) && decide(stateOf(keyOf(active)), reason.value.trim()));
      reason.addEventListener("keydown", (event) => {
        if (event.key !== "Enter" && event.key !== "Escape") return;
        event.stopPropagation();
        active.focus({ preventScroll: true });
      });
      review.connect(() => notes.map(keyOf).filter((key) => decisions.has(key)).map((key) => decisions.get(key)), take);
      window.addEventListener("storage", (event) => { if (event.key === review.name(place.slug)) { restore(); update(); } });
    }

    function open() {
      states.clear();
      if (onlyNew) onlyNew.setAttribute("aria-pressed", "false");
      for (const button of all("#states [data-state]")) button.setAttribute("aria-pressed", "false");
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
      if (event.target.closest("a, button, input, label, dialog") || !getSelection().isCollapsed) return;
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
      addLabels();
      restore();
      choices(update);
      reviewing();
      one("#previous").addEventListener("click", () => step(-1));
      one("#next").addEventListener("click", () => step(1));
    }
    keys({
      j: () => step(1),
      n: () => step(1),
      k: () => step(-1),
      p: () => step(-1),
      a: () => active && decide("accepted"),
      f: () => active && decide("false-alarm"),
      r: () => active && decisions.has(keyOf(active)) && reason.focus(),
      u: undo,
      d: () => active && showRule(one(".rule-link", active)),
      c: () => active && copy(active),
      o: () => one("#up").click(),
    }, () => { if (notes.length) { open(); clear(update); select(null); } });
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
