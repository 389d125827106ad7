
"use strict";
// The page is whole without this script: it adds filters, search and copying.
(() => {
  const byId = (id) => document.getElementById(id);
  const all = (selector, from = document) => Array.from(from.querySelectorAll(selector));
  const form = byId("filters"), query = byId("q"), rule = byId("rule"), status = byId("status"), only = byId("only");
  const severities = all("input[name=severity]", form);

  // What can be hidden, read once: words are looked for at every key.
  const items = all(".item").map((element) => ({
    element,
    card: element.classList.contains("card"),
    findings: element.classList.contains("finding") ? [element] : all(".finding", element),
    statuses: element.dataset.status.split(" "),
    words: element.textContent.toLowerCase(),
  }));
  const groups = all(".group:not(.quiet)").map((element) => ({ element, items: all(".item", element) }));
  const totals = { references: items.filter((i) => i.card).length, findings: items.reduce((n, i) => n + i.findings.length, 0) };

  function fits(finding, wanted) {
    return wanted.severities.has(finding.dataset.severity) && (!wanted.rule || finding.dataset.rule === wanted.rule);
  }

  // A card stays whole when its words are looked for; filters of findings hide
  // those that do not fit, and what has none left.
  function show(item, wanted) {
    let left = 0;
    for (const finding of item.findings) {
      const stays = fits(finding, wanted);
      finding.hidden = !stays;
      if (stays) left++;
    }
    const visible = wanted.words.every((word) => item.words.includes(word)) &&
      (!wanted.status || item.statuses.includes(wanted.status)) && (!wanted.narrow || left > 0);
    item.element.hidden = !visible;
    return visible ? left : -1;
  }

  function filter() {
    const checked = severities.filter((box) => box.checked);
    const wanted = {
      words: query.value.toLowerCase().split(/\s+/).filter(Boolean),
      severities: new Set(checked.map((box) => box.value)),
      rule: rule.value,
      status: status.value,
      narrow: only.checked || rule.value !== "" || checked.length < severities.length,
    };
    let references = 0, findings = 0;
    for (const item of items) {
      const left = show(item, wanted);
      if (left < 0) continue;
      findings += left;
      if (item.card) references++;
    }
    for (const group of groups) group.element.hidden = group.items.length > 0 && group.items.every((item) => item.hidden);
    byId("shown").textContent = `${references} of ${totals.references} references, ${findings} of ${totals.findings} findings`;
  }

  // Pages opened from a disk may not reach the clipboard in some browsers.
  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const area = document.createElement("textarea");
      area.value = text;
      document.body.append(area);
      area.select();
      const done = document.execCommand("copy");
      area.remove();
      if (!done) throw new Error("the browser does not let pages copy");
    }
  }

  function copies(button, text) {
    const label = button.textContent;
    button.hidden = false;
    button.setAttribute("aria-live", "polite");
    button.addEventListener("click", async () => {
      button.textContent = await copy(text()).then(() => "Copied", () => "Not copied: select and copy by hand");
      setTimeout(() => { button.textContent = label; }, 2000);
    });
  }

  for (const button of all("button.copy")) copies(button, () => button.previousElementSibling.textContent);
  for (const button of all("button.copyall")) {
    copies(button, () => all(".bib pre", button.closest(".document")).map((pre) => pre.textContent).join("\n"));
  }
  form.addEventListener("submit", (event) => event.preventDefault());
  byId("all").addEventListener("click", () => { form.reset(); filter(); });
  form.addEventListener("input", filter);
  form.hidden = false;
  filter();
})();
