// One conversation, drawn from the server's events.
//
// The API (JSON unless said otherwise):
//   GET  /api/demo         {title, about, now, personas: [{token, name, role, place, hint, initials, short?: label of its
//                          tab on a phone, else role; sample_place?: {name, latitude, longitude}}]}; 404: no demo here
//   POST /api/demo/clock   {days: 7} | {to: "due"} → {now}
//   POST /api/demo/reset   {} → {}; then every open stream gets `event: reset`
//   GET  /api/chat/TOKENS/events?after=N   text/event-stream; TOKENS: one, or several with commas between; 404: unknown
//       data: {chat: token, id, card, from: "bot" | "me", text, choices: [{code, label}], columns, ask: "contact" |
//              "place" | null, photo: url | null, at: ISO, key: client key | null, press?: {card, code}}
//       `id` grows over all conversations together, so that one number says where to go on. A later event with the same
//       card replaces that bubble where it stands. Words, photos and places said come back as a "me" event with their
//       key, before the bot's answer; only the answer to the POST says that they are safe. `press` marks a button of
//       an earlier card as chosen; with no text, no bubble.
//       event: ready after the history; event: ping every 20 s; event: reset when the history began anew, also when
//       `after` lies beyond the newest id
//   POST /api/chat/TOKEN/say          {key, text} | {key, press: code, card} | {key, place: {latitude, longitude}}
//   POST /api/chat/TOKEN/photo?key=…  the photo's bytes are the body: JPEG, PNG, WebP or HEIC of at most 10 MB
//       both: 200 {ok: true} after commit; 4xx {error: a Vietnamese sentence} is final; a broken line, 408, 425, 429 and
//       5xx are repeated with the same key.
import { Composer } from "./composer.js";
import { el, icon, uuid } from "./dom.js";
import { Outbox } from "./outbox.js";
import { preview } from "./photo.js";
import { eventRow, markChosen, markRefused, markSent, noteRow, pendingRow, typingRow } from "./rows.js";
import { calendarDay } from "./times.js";
import { WORDS } from "./words.js";

const NEAR = 80; // pixels from the end that still count as reading the end
const TYPING = { after: 500, until: 8_000 }; // ms

export class Conversation {
  /** `unread(count)` is called while the conversation is not on view; `used()` at the first thing said. */
  constructor(token, { sample = null, unread = () => {}, used = () => {} } = {}) {
    this.token = token;
    this.told = { unread, used };
    this.lines = { stream: true, outbox: true };
    this.list = el("ol", { class: "log" });
    this.banner = el("p", { class: "banner", role: "status", hidden: true }, WORDS.offline);
    this.scroller = el("div", { class: "scroller", role: "log", tabindex: "-1", "aria-label": WORDS.botName }, this.list);
    this.pill = el("button", { class: "pill", hidden: true, on: { click: () => this.toEnd() } }, WORDS.newMessages, icon("down"));
    this.composer = new Composer(token, {
      sample,
      text: (text) => this.say({ shown: text, said: { text } }),
      photo: (photo, name, canvas) => this.say({ shown: "", photo, name }, canvas),
      place: (place) => this.say({ shown: placeWords(place), said: { place } }),
    });
    this.root = el("section", { class: "chat" },
      this.banner, el("div", { class: "view" }, this.scroller, this.pill), this.composer.panel, this.composer.form);
    this.outbox = new Outbox(token, {
      progress: (entry, share) => this.progress(entry, share),
      sent: (entry) => this.sent(entry),
      refused: (entry, reason) => this.refused(entry, reason),
      line: (up) => this.line("outbox", up),
    });
    this.scroller.addEventListener("scroll", () => this.scrolled());
    const resized = new ResizeObserver(() => this.stuck && this.toEnd());
    resized.observe(this.scroller);
    resized.observe(this.list);
    this.empty();
  }

  /** Nothing said, nothing heard. */
  empty() {
    this.cards = new Map(); // card → row
    this.pending = new Map(); // client key → row of ours that no event has confirmed
    this.live = false;
    this.scroller.setAttribute("aria-live", "off");
    this.stuck = true;
    this.unread = 0;
    this.heard = 0; // messages of the bot so far
    this.idle();
    this.list.replaceChildren(noteRow(WORDS.connecting, "opening"));
  }

  /** Show what an earlier visit left unsent and go on sending it; once, before the stream opens. */
  async start() {
    for (const entry of await this.outbox.load()) {
      if (!entry.said?.press) this.append(entry, entry.photo ? await preview(entry.photo) : null);
      if (entry.refused) this.refused(entry, entry.refused);
    }
    this.outbox.poke();
  }

  reset() {
    this.outbox.clear();
    this.empty();
    this.told.unread(0);
  }

  /** The history has been told. */
  ready() {
    this.list.querySelector(".opening")?.remove();
    this.live = true;
    this.scroller.setAttribute("aria-live", "polite"); // only now: nobody wants the whole history read aloud
    if (this.stuck) this.toEnd();
  }

  gone() {
    this.list.replaceChildren(noteRow(WORDS.gone, "opening"));
    this.composer.form.hidden = true;
  }

  /** On view again (a tab was chosen). */
  shown() {
    this.unread = 0;
    this.told.unread(0);
    if (this.stuck) this.toEnd();
  }

  // ── what the server says ──

  take(event) {
    if (event.key) this.outbox.heard(event.key);
    if (event.press) this.choose(event.press.card, event.press.code);
    if (event.from === "me") this.quiet();
    else this.listen();
    if (event.from === "bot" || event.text || event.photo) this.place(event);
  }

