// SPDX-License-Identifier: Apache-2.0
// Brings the plan up to date while one answers; the page works without it. Sends to nobody but the page's own server.
"use strict";
(() => {
  const form = document.getElementById("intake");
  const byId = (id) => document.getElementById(id);
  const isStatic = form.dataset.static === "yes";
  document.documentElement.classList.add("scripted");
  let unsaved = byId("problems").querySelector(".errors") !== null;  // it comes back so only with answers

  // --- What is answered ---
  const controlsIn = (part) => [...part.querySelectorAll("input, select, textarea")];
  const answerOf = (control) =>
    (control.type === "radio" || control.type === "checkbox") && !control.checked ? "" : control.value;
  const isAnswered = (part) => controlsIn(part).some((control) => answerOf(control) !== "");
  const valueOf = (name) => new FormData(form).getAll(name).find((value) => value !== "") ?? "";
  const stateOf = (ask) => ask.querySelector(":scope > .states :checked")?.value ?? "";
  const statesOf = (ask) => [...ask.querySelectorAll(":scope > .states input")];

  // --- What applies ---
  function showWhatApplies() {
    for (const question of form.querySelectorAll(".question")) {
      const { if: other, is, unless } = question.dataset;
      const applies = (!other || valueOf(other) === is) && !(unless && valueOf(unless) === "none");
      question.hidden = !applies && !isAnswered(question);
    }
    for (const below of form.querySelectorAll(".states ~ .below"))
      below.hidden = stateOf(below.parentElement) !== "..." && !isAnswered(below);
    for (const topic of form.querySelectorAll("details.topic")) {
      const asked = [...topic.querySelectorAll(".question")].filter((question) => !question.hidden);
      topic.hidden = asked.length === 0;
      const count = topic.querySelector(".count");
      const answers = { n: asked.filter(isAnswered).length, all: asked.length };
      count.textContent = count.dataset.says.replace(/\{(\w+)\}/g, (_, name) => answers[name]);
    }
  }

  /// What is ticked or filled in below a state stands for "these"; to say "not asked" takes the ticks back.
  function followStates(changed) {
    const states = changed.closest(".states");
    if (states && changed.value === "")
      for (const tick of states.parentElement.querySelectorAll(":scope > .ticks :checked")) tick.checked = false;
    for (let ask = changed.closest(".ask"); ask; ask = ask.parentElement.closest(".ask")) {
      const all = statesOf(ask);
      const inside = ask.querySelector(":scope > .ticks, :scope > .below");
      if (all.length && inside && inside.contains(changed) && isAnswered(inside) && stateOf(ask) === "")
        all.at(-1).checked = true;
    }
  }

  // --- Rows: there is always an empty one ---
  function renumbered(row, path, from, to) {
    const turn = (text) => text.replaceAll(path + "." + from, path + "." + to);
    for (const part of row.querySelectorAll("*"))
      for (const name of ["id", "name", "for", "list", "aria-describedby"])
        if (part.hasAttribute(name)) part.setAttribute(name, turn(part.getAttribute(name)));
    for (const name of row.querySelectorAll(":scope > .unseen"))
      name.textContent = name.textContent.replace(/\d+$/, to);
    row.dataset.row = to;
  }
  function emptied(row) {
    for (const inner of row.querySelectorAll(".rows"))
      for (const extra of [...inner.children].slice(1)) extra.remove();
    for (const control of controlsIn(row)) {
      if (control.type === "radio" || control.type === "checkbox") control.checked = control.value === "";
      else control.value = "";
      control.removeAttribute("aria-invalid");
    }
    for (const problem of row.querySelectorAll(".problem")) problem.hidden = true;
    return row;
  }
  function pathOf(row) {
    const first = row.querySelector("[name]").name;
    const ask = row.parentElement.closest(".ask");
    const base = ask.querySelector(":scope > .problem").id.slice(0, -"-problem".length);
    return first.startsWith(base) ? base : "";
  }
  function keepAnEmptyRow(rows) {
    const last = rows.lastElementChild;
    if (!last || !isAnswered(last)) return;
    const path = pathOf(last);
    const next = emptied(last.cloneNode(true));
    renumbered(next, path, last.dataset.row, String(Number(last.dataset.row) + 1));
    rows.append(next);
    offerRemoval(last);
  }
  function offerRemoval(row) {
    if (row.querySelector(":scope > .remove") || row.parentElement.closest(".row")) return;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "remove";
    button.textContent = form.dataset.remove;
    button.addEventListener("click", () => {
      const next = row.nextElementSibling;
      emptied(row).remove();
      next?.querySelector("input, select, textarea")?.focus();
      answered(form);
    });
    row.append(button);
  }

  // --- The plan beside ---
  let waiting = 0, latest = null;
  async function bringUpToDate() {
    latest?.abort();
    latest = new AbortController();
    try {
      const answer = await fetch("/plan", {
        method: "POST", body: new URLSearchParams(new FormData(form)), signal: latest.signal,
      });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      if (!answer.ok || !page.getElementById("plan")) throw new Error(answer.statusText);
      take(page);
    } catch (fault) {
      if (fault.name !== "AbortError") say(form.dataset.unreachable, true);
    }
  }
  function take(page) {
    for (const id of ["problems", "plan"]) byId(id).replaceWith(document.adoptNode(page.getElementById(id)));
    byId("plan").classList.remove("stale");
    markProblems();
    say((byId("problems").querySelector("h2") ?? byId("plan").querySelector(".state"))?.textContent ?? "");
  }
  function markProblems() {
    for (const problem of form.querySelectorAll(".problem")) problem.hidden = true;
    for (const control of form.querySelectorAll("[aria-invalid]")) control.removeAttribute("aria-invalid");
    for (const link of byId("problems").querySelectorAll(".errors a[data-path]")) {
      const problem = byId(link.dataset.path + "-problem");
      if (!problem) continue;
      problem.textContent = link.parentElement.querySelector("span").textContent;
      problem.hidden = false;
      const control = byId(link.dataset.path);
      if (control && control.type !== "radio" && control.matches("input, select, textarea"))
        control.setAttribute("aria-invalid", "true");
    }
  }
  function say(text, isFault = false) {
    const said = byId("said");
    if (said.textContent !== text) said.textContent = text;
    said.className = isFault ? "summary errors" : "unseen";
  }

  function answered(changed) {
    unsaved = true;
    followStates(changed);
    for (const rows of form.querySelectorAll(".rows")) keepAnEmptyRow(rows);
    showWhatApplies();
    if (isStatic) return;
    byId("plan").classList.add("stale");
    clearTimeout(waiting);
    if (form.querySelector(":invalid")) return;  // a date that is typed in part would be sent as none
    waiting = setTimeout(bringUpToDate, 60);
  }

  // --- To a control: what holds it opens ---
  function goTo(path) {
    const target = byId(path);
    if (!target) return false;
    for (let part = target; part && part !== form; part = part.parentElement) {
      if (part.matches("details")) part.open = true;
      if (part.hidden) part.hidden = false;
    }
    const control = target.matches("input, select, textarea") ? target : target.querySelector("input, select, textarea");
    (control ?? target).focus({ preventScroll: true });
    (target.closest(".ask") ?? target).scrollIntoView({ block: target.closest("aside") ? "start" : "center" });
    return true;
  }
  /// A link beside an exercise fills in what it is about, as "overrides.+.rule=... overrides.-.exercise=...": in the
  /// empty row of a list, and in the one that was just filled. Returns the control to go on with.
  function fillIn(pairs) {
    let filled = null;
    for (const pair of pairs.split(" ")) {
      const [place, value] = pair.split("=");
      const [list, which] = place.split(/\.([+-])/);
      const rows = byId(list).closest(".ask").querySelector(":scope > .rows");
      const row = which === "+" ? rows.lastElementChild : filled?.closest(".row");
      const control = row && byId(place.replace(/[+-]/, row.dataset.row));
      if (!control) return null;
      control.value = value;
      filled = control;
      answered(control);
    }
    const open = controlsIn(filled.closest(".row")).find((control) => control.value === "" && control.type !== "radio");
    return open ?? filled;
  }
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    if (!link) return;
    const control = link.dataset.fill ? fillIn(link.dataset.fill) : null;
    if (goTo(control ? control.id : link.getAttribute("href").slice(1))) event.preventDefault();
  });

  // --- As a file ---
  const isBare = (text) => /^-?[A-Za-z0-9\u0080-\uffff][-A-Za-z0-9 _./+()\u0080-\uffff]*$/.test(text) && !/ $/.test(text);
  const inQuotes = (text) =>
    '"' + text.replaceAll("\r\n", "\n").replace(/["\\]/g, "\\$&").replaceAll("\n", "\\n").replaceAll("\t", "\\t") + '"';
  const scalarOf = (ask) => {
    const control = ask.matches(".row") ? ask.querySelector("input, select") : null;
    const controls = control ? [control] : controlsIn(ask);
    const value = controls.map(answerOf).find((each) => each !== "") ?? "";
    const text = value.trim();
    return value === "" ? "" : ask.dataset.kind === "text" || !isBare(text) ? inQuotes(value) : text;
  };
  const asksIn = (part) => [...part.children].filter((child) => child.matches(".ask"));
  function linesOf(ask, indent) {
    const { kind, key, states } = ask.dataset;
    const head = indent + key + ":";
    if (!["words", "list", "map", "group"].includes(kind)) {
      const value = scalarOf(ask);
      return value === "" ? [] : [head + " " + value];
    }
    const state = stateOf(ask);
    if (states && states.split(" ").includes(state)) return [head + " " + state];
    const below = ask.querySelector(":scope > .below");
    if (kind === "words") {
      const ticks = [...ask.querySelectorAll(":scope > .ticks :checked")].map((tick) => tick.value);
      return ticks.length ? [head + " [" + ticks.join(", ") + "]"] : [];
    }
    if (!isAnswered(below)) return [];
    if (kind === "group") return [head, ...asksIn(below).flatMap((part) => linesOf(part, indent + "  "))];
    const rows = [...below.children].filter(isAnswered);
    return [head, ...rows.flatMap((row) => (kind === "list" ? itemOf : entryOf)(row, indent + "  "))];
  }
  function itemOf(row, indent) {
    if (row.matches("div")) return [indent + "- " + scalarOf(row)];
    const lines = asksIn(row).flatMap((part) => linesOf(part, indent + "  "));
    return lines.map((line, i) => (i === 0 ? indent + "-" + line.slice(indent.length + 1) : line));
  }
  function entryOf(row, indent) {
    const [key, ...parts] = asksIn(row);
    const head = indent + scalarOf(key) + ":";
    if (parts.length === 1 && !parts[0].dataset.key) return [head + " " + (scalarOf(parts[0]) || '""')];
    const lines = parts.flatMap((part) => linesOf(part, indent + "  "));
    return lines.length ? [head, ...lines] : [head + " {}"];
  }
  function intake() {
    const asks = [...form.querySelectorAll(".question > .ask")];
    const order = form.dataset.order.split(" ");
    asks.sort((one, other) => order.indexOf(one.dataset.key) - order.indexOf(other.dataset.key));
    return ["schema: 1", ...asks.flatMap((ask) => linesOf(ask, ""))].join("\n") + "\n";
  }
  byId("save-file")?.addEventListener("click", () => {
    if (!form.reportValidity()) return;
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([intake()], { type: "application/yaml" }));
    link.download = (valueOf("patient").replace(/[^A-Za-z0-9._-]/g, "") || "intake") + ".yaml";
    link.click();
    URL.revokeObjectURL(link.href);
    unsaved = false;
  });

  form.addEventListener("invalid", (event) => goTo(event.target.id), true);
  form.addEventListener("input", (event) => answered(event.target));
  form.addEventListener("submit", (event) => {
    if (isStatic) event.preventDefault();
    if (event.submitter?.getAttribute("formaction") === "/save") unsaved = false;
  });
  // The planner ends half an hour after it was last used, but not while answers are unsaved here.
  if (!isStatic) setInterval(() => unsaved && fetch("/form.js").catch(() => {}), 10 * 60 * 1000);
  addEventListener("beforeunload", (event) => {
    if (unsaved) event.preventDefault();
  });
  for (const row of form.querySelectorAll(".row")) if (isAnswered(row)) offerRemoval(row);
  showWhatApplies();
})();
