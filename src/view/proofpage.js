/* What is said of the pages, laid over them.  texts: {p page, b box in hundredths of a millimetre, k key, t words, l [part, row, column],
   s [[kind, words, place]], f [squeeze, size, natural squeeze, natural size], o department}; findings: {v severity, 4 a change, q page; n number,
   g kind, m message, h help, w place, k key, t indexes of texts, o department}. */
"use strict";
(() => {
const {texts, findings, words} = JSON.parse(document.getElementById("matter").textContent);
const at = id => document.getElementById(id), CLASSES = ["n", "w", "e", "e", "c"];
const isNarrowed = text => text.f[0] < text.f[2] || text.f[1] < text.f[3];
const byPage = new Map(), said = texts.map(() => []);
texts.forEach((text, i) => byPage.set(text.p, [...(byPage.get(text.p) || []), i]));
findings.forEach((finding, n) => finding.t.forEach(i => said[i].push(n)));

const made = (tag, more, ...children) => {
  const element = Object.assign(document.createElement(tag), more);
  element.append(...children);
  return element;
};

// --- pages, made where they are looked at -------------------------------------------------------------------------------

const wanted = new Set();  // findings that pass the filters
let chosen = -1, finding = -1;

function dressed(button, i) {
  const grave = Math.max(-1, ...said[i].filter(n => wanted.has(n)).map(n => findings[n].v));
  button.className = "cell" + (grave < 0 ? "" : " " + CLASSES[grave]) + (at("fit").checked && isNarrowed(texts[i]) ? " f" : "");
  if (i === chosen) button.setAttribute("aria-current", "true");
  else button.removeAttribute("aria-current");
}

function laid(sheet, page) {
  const width = +sheet.style.getPropertyValue("--w"), height = +sheet.style.getPropertyValue("--h");
  const cells = made("div", {className: "cells"});
  cells.setAttribute("role", "group");
  cells.setAttribute("aria-label", words.findings);
  (byPage.get(page) || []).forEach((i, nth) => {
    const [x, y, w, h] = texts[i].b, button = made("button", {type: "button", id: "t" + i, tabIndex: nth ? -1 : 0});
    button.setAttribute("aria-label", (texts[i].t || texts[i].k).slice(0, 80));
    Object.assign(button.style, {left: 100 * x / width + "%", top: 100 * y / height + "%",
                                 width: 100 * w / width + "%", height: 100 * h / height + "%"});
    dressed(button, i);
    cells.append(button);
  });
  sheet.append(cells);
}

function opened(section) {
  if (section.dataset.open) return;
  section.dataset.open = "yes";
  for (const sheet of section.querySelectorAll(".sheet")) {
    sheet.append(sheet.querySelector("template").content.cloneNode(true));
    if (sheet.classList.contains("now")) laid(sheet, +section.id.slice(1));
  }
}

function closed(section) {
  if (!section.dataset.open || section.contains(document.activeElement)) return;
  delete section.dataset.open;
  for (const sheet of section.querySelectorAll(".sheet"))
    [...sheet.children].forEach(child => child.tagName === "TEMPLATE" || child.remove());
}

const sections = [...document.querySelectorAll(".page")];
const near = new IntersectionObserver(seen => seen.forEach(one => one.isIntersecting ? opened(one.target) : closed(one.target)),
                                      {rootMargin: "1500px"});
sections.forEach(section => near.observe(section));

// --- a cell is chosen ---------------------------------------------------------------------------------------------------

function told(term, ...what) {
  return [made("dt", {textContent: term}), ...what.map(one => typeof one === "string" ? made("dd", {textContent: one}) : made("dd", {}, one))];
}

function findingTold(one) {
  const item = made("li", {className: "v" + one.v}, made("span", {className: "number", textContent: one.n ? one.n + " " : one.g + " "}), one.m || "");
  if (one.from !== undefined || one.to !== undefined) item.append(`：「${one.from || ""}」→「${one.to || ""}」`);
  if (one.h) item.append(made("small", {textContent: " " + one.h}));
  if (one.w) item.append(" ", made("code", {textContent: one.w}));
  return item;
}

function lettersOf([squeeze, size, naturalSqueeze, naturalSize]) {
  const told = (squeeze, size) => `${size} pt` + (squeeze === 100 ? "" : ` ${words.squeeze} ${squeeze} %`);
  const narrowed = squeeze < naturalSqueeze || size < naturalSize;
  return told(squeeze, size) + (narrowed ? `（${words.natural} ${told(naturalSqueeze, naturalSize)}）` : "");
}

function panelShows() {
  const one = finding >= 0 ? findings[finding] : null, text = texts[chosen], list = made("dl");
  const about = text ? said[chosen].filter(n => n !== finding) : [];
  if (one) list.append(...told(words.findings, made("ul", {}, findingTold(one))));
  if (one && !text) list.append(...told(words.page, words.noPage));
  if (text) {
    const section = at("p" + text.p);
    if (text.l) list.append(...told(words.label, text.l.filter(Boolean).join("　") || words.none));
    list.append(...told(words.text, text.t || ""), ...told(words.key, made("code", {textContent: text.k})));
    const sources = text.s.map(([kind, part, place]) => made("li", {}, words["from " + kind] + " ", part ? `「${part}」 ` : "", made("code", {textContent: place})));
    list.append(...told(words.source, sources.length ? made("ul", {}, ...sources) : words.none));
    if (text.o) list.append(...told(words.owner, text.o));
    list.append(...told(words.letters, lettersOf(text.f)), ...told(words.place, section.querySelector("h2").textContent));
  }
  if (about.length) list.append(...told(words.findings, made("ul", {}, ...about.map(n => findingTold(findings[n])))));
  at("told").replaceChildren(list);
}

function choose(i, takesFocus) {
  const before = chosen;
  chosen = i;
  if (before >= 0 && at("t" + before)) dressed(at("t" + before), before);
  if (i >= 0) {
    opened(at("p" + texts[i].p));
    const button = at("t" + i);
    for (const other of button.parentElement.children) other.tabIndex = other === button ? 0 : -1;
    dressed(button, i);
    button.scrollIntoView({block: "center", inline: "nearest"});
    if (takesFocus) button.focus({preventScroll: true});
    history.replaceState(null, "", "#" + encodeURIComponent(texts[i].k));
  }
  panelShows();
}

/* Clicked again, a finding of several cells shows the next of them. */
function chooseFinding(n) {
  const places = findings[n].t, again = finding === n ? places.indexOf(chosen) + 1 : 0;
  finding = n;
  for (const button of at("list").querySelectorAll("button"))
    if (+button.dataset.n === n) button.setAttribute("aria-current", "true");
    else button.removeAttribute("aria-current");
  choose(places.length ? places[again % places.length] : -1, false);
  if (findings[n].q) at("p" + findings[n].q).scrollIntoView();
}

at("pages").addEventListener("click", event => {
  const cell = event.target.closest(".cell");
  if (!cell) return;
  const i = +cell.id.slice(1);
  finding = said[i].find(n => wanted.has(n)) ?? -1;
  choose(i, true);
});

/* The nearest cell in that direction: what is beside counts double. */
function beside(i, key) {
  const middle = ({b: [x, y, w, h]}) => [x + w / 2, y + h / 2], [x, y] = middle(texts[i]);
  const level = key === "ArrowLeft" || key === "ArrowRight", sign = key === "ArrowLeft" || key === "ArrowUp" ? -1 : 1;
  let best = -1, least = Infinity;
  for (const other of byPage.get(texts[i].p)) {
    const [ox, oy] = middle(texts[other]), along = sign * (level ? ox - x : oy - y), aside = Math.abs(level ? oy - y : ox - x);
    if (along > 10 && along + 2 * aside < least) [best, least] = [other, along + 2 * aside];
  }
  return best;
}

at("pages").addEventListener("keydown", event => {
  const cell = event.target.closest(".cell");
  if (!cell || !event.key.startsWith("Arrow")) return;
  event.preventDefault();
  const next = beside(+cell.id.slice(1), event.key);
  if (next < 0) return;
  finding = -1;
  choose(next, true);
});

// --- the list -----------------------------------------------------------------------------------------------------------

function filled(select, values) {
  for (const value of [...new Set(values)].filter(Boolean).sort()) select.append(made("option", {textContent: value}));
}

function listShows() {
  const owner = at("owner").value, kind = at("kind").value;
  const severities = new Set([...document.querySelectorAll("[name=severity]:checked")].map(box => +box.value));
  wanted.clear();
  const items = [];
  findings.forEach((one, n) => {
    if (owner && !(one.o || "").split("・").includes(owner) || kind && one.g !== kind || !severities.has(Math.min(one.v, one.v === 4 ? 4 : 2))) return;
    wanted.add(n);
    const button = made("button", {type: "button"}, made("span", {className: "number", textContent: (one.n || one.g) + " "}), one.m || "");
    if (one.to !== undefined || one.from !== undefined) button.append(`：「${one.from || ""}」→「${one.to || ""}」`);
    const page = one.t.length || one.q ? at("p" + (one.q || texts[one.t[0]].p)).querySelector("h2").textContent : words.noPage;
    button.append(made("small", {textContent: [page, one.o, one.w].filter(Boolean).join("　")}));
    button.dataset.n = n;
    if (n === finding) button.setAttribute("aria-current", "true");
    items.push(made("li", {className: "v" + one.v}, button));
  });
  at("list").replaceChildren(...items);
  at("count").textContent = `${words.shown} ${wanted.size}／${findings.length}`;
  for (const cell of document.querySelectorAll(".cell")) dressed(cell, +cell.id.slice(1));
}

function step(by) {
  const order = [...at("list").querySelectorAll("button")].map(button => +button.dataset.n);
  if (!order.length) return;
  const here = order.indexOf(finding), next = order[(here < 0 ? (by > 0 ? 0 : order.length - 1) : here + by + order.length) % order.length];
  finding = -1;
  chooseFinding(next);
  at("list").querySelector("[aria-current]").scrollIntoView({block: "nearest"});
}

filled(at("owner"), findings.flatMap(one => (one.o || "").split("・")));
filled(at("kind"), findings.map(one => one.g));
at("filters").addEventListener("change", listShows);
at("filters").addEventListener("submit", event => event.preventDefault());
at("list").addEventListener("click", event => {
  const button = event.target.closest("button");
  if (button) chooseFinding(+button.dataset.n);
});
at("back").addEventListener("click", () => step(-1));
at("next").addEventListener("click", () => step(1));

// --- where one was before it was loaded again; what follows ------------------------------------------------------------------

const number = document.documentElement.dataset.made, fields = [...document.querySelectorAll("#filters select, #filters input")];

function kept() {
  sessionStorage.setItem("proof", JSON.stringify({fields: fields.map(one => one.type === "checkbox" ? one.checked : one.value)}));
}

function putBack() {
  const state = JSON.parse(sessionStorage.getItem("proof") || "{}");
  (state.fields || []).forEach((value, i) => {
    if (fields[i]?.type === "checkbox") fields[i].checked = value;
    else if (fields[i] && [...fields[i].options].some(option => option.value === value)) fields[i].value = value;
  });
}

function followed() {
  const news = new EventSource("events"), live = at("live");
  news.addEventListener("made", event => {
    if (event.data === number) live.replaceChildren();
    else {
      kept();
      location.reload();
    }
    live.classList.remove("broken");
  });
  news.addEventListener("broken", event => {
    live.classList.add("broken");
    live.replaceChildren(words.broken, made("ul", {}, ...event.data.split("\n").map(line => made("li", {textContent: line}))));
  });
}

if (number) putBack();
listShows();
const key = decodeURIComponent(location.hash.slice(1)), there = key ? texts.findIndex(text => text.k === key) : -1;
if (there >= 0) choose(there, false);
if (number) followed();
})();
