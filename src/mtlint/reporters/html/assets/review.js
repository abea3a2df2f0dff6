// What a reviewer decides about findings: kept in the browser, one entry a document, and handed over in files.
const review = (() => {
  "use strict";

  const WORDS = { accepted: "accepted", "false-alarm": "false alarm" };
  const PARTS = ["code", "fingerprint", "path", "pattern", "quote", "reason", "sha256", "text"];
  const one = (selector) => document.querySelector(selector);
  // All pages on disk share one storage; the folder tells this report from others.
  const folder = new URL(document.body.classList.contains("overview") ? "." : "..", location.href).href;
  const name = (slug) => `mtlint review ${folder} ${slug}`;
  const unkept = new Map();
  let refused = false;

  const isDecision = (value) =>
    Boolean(value) && Object.hasOwn(WORDS, value.state) && PARTS.every((part) => typeof value[part] === "string");

  // Decisions on a document by the fingerprint of the finding, those on findings that are gone included.
  function load(slug) {
    let text = unkept.get(slug);
    if (text === undefined) {
      try { text = localStorage.getItem(name(slug)); } catch { refused = true; }
    }
    try {
      return new Map(Object.entries(JSON.parse(text || "{}")).filter(([, value]) => isDecision(value)));
    } catch {
      return new Map();
    }
  }

  function save(slug, decisions) {
    const text = JSON.stringify(Object.fromEntries(decisions));
    try {
      localStorage.setItem(name(slug), text);
      unkept.delete(slug);
    } catch {
      refused = true;
      unkept.set(slug, text);
    }
    if (one("#review-lost")) one("#review-lost").hidden = !refused;
  }

  // What nobody would see is escaped, as mtlint does in a baseline.
  const HIDDEN = /(?! )[\p{C}\p{Z}]/gu;
  const hex = (number, width) => number.toString(16).padStart(width, "0");
  const json = (value) => JSON.stringify(value).replace(HIDDEN, (found) => Array.from({ length: found.length }, (_, index) => `\\u${hex(found.charCodeAt(index), 4)}`).join(""));
  const toml = (value) => JSON.stringify(value.replace(/\p{Cs}/gu, "\ufffd")).replace(HIDDEN, (found) => `\\U${hex(found.codePointAt(0), 8)}`);
  const line = (entry) => `  {${Object.entries(entry).map(([key, value]) => `${json(key)}: ${json(value)}`).join(", ")}}`;
  const list = (lines) => (lines.length ? `\n${lines.join(",\n")}\n ` : "");

  const handedOver = (decisions) =>
    list(decisions.map((decision) => line(Object.fromEntries(["state", ...PARTS].map((part) => [part, decision[part]])))));

  function baseline(decisions) {
    const accepted = decisions.filter((decision) => decision.state === "accepted");
    const counts = new Map();
    for (const { path, code, text, sha256 } of accepted) {
      const key = JSON.stringify([path, code, text, sha256]);
      counts.set(key, (counts.get(key) || 0) + 1);
    }
    const rows = Array.from(counts, ([key, count]) => [...JSON.parse(key), count]);
    const before = (a, b) => { const at = a.findIndex((value, index) => value !== b[index]); return a[at] < b[at] ? -1 : 1; };
    const lines = rows.sort(before).map(([path, code, text, sha256, count]) => line({ path, code, text, ...(sha256 ? { sha256 } : {}), count }));
    return `{\n "tool": "mtlint",\n "version": 1,\n "findings": [${list(lines)}],\n "decisions": [${handedOver(accepted)}]\n}\n`;
  }

  function ignoreFile(decisions) {
    const tables = decisions.filter((decision) => decision.state === "false-alarm").map(({ code, pattern, quote, reason, fingerprint }) => {
      const values = { rule: code, path: pattern, text: quote, reason, fingerprint };
      const lines = Object.entries(values).filter(([, value]) => value).map(([key, value]) => `${key} = ${toml(value)}\n`);
      return `\n[[ignore]]\n${lines.join("")}`;
    });
    return `# False alarms, as marked in the report of mtlint. In pyproject.toml the tables are called [[tool.mtlint.ignore]].\n${tables.join("")}`;
  }

  const FILES = {
    baseline: ["mtlint-baseline.json", baseline],
    ignore: ["mtlint-false-alarms.toml", ignoreFile],
    decisions: ["mtlint-decisions.json", (decisions) => `{\n "tool": "mtlint",\n "version": 1,\n "decisions": [${handedOver(decisions)}]\n}\n`],
  };

  function download(file, text) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "application/octet-stream" }));
    link.download = file;
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  }

  function value(text) {
    const plain = text.replace(/\\(?:U([0-9a-f]{8})|[^])/gi, (found, code) => {
      if (!code) return found;
      const number = parseInt(code, 16);
      return number > 0xffff ? String.fromCodePoint(number) : `\\u${hex(number, 4)}`;
    });
    return JSON.parse(plain);
  }

  function fromTables(text) {
    return text.split(/^\[\[(?:tool\.mtlint\.)?(?:extend-)?ignore\]\]/m).slice(1).map((part) => {
      const table = Object.fromEntries(Array.from(part.matchAll(/^(\w+) = (".*")\s*$/gm), ([, key, text]) => [key, value(text)]));
      const { rule, path, text: quote = "", reason = "", fingerprint } = table;
      return { state: "false-alarm", code: rule, path: "", pattern: path, quote, reason, fingerprint, text: "", sha256: "" };
    });
  }

  // Decisions in a file that one of these pages wrote; null where it is no such file.
  function parse(text) {
    try {
      const found = text.trimStart().startsWith("{") ? JSON.parse(text).decisions : fromTables(text);
      return Array.isArray(found) && found.length && found.every(isDecision) ? found : null;
    } catch {
      return null;
    }
  }

  const counted = (count, noun) => `${count} ${noun}${count === 1 ? "" : "s"}`;

  // The decisions in a file that are on one document, as a map like that of `load`.
  const on = (decisions, place) => new Map(decisions
    .filter((decision) => decision.pattern === place.pattern)
    .map((decision) => [decision.fingerprint, { ...decision, ...place }]));

  // The dialog. `all` gives the decisions on findings of the report, `take` keeps imported ones and returns how many were for it.
  function connect(all, take) {
    const dialog = one("#review");
    if (!dialog) return;
    const told = one("#review-told");
    const tell = (text) => { told.textContent = ""; setTimeout(() => { told.textContent = text; }, 50); };

    function count() {
      const decisions = all();
      const of = (state) => decisions.filter((decision) => decision.state === state);
      one("#review-count").textContent = `${of("accepted").length} accepted, ${counted(of("false-alarm").length, "false alarm")}`;
      for (const button of dialog.querySelectorAll("[data-export]")) {
        const wanted = { baseline: of("accepted"), ignore: of("false-alarm"), decisions }[button.dataset.export];
        button.disabled = wanted.length === 0;
      }
      one("#review-lost").hidden = !refused;
    }

    async function read(input) {
      const [file] = input.files;
      if (!file) return;
      const found = parse(await file.text());
      input.value = "";
      if (!found) {
        tell(`${file.name} holds no decisions that this report wrote`);
        return;
      }
      const taken = take(found);
      count();
      tell(`${counted(taken, "decision")} read${taken < found.length ? `, ${found.length - taken} on documents that are not here` : ""}`);
    }

    one("#review-open").addEventListener("click", () => { told.textContent = ""; count(); dialog.showModal(); });
    dialog.querySelector(".close").addEventListener("click", () => dialog.close());
    dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
    for (const button of dialog.querySelectorAll("[data-export]")) {
      button.addEventListener("click", () => {
        const [file, write] = FILES[button.dataset.export];
        download(file, write(all()));
        tell(`${file} is in your downloads`);
      });
    }
    one("#review-import").addEventListener("change", (event) => read(event.target));
  }

  // The overview's side: how far each document is reviewed, and the decisions of all of them.
  function overview(rows) {
    // With thousands of rows only what is asked for is looked at: few of them have decisions.
    const documents = rows.filter((row) => row.hasAttribute("data-findings")).map((row) => {
      const link = row.cells[0].firstElementChild;
      return { row, link, slug: link.getAttribute("href").slice("documents/".length, -".html".length) };
    });
    const findingsOf = ({ row }) => row.dataset.findings.match(/.{6}/g);
    const here = (each) => {
      const decisions = load(each.slug);
      const findings = new Set(decisions.size ? findingsOf(each) : []);
      return Array.from(decisions).filter(([key]) => findings.has(key.slice(0, 6))).map(([, decision]) => decision);
    };
    const bare = (path) => path.replace(/^\//, "");

    function show() {
      for (const each of documents) {
        const done = here(each).length;
        let told = each.link.parentElement.querySelector(".reviewed");
        if (!told && done) {
          told = document.createElement("span");
          told.className = "reviewed";
          each.link.after(" ", told);
        }
        if (told) told.textContent = done ? `${done} of ${findingsOf(each).length} reviewed` : "";
      }
    }

    function take(found) {
      const byPath = new Map(documents.map((each) => [bare(each.link.textContent), each]));
      let taken = 0;
      for (const decision of found) {
        const each = byPath.get(bare(decision.pattern.replace(/\\([^])/g, "$1")));
        if (!each) continue;
        save(each.slug, load(each.slug).set(decision.fingerprint, decision));
        taken += 1;
      }
      show();
      return taken;
    }

    connect(() => documents.flatMap(here), take);
    window.addEventListener("storage", show);
    window.addEventListener("pageshow", show);
    show();
  }

  return { WORDS, load, save, connect, overview, on, name, isRefused: () => refused };
})();
