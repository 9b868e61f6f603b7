"use strict";
(() => {
  const root = document.documentElement;
  const all = (query, from = document) => Array.from(from.querySelectorAll(query));
  const make = (name, text, kind) => {
    const element = document.createElement(name);
    element.textContent = text;
    if (kind) element.className = kind;
    return element;
  };

  // Sorting: by the key a cell carries, else by its words; a third press brings the first order back.
  const key = (row, column) => {
    const cell = row.cells[column];
    const given = cell.dataset.sort;
    const text = given === undefined ? cell.textContent.trim() : given;
    const number = Number(text);
    return text !== "" && !Number.isNaN(number) ? number : text;
  };
  const compare = (a, b) =>
    typeof a === "number" && typeof b === "number" ? a - b : String(a).localeCompare(String(b), undefined, { numeric: true });
  all("table").forEach((table) => {
    const body = table.tBodies[0];
    const first = Array.from(body.rows);
    if (first.length < 2) return;
    const heads = Array.from(table.tHead.rows[0].cells);
    heads.forEach((head, column) => {
      const button = make("button", head.textContent);
      button.type = "button";
      head.textContent = "";
      head.append(button);
      button.addEventListener("click", () => {
        const was = head.getAttribute("aria-sort");
        const now = was === "ascending" ? "descending" : was === "descending" ? null : "ascending";
        heads.forEach((other) => other.removeAttribute("aria-sort"));
        let rows = first.slice();
        if (now) {
          head.setAttribute("aria-sort", now);
          const sign = now === "ascending" ? 1 : -1;
          rows.sort((a, b) => sign * compare(key(a, column), key(b, column)));
        }
        body.append(...rows);
      });
    });
  });

  // Copying: tab-separated, one line per row; a cell a spreadsheet would take for a formula is kept as text.
  const plain = (cell) => {
    const parts = all(".lines > div", cell).map((part) => part.innerText);
    const text = (parts.length ? parts.join(" | ") : cell.innerText || cell.textContent).replace(/\s+/g, " ").trim();
    return /^[=+\-@]/.test(text) && Number.isNaN(Number(text)) ? "'" + text : text;
  };
  all("figure.table").forEach((figure) => {
    const button = make("button", "Copy table", "copy");
    button.type = "button";
    figure.querySelector("figcaption").prepend(button);
    button.addEventListener("click", async () => {
      const rows = all("tr", figure).map((row) => Array.from(row.cells).map(plain).join("\t"));
      const text = rows.join("\n");
      try {
        await navigator.clipboard.writeText(text);
      } catch {
        const area = make("textarea", text);
        document.body.append(area);
        area.select();
        document.execCommand("copy");
        area.remove();
      }
      button.textContent = "Copied";
      setTimeout(() => { button.textContent = "Copy table"; }, 1500);
    });
  });

  // A link into something folded opens it.
  const unfold = () => {
    const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    let at = target;
    let closed = false;
    while (at) {
      if (at.tagName === "DETAILS" && !at.open) { at.open = true; closed = true; }
      at = at.parentElement;
    }
    if (closed) target.scrollIntoView();
  };
  addEventListener("hashchange", unfold);
  unfold();

  // Paper shows everything.
  let reopened = [];
  addEventListener("beforeprint", () => { reopened = all("details:not([open])"); reopened.forEach((d) => { d.open = true; }); });
  addEventListener("afterprint", () => { reopened.forEach((d) => { d.open = false; }); });

  // Light and dark: the system decides until the reader does.
  const button = make("button", "", "theme");
  button.type = "button";
  const dark = () => (root.dataset.theme || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
  const name = () => { button.textContent = dark() ? "Light colours" : "Dark colours"; };
  try { const kept = localStorage.getItem("comity-theme"); if (kept) root.dataset.theme = kept; } catch { /* not kept here */ }
  button.addEventListener("click", () => {
    root.dataset.theme = dark() ? "light" : "dark";
    try { localStorage.setItem("comity-theme", root.dataset.theme); } catch { /* not kept here */ }
    name();
  });
  name();
  const fold = document.querySelector(".toc-fold");
  fold.append(button);

  // Contents: folded on a narrow screen, following the reader everywhere.
  const narrow = matchMedia("(max-width: 74.99rem)");
  const fit = () => { fold.open = !narrow.matches; };
  narrow.addEventListener("change", fit);
  fit();
  const links = new Map(all(".toc li a").map((a) => [a.getAttribute("href").slice(1), a]));
  all(".toc a").forEach((a) => a.addEventListener("click", () => { if (narrow.matches) fold.open = false; }));
  const seen = new Set();
  const sections = Array.from(links.keys()).map((id) => document.getElementById(id)).filter(Boolean);
  if ("IntersectionObserver" in window) {
    const watch = new IntersectionObserver((entries) => {
      entries.forEach((e) => (e.isIntersecting ? seen.add(e.target) : seen.delete(e.target)));
      const here = sections.find((section) => seen.has(section));
      links.forEach((a, id) => (here && here.id === id ? a.setAttribute("aria-current", "true") : a.removeAttribute("aria-current")));
    }, { rootMargin: "-10% 0px -70% 0px" });
    sections.forEach((section) => watch.observe(section));
  }
})();
