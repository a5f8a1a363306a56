// The line from the server: one event stream a page, however many conversations are on it. Browsers allow six
// connections to a site; a stream for each would leave none for sending.
const SILENCE = 50_000; // ms; the server pings every 20 s, so longer means a dead line nobody told us about
const GRACE = 2_000; // ms a short break stays unmentioned
const LONGEST = 6_000; // ms between two attempts

export class Stream {
  /**
   * tokens: conversations to follow. Handlers: message(event), ready() after the history, reset() when it began
   * anew, line(up), gone() when the server knows a token no more.
   */
  constructor(tokens, handlers) {
    this.tokens = tokens;
    this.handlers = handlers;
    this.last = 0;
    this.attempts = 0;
    document.addEventListener("visibilitychange", () => (document.hidden ? this.pause() : this.open()));
    window.addEventListener("pagehide", () => this.pause());
    window.addEventListener("pageshow", (shown) => shown.persisted && this.open());
    window.addEventListener("online", () => this.open());
    window.addEventListener("offline", () => this.handlers.line(false));
  }

  get url() {
    return `/api/chat/${this.tokens.map(encodeURIComponent).join(",")}/events?after=${this.last}`;
  }

  open() {
    this.close();
    const source = new EventSource(this.url);
    this.source = source;
    this.beat();
    source.onopen = () => this.up();
    source.onerror = () => this.broken();
    source.onmessage = (message) => this.take(JSON.parse(message.data));
    source.addEventListener("ping", () => this.beat());
    source.addEventListener("ready", () => this.handlers.ready());
    source.addEventListener("reset", () => this.restart());
  }

  /** The server's history starts again from nothing. */
  restart() {
    this.last = 0;
    this.handlers.reset();
    this.open();
  }

  close() {
    clearTimeout(this.retry);
    clearTimeout(this.silence);
    if (this.source) this.source.close();
    this.source = null;
  }

  pause() {
    this.close();
    clearTimeout(this.grace);
    this.grace = null;
  }

  up() {
    this.attempts = 0;
    clearTimeout(this.grace);
    this.grace = null;
    this.beat();
    this.handlers.line(true);
  }

  take(event) {
    this.beat();
    if (event.id <= this.last) return;
    this.last = event.id;
    this.handlers.message(event);
  }

  beat() {
    clearTimeout(this.silence);
    this.silence = setTimeout(() => this.open(), SILENCE);
  }

  // closed and opened by hand: the browser's own reconnecting gives up for good on any answer but 200
  broken() {
    this.close();
    this.attempts += 1;
    if (!this.grace) this.grace = setTimeout(() => this.handlers.line(false), GRACE);
    this.retry = setTimeout(() => this.again(), Math.min(LONGEST, 500 * 2 ** this.attempts));
  }

  /** Open again; but ask first whether the conversation is still there, which an EventSource cannot tell. */
  async again() {
    const abort = new AbortController();
    try {
      const { status } = await fetch(this.url, { signal: abort.signal, cache: "no-store" });
      abort.abort();
      if (status === 403 || status === 404 || status === 410) this.handlers.gone();
      else this.open();
    } catch {
      this.broken();
    }
  }
}
