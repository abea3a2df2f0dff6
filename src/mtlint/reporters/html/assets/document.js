// The page of a document: findings in step with the text, and decisions on them.
(() => {
  "use strict";

  const { one, all, filter, nothing, chosen, choices, clear, say, keys, showPanel, showRule } = shared;
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
    redraw(active);
    // What the filter now hides makes room for the next.
    if (!active && list.length > 1) select(list[at + 1] || list[at - 1]);
  }

  // After a decision on one note; only where states are filtered can others appear or go.
  function redraw(note) {
    if (states.size > 0) { update(); return; }
    showChoice();
    paint(marksOf.get(note.dataset.n));
    align([note.closest(".row")]);
  }

  function undo() {
    const last = undone.pop();
    if (!last) { say("Nothing to undo"); return; }
    const [note, before] = last;
    change(before);
    one("#undo").disabled = undone.length === 0;
    if (note) redraw(note);
    else update();
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

  if (onlyNew) {
    onlyNew.addEventListener("click", () => {
      onlyNew.setAttribute("aria-pressed", String(onlyNew.getAttribute("aria-pressed") !== "true"));
      update();
    });
  }
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
})();
