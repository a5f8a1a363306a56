// The demo page: phones side by side as far as they fit, and the clock.
import { Conversation } from "./chat.js";
import { el, icon } from "./dom.js";
import { Stream } from "./stream.js";
import { calendarDay } from "./times.js";
import { WORDS } from "./words.js";

const PHONES = [["(min-width: 1600px)", 4], ["(min-width: 1000px)", 3], ["(min-width: 700px)", 2]];
const find = (id) => document.getElementById(id);

class Persona {
  constructor(about, index, choose) {
    this.about = about;
    this.talk = new Conversation(about.token, {
      sample: about.sample_place, unread: (count) => this.unread(count), used: () => this.used(true),
    });
    this.badge = el("span", { class: "badge", hidden: true });
    this.tab = el("button", { role: "tab", class: "tab", id: `tab-${index}`, "aria-controls": `phone-${index}` },
      el("span", { class: `avatar tone-${index % 4}` }, about.initials), this.badge,
      el("span", { class: "who" }, el("b", {}, about.name), el("span", {}, about.role),
        el("span", { class: "short" }, about.short || about.role)));
    this.tab.addEventListener("click", () => choose(this));
    this.unread(0);
    this.hint = el("p", { class: "hint" }, icon("hint"),
      el("span", {}, el("b", {}, `${about.name}, ${about.place}. `), about.hint));
    this.body = el("div", { class: "body", role: "tabpanel", id: `phone-${index}`, "aria-labelledby": `tab-${index}` },
      this.hint, this.talk.root);
  }

  unread(count) {
    this.badge.hidden = !count;
    this.badge.textContent = String(count);
    const { name, role } = this.about;
    this.tab.setAttribute("aria-label", [name, role, ...(count ? [WORDS.demoUnread(count)] : [])].join(", "));
  }

  /** The hints make room on a small screen once they have done their work. */
  used(on) {
    this.body.classList.toggle("begun", on);
    document.body.classList.toggle("used", on);
  }

  reset() {
    this.talk.reset();
    this.used(false);
  }

  view(on) {
    this.tab.setAttribute("aria-selected", String(on));
    this.body.hidden = !on;
    if (on) this.talk.shown();
  }
}

/** Which persona stands in which phone: the first phone takes those without one of their own. */
function seats(personas, phones) {
  if (phones >= personas.length) return personas.map((persona) => [persona]);
  const own = personas.slice(Math.max(0, 4 - phones), 3); // the officer, third in the row, keeps a phone longest
  return [personas.filter((persona) => !own.includes(persona)), ...own.map((persona) => [persona])];
}

function arrange(personas) {
  const phones = (PHONES.find(([width]) => matchMedia(width).matches) || [null, 1])[1];
  const row = find("phones");
  row.replaceChildren(...seats(personas, phones).map((seat) => {
    const chosen = seat.find((persona) => persona.wanted) || seat[0];
    for (const persona of seat) persona.view(persona === chosen);
    const tabs = el("div", { class: `tabs ${seat.length > 2 ? "many" : ""} ${seat.length < 2 ? "alone" : ""}`, role: "tablist", on: { keydown: walk } });
    tabs.append(...seat.map((persona) => persona.tab));
    return el("article", { class: "phone" }, tabs, ...seat.map((persona) => persona.body));
  }));
}

// arrow keys walk between tabs, as screen readers announce
function walk(event) {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!step) return;
  const tabs = Array.from(event.currentTarget.children);
  const next = tabs[(tabs.indexOf(event.target) + step + tabs.length) % tabs.length];
  next.focus();
  next.click();
}

async function post(path, body) {
  const headers = { "Content-Type": "application/json" };
  const answer = await fetch(path, { method: "POST", headers, body: JSON.stringify(body) });
  const told = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Error(told.error || WORDS.demoFailed);
  return told;
}

/** The demo's own day. Buttons move it; a newer event tells of a newer day. */
function clock() {
  const line = find("now");
  const more = find("more"); // on a phone the buttons wait behind this one
  more.addEventListener("click", () => more.setAttribute("aria-expanded", more.getAttribute("aria-expanded") !== "true"));
  let today = 0;
  const show = (now) => {
    today = Date.parse(now);
    line.replaceChildren(el("b", {}, calendarDay(now)));
  };
  for (const button of document.querySelectorAll("[data-clock]")) {
    button.addEventListener("click", async () => {
      button.disabled = true;
      try {
        show((await post("/api/demo/clock", JSON.parse(button.dataset.clock))).now);
      } catch (failed) {
        line.textContent = failed instanceof TypeError ? WORDS.demoFailed : failed.message; // TypeError: no line
      }
      button.disabled = false;
    });
  }
  return { show, heard: (at) => Date.parse(at) > today && show(at) };
}

function beginAgain() {
  const dialog = find("again");
  find("ask-again").addEventListener("click", () => dialog.showModal());
  dialog.addEventListener("close", async () => {
    if (dialog.returnValue !== "yes") return;
    dialog.returnValue = "";
    try {
      await post("/api/demo/reset", {});
    } catch {
      find("now").textContent = WORDS.demoFailed;
    }
  });
}

/** What the demo is; asked again until there is an answer. */
async function ask() {
  for (;;) {
    try {
      const answer = await fetch("/api/demo", { cache: "no-store" });
      if (answer.ok) return await answer.json();
    } catch { /* no line yet */ }
    find("about").textContent = WORDS.demoDown;
    await new Promise((resolve) => setTimeout(resolve, 3_000));
  }
}

async function main() {
  const demo = await ask();
  find("title").textContent = demo.title;
  find("about").textContent = demo.about;
  const { show, heard } = clock();
  show(demo.now);
  beginAgain();
  const personas = demo.personas.map((about, index) => new Persona(about, index, choose));
  function choose(persona) {
    for (const other of personas.filter(({ tab }) => tab.parentNode === persona.tab.parentNode)) {
      other.wanted = other === persona;
      other.view(other.wanted);
    }
  }
  arrange(personas);
  for (const [width] of PHONES) matchMedia(width).addEventListener("change", () => arrange(personas));
  const talks = new Map(personas.map(({ talk }) => [talk.token, talk]));
  const all = (act) => talks.forEach(act);
  for (const talk of talks.values()) await talk.start();
  new Stream([...talks.keys()], {
    message: (event) => {
      heard(event.at);
      talks.get(event.chat)?.take(event);
    },
    ready: () => all((talk) => talk.ready()),
    reset: () => {
      for (const persona of personas) persona.reset();
      ask().then(({ now }) => show(now));
    },
    line: (up) => all((talk) => talk.line("stream", up)),
    gone: () => location.reload(), // another demo is running here now
  }).open();
}

main();