  listen() {
    this.idle();
    this.heard += 1;
    if (this.live && this.root.offsetParent === null) this.told.unread((this.unread += 1));
  }

  place(event) {
    const before = event.card ? this.cards.get(event.card) : undefined;
    const row = eventRow(before ? { ...event, at: before.dataset.at } : event, {
      press: (choice) => this.press(event.card, choice.code),
      offer: (ask) => this.composer.offer(ask),
    });
    if (before) this.replace(before, row);
    else this.insert(row, event);
    if (event.card) this.cards.set(event.card, row);
    if (event.from === "bot" && row.querySelector(".choices")) this.activate(row);
    const code = this.onItsWay(event.card);
    if (code) this.choose(event.card, code);
  }

  replace(before, row) {
    const focused = before.contains(document.activeElement) && document.activeElement.matches(":focus-visible");
    before.replaceWith(row);
    if (focused) (row.querySelector(".choice") || this.composer.input).focus({ preventScroll: true });
  }

  // the server's order, and after it what it has not heard yet
  insert(row, event) {
    const ours = this.pending.get(event.key);
    const canvas = ours?.querySelector("canvas");
    if (canvas) row.querySelector(".picture")?.replaceChildren(canvas);
    ours?.remove();
    this.pending.delete(event.key);
    const waiting = this.list.querySelector(".pending");
    const last = waiting ? waiting.previousElementSibling : this.list.lastElementChild;
    const day = last?.dataset.at && calendarDay(last.dataset.at);
    if (calendarDay(event.at) !== day) this.list.insertBefore(noteRow(calendarDay(event.at)), waiting);
    if (this.live) row.classList.add("fresh");
    this.list.insertBefore(row, waiting);
    this.follow(event.from === "me");
  }

  activate(row) {
    this.quiet();
    row.classList.add("active");
  }

  quiet() {
    this.list.querySelector(".active")?.classList.remove("active");
  }

  choose(card, code) {
    const row = this.cards.get(card);
    if (!row) return;
    row.classList.remove("active");
    markChosen(row, code);
  }

  // ── what the person says ──

  say(entry, canvas = null) {
    const kept = { ...entry, key: uuid(), heard: this.heard };
    this.quiet();
    this.append(kept, canvas);
    this.outbox.add(kept);
    this.told.used();
    this.toEnd();
  }

  append(entry, canvas) {
    const row = pendingRow(entry, canvas);
    this.pending.set(entry.key, row);
    this.list.append(row);
  }

  press(card, code) {
    if (this.onItsWay(card)) return; // a second tap on a slow line
    this.choose(card, code);
    this.outbox.add({ key: uuid(), heard: this.heard, said: { press: code, card } });
    this.told.used();
  }

  /** The code of a button of the card that is still being sent. */
  onItsWay(card) {
    return this.outbox.entries.find(({ said, heardOf }) => !heardOf && said?.press && said.card === card)?.said.press;
  }

  progress(entry, share) {
    const bar = this.pending.get(entry.key)?.querySelector("progress");
    if (bar) bar.value = share;
  }

  sent(entry) {
    const row = this.pending.get(entry.key);
    if (row) markSent(row);
    if (entry.heard === this.heard) this.busy(); // the answer may have come before the confirmation
  }

  refused(entry, reason) {
    if (entry.said?.press) return this.unpress(entry, reason);
    const row = this.pending.get(entry.key);
    const drop = () => {
      this.outbox.drop(entry.key);
      this.pending.delete(entry.key);
      row.remove();
    };
    const edit = () => {
      drop();
      this.composer.write(entry.said.text);
      this.composer.input.focus();
    };
    markRefused(row, reason, [...(entry.said?.text ? [[WORDS.editAgain, edit]] : []), [WORDS.discard, drop]]);
    return this.follow(true);
  }

  unpress({ key, said }, reason) {
    this.outbox.drop(key);
    const row = this.cards.get(said.card);
    if (row) markChosen(row, null);
    row?.classList.add("active");
    this.composer.notice(reason);
  }

  // ── the line, the dots, the end of the page ──

  line(which, up) {
    this.lines[which] = up;
    const down = !this.lines.stream || !this.lines.outbox;
    this.banner.hidden = !down;
    for (const state of this.list.querySelectorAll(".pending:not(.sent):not(.refused) .state")) {
      state.textContent = down ? WORDS.waiting : WORDS.sending;
    }
    if (which === "stream" && up) this.outbox.poke();
  }

  busy() {
    this.idle();
    this.thinking = setTimeout(() => {
      this.list.insertBefore(typingRow(), this.list.querySelector(".pending:not(.sent)"));
      this.follow();
      this.thinking = setTimeout(() => this.idle(), TYPING.until);
    }, TYPING.after);
  }

  idle() {
    clearTimeout(this.thinking);
    this.list.querySelector(".typing")?.remove();
  }

  follow(mine = false) {
    if (this.stuck || (mine && this.live)) this.toEnd();
    else if (this.live) this.pill.hidden = false;
  }

  toEnd() {
    this.stuck = true;
    this.pill.hidden = true;
    this.scroller.scrollTop = this.scroller.scrollHeight;
  }

  scrolled() {
    const { scrollTop, scrollHeight, clientHeight } = this.scroller;
    if (scrollHeight - scrollTop - clientHeight < NEAR) this.stuck = this.pill.hidden = true;
    else if (scrollTop < this.top) this.stuck = false; // only the reader scrolls up; a photo that arrives pushes down
    this.top = scrollTop;
  }
}

function placeWords({ latitude, longitude }) {
  const degrees = (number) => number.toFixed(5).replace(".", ",");
  return WORDS.placeMine(degrees(latitude), degrees(longitude));
}
