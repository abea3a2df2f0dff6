// The overview: the table of documents, filtered, sorted and drawn.
(() => {
  "use strict";

  const { one, all, filter, nothing, chosen, choices, clear, keys } = shared;
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
  review.overview(all("tr", body));
  choices(update);
  keys({ j: () => step(1), n: () => step(1), k: () => step(-1), p: () => step(-1) }, () => {
    for (const button of toggles) press(button, false);
    if (rule) rule.value = "";
    clear(update);
  });
  window.addEventListener("hashchange", open);
  open();
  update();
  table.classList.add("ready");
})();
