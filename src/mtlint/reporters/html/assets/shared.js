// What all pages share: chosen families, the filter, a status line, single keys, a panel over the page.
const shared = (() => {
  "use strict";

  const root = document.documentElement;
  const one = (selector, from = document) => from.querySelector(selector);
  const all = (selector, from = document) => Array.from(from.querySelectorAll(selector));
  const filter = one("#filter");
  const nothing = one("#nothing");
  root.classList.add("js");

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

  return { one, all, filter, nothing, chosen, choices, clear, say, keys, showPanel, showRule };
})();
