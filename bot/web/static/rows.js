// The rows of a conversation: bubbles, buttons under them, days between them. Text is only ever set as text.
import { el, icon } from "./dom.js";
import { clockTime } from "./times.js";
import { WORDS } from "./words.js";

const MANY = 5; // choices
const SHORT = 24; // letters

/** A line across the conversation: a day, or what keeps it from opening. */
export function noteRow(text, name = "") {
  return el("li", { class: `note ${name}` }, el("span", {}, text));
}

/** Three dots while the bot works. */
export function typingRow() {
  const dots = el("span", { class: "dots", role: "img", "aria-label": WORDS.typing }, el("i"), el("i"), el("i"));
  return el("li", { class: "row bot typing" }, el("div", { class: "bubble" }, dots));
}

/** A committed event of the server. `press(choice, button)` and `offer("place" | "contact")` answer to the buttons. */
export function eventRow(event, { press, offer }) {
  const mine = event.from === "me";
  const meta = el("span", { class: "meta" }, el("time", { datetime: event.at }, clockTime(event.at)));
  if (mine) meta.append(tick());
  const row = el("li", { class: `row ${mine ? "me" : "bot"}`, "data-at": event.at });
  if (event.key) row.dataset.key = event.key;
  row.append(el("div", { class: "bubble" }, event.photo ? picture(event.photo) : null, words(event.text), meta));
  const choices = event.choices || [];
  if (choices.length || event.ask) row.append(buttons(event, choices, press, offer));
  return row;
}

/** What the person has just said and the server has not confirmed yet. */
export function pendingRow(entry, canvas) {
  const state = el("span", { class: "state" }, WORDS.sending);
  const row = el("li", { class: "row me pending", "data-key": entry.key });
  const bubble = el("div", { class: "bubble" }, canvas || null, words(entry.shown));
  if (entry.photo) bubble.append(el("progress", { max: "1", value: "0", "aria-label": WORDS.sending }));
  bubble.append(el("span", { class: "meta" }, state));
  row.append(bubble);
  return row;
}

/** The pending row, now that the server has it. */
export function markSent(row) {
  row.classList.add("sent");
  row.querySelector("progress")?.remove();
  row.querySelector(".meta").replaceChildren(tick());
}

/** The pending row, with the server's reason against it and what can be done. */
export function markRefused(row, reason, actions) {
  row.classList.add("refused");
  row.querySelector("progress")?.remove();
  row.querySelector(".meta").replaceChildren(el("span", { class: "state" }, WORDS.refused));
  const doing = actions.map(([label, act]) => el("button", { on: { click: act } }, label));
  row.append(el("div", { class: "reason", role: "alert" }, el("p", {}, reason), ...doing));
}

/** Show which answer of a card was pressed; the others go quiet. */
export function markChosen(row, code) {
  for (const button of row.querySelectorAll(".choice")) {
    const chosen = button.dataset.code === code;
    button.classList.toggle("chosen", chosen);
    button.setAttribute("aria-pressed", String(chosen));
    button.querySelector(".icon")?.remove();
    if (chosen) button.prepend(icon("tick"));
  }
}

function tick() {
  return el("span", { class: "tick", role: "img", "aria-label": WORDS.sent }, icon("tick"));
}

function words(text) {
  return text ? el("p", { class: "words" }, text) : null;
}

function picture(url) {
  const image = el("img", { src: url, alt: WORDS.photoAlt, loading: "lazy" });
  return el("a", { class: "picture", href: url, target: "_blank", rel: "noopener" }, image);
}

function buttons(event, choices, press, offer) {
  const group = el("div", { class: "choices", role: "group", "aria-label": WORDS.answers });
  const pairs = event.columns > 1 ? [] : paired(choices);
  const columns = pairs.length ? 2 : Math.max(1, event.columns || 1);
  group.dataset.columns = columns;
  group.style.setProperty("--columns", columns);
  for (const [index, choice] of choices.entries()) {
    const wide = pairs.length && !pairs[index] ? "wide" : "";
    const button = el("button", { class: `choice ${wide}`, "data-code": choice.code }, el("span", {}, choice.label));
    button.addEventListener("click", () => press(choice, button));
    group.append(button);
  }
  if (event.ask) {
    const label = event.ask === "place" ? WORDS.sharePlace : WORDS.shareContact;
    const asks = { class: "choice ask", on: { click: () => offer(event.ask) } };
    group.append(el("button", asks, icon(event.ask === "place" ? "place" : "phone"), el("span", {}, label)));
  }
  return group;
}

/** A long menu of short labels stands two by two, so that the question above stays on view: which ones have a partner. */
function paired(choices) {
  const short = choices.map(({ label }) => label.length <= SHORT);
  if (choices.length < MANY || short.filter(Boolean).length < MANY - 1) return [];
  const pairs = short.map(() => false);
  for (let index = 0; index + 1 < choices.length; index += 1) {
    if (short[index] && short[index + 1]) pairs[index] = pairs[(index += 1)] = true;
  }
  return pairs;
}
