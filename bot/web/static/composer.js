// The line at the bottom: typed words, a photo looked at before it goes, a place.
import { el, icon } from "./dom.js";
import { prepare, preview } from "./photo.js";
import { WORDS } from "./words.js";

const TALLEST = 132; // pixels the typing line may grow to, about five lines
const PLACE_OPTIONS = { enableHighAccuracy: true, timeout: 20_000, maximumAge: 60_000 };

export class Composer {
  /** `sample`: a place a visitor of the demo may send instead of the real one. Handlers: text, photo, place. */
  constructor(token, { sample, ...handlers }) {
    this.handlers = handlers;
    this.sample = sample;
    this.draft = `bantin-draft-${token}`;
    this.input = this.textarea();
    this.file = el("input", { type: "file", accept: "image/*", hidden: true });
    this.file.addEventListener("change", () => this.pick());
    this.panel = el("div", { class: "panel", hidden: true });
    const tool = (name, label, click, type = "button") =>
      el("button", { type, class: `tool ${name}`, "aria-label": label, title: label, on: { click } }, icon(name));
    const send = tool("send", WORDS.send, () => {}, "submit");
    send.addEventListener("mousedown", (event) => event.preventDefault()); // the keyboard of the phone stays up
    this.form = el("form", { class: "composer", on: { submit: (event) => this.submit(event) } },
      tool("camera", WORDS.photo, () => this.file.click()), this.file,
      tool("place", WORDS.place, () => this.place()), this.input, send);
    this.write(localStorage.getItem(this.draft) || "");
  }

  textarea() {
    const input = el("textarea", {
      rows: "1", placeholder: WORDS.write, "aria-label": WORDS.write, enterkeyhint: "send", autocomplete: "off",
    });
    input.addEventListener("input", () => this.changed());
    input.addEventListener("keydown", (event) => {
      // a Vietnamese keyboard composing a letter also sends Enter; that one is not ours
      if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
      this.submit(event);
    });
    return input;
  }

  /** Put words on the line, as if typed. */
  write(text) {
    this.input.value = text;
    this.changed();
  }

  changed() {
    const { value } = this.input;
    if (value) localStorage.setItem(this.draft, value);
    else localStorage.removeItem(this.draft);
    this.form.classList.toggle("filled", value.trim() !== "");
    this.input.style.height = "auto";
    if (value) this.input.style.height = `${Math.min(TALLEST, this.input.scrollHeight + 2)}px`;
  }

  submit(event) {
    event.preventDefault();
    const text = this.input.value.trim();
    if (!text) return this.input.focus();
    this.write("");
    this.input.inputMode = "text";
    this.input.placeholder = WORDS.write;
    this.input.focus();
    return this.handlers.text(text);
  }

  offer(ask) {
    if (ask === "place") return this.place();
    this.input.inputMode = "tel";
    this.input.placeholder = WORDS.writePhone;
    return this.input.focus();
  }

  show(...children) {
    this.panel.replaceChildren(...children);
    this.panel.hidden = false;
  }

  notice(text, ...actions) {
    const close = el("button", { class: "plain", on: { click: () => this.close() } }, WORDS.close);
    this.show(el("p", { role: "status" }, text), el("div", { class: "actions" }, ...actions, close));
  }

  close() {
    this.panel.hidden = true;
    this.panel.replaceChildren();
  }

  async pick() {
    const [file] = this.file.files;
    this.file.value = "";
    if (!file) return;
    this.notice(WORDS.photoOpening);
    const { photo, name, problem, megabytes } = await prepare(file);
    if (problem === "image") return this.notice(WORDS.photoNotImage);
    if (problem === "size") return this.notice(WORDS.photoTooBig(megabytes));
    const canvas = await preview(photo);
    const send = el("button", { class: "main" }, WORDS.photoSend);
    send.addEventListener("click", () => {
      this.close();
      this.handlers.photo(photo, name, canvas);
    });
    const drop = el("button", { class: "plain", on: { click: () => this.close() } }, WORDS.photoDrop);
    this.show(...(canvas ? [canvas] : []), el("p", {}, WORDS.photoReady), el("div", { class: "actions" }, send, drop));
    send.focus();
    return undefined;
  }

  place() {
    if (!this.sample) return this.locate();
    const real = el("button", { class: "plain", on: { click: () => this.locate() } }, WORDS.placeReal);
    return this.notice(WORDS.placeWhich, this.sampleButton(), real);
  }

  sampleButton() {
    const button = el("button", { class: "main" }, WORDS.placeSample(this.sample.name));
    button.addEventListener("click", () => this.placed(this.sample));
    return button;
  }

  locate() {
    const again = this.sample ? [this.sampleButton()] : [];
    if (!navigator.geolocation) return this.notice(WORDS.placeFailed, ...again);
    this.notice(WORDS.placeFinding);
    return navigator.geolocation.getCurrentPosition(
      ({ coords }) => this.placed(coords),
      ({ code }) => this.notice(code === 1 ? WORDS.placeDenied : WORDS.placeFailed, ...again),
      PLACE_OPTIONS,
    );
  }

  placed({ latitude, longitude }) {
    this.close();
    this.handlers.place({ latitude, longitude });
  }
}
