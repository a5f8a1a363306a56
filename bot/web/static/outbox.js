// What was said and not yet confirmed: kept in IndexedDB, so that a closed page or a flat battery loses nothing; sent
// one by one, in order, with the same key until the server says yes or no.
const LONGEST = 15_000; // ms between two attempts
const PATIENCE = { say: 20_000, photo: 180_000 }; // ms for one attempt
const AGAIN = new Set([0, 408, 425, 429]); // besides 5xx: not the server's decision on what was said

let opened = null;

const done = (request) => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});

function database() {
  if (opened) return opened;
  const request = indexedDB.open("bantin", 1);
  request.onupgradeneeded = () => request.result.createObjectStore("outbox", { keyPath: "key" });
  opened = done(request);
  return opened;
}

async function stored(mode, act) {
  try {
    return await done(act((await database()).transaction("outbox", mode).objectStore("outbox")));
  } catch {
    return null; // a private window: memory alone must do
  }
}

/** POST; resolves to {status, error}; status 0 is a broken line. */
function post(url, body, patience, progress) {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest(); // fetch cannot tell how far an upload has come
    request.open("POST", url);
    request.timeout = patience;
    if (typeof body === "string") request.setRequestHeader("Content-Type", "application/json");
    else if (!body.type) request.setRequestHeader("Content-Type", "application/octet-stream");
    request.upload.onprogress = (step) => step.lengthComputable && progress(step.loaded / step.total);
    request.onload = () => {
      let error = "";
      try {
        error = JSON.parse(request.responseText).error || "";
      } catch { /* not ours: a proxy's page */ }
      resolve({ status: request.status, error });
    };
    request.onerror = request.ontimeout = request.onabort = () => resolve({ status: 0, error: "" });
    request.send(body);
  });
}

export class Outbox {
  /** Handlers: progress(entry, share), sent(entry), refused(entry, text), line(up). */
  constructor(token, handlers) {
    this.token = token;
    this.handlers = handlers;
    this.entries = [];
    this.attempts = 0;
    this.busy = false;
    window.addEventListener("online", () => this.poke());
  }

  /** What an earlier visit left unsent, oldest first. */
  async load() {
    const all = (await stored("readonly", (store) => store.getAll())) || [];
    this.entries = all.filter((entry) => entry.token === this.token).sort((a, b) => a.at - b.at);
    return this.entries;
  }

  async add(entry) {
    const kept = { ...entry, token: this.token, at: Date.now() };
    this.entries.push(kept);
    await stored("readwrite", (store) => store.put(kept));
    this.poke();
  }

  drop(key) {
    this.entries = this.entries.filter((entry) => entry.key !== key);
    stored("readwrite", (store) => store.delete(key));
  }

  /** The server has told of it, but has not said yet that it is safe: it is still repeated, and no longer in the way. */
  heard(key) {
    for (const entry of this.entries) if (entry.key === key) entry.heardOf = true;
  }

  clear() {
    for (const entry of this.entries) this.drop(entry.key);
  }

  /** Try now: something new, or the line is back. */
  poke() {
    this.attempts = 0;
    clearTimeout(this.timer);
    if (!this.busy) this.pump();
  }

  async pump() {
    const entry = this.entries.find((candidate) => !candidate.refused);
    if (!entry) return;
    this.busy = true;
    const { status, error } = await this.attempt(entry);
    this.busy = false;
    if (AGAIN.has(status) || status >= 500) return this.later();
    this.handlers.line(true);
    this.attempts = 0;
    if (status >= 200 && status < 300) {
      this.drop(entry.key);
      this.handlers.sent(entry);
    } else {
      entry.refused = error || `(${status})`;
      stored("readwrite", (store) => store.put(entry));
      this.handlers.refused(entry, entry.refused);
    }
    return this.pump();
  }

  attempt(entry) {
    const base = `/api/chat/${encodeURIComponent(this.token)}`;
    const progress = (share) => this.handlers.progress(entry, share);
    if (entry.photo) return post(`${base}/photo?key=${entry.key}`, entry.photo, PATIENCE.photo, progress);
    return post(`${base}/say`, JSON.stringify({ key: entry.key, ...entry.said }), PATIENCE.say, progress);
  }

  later() {
    this.handlers.line(false);
    this.attempts += 1;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.pump(), Math.min(LONGEST, 500 * 2 ** this.attempts));
  }
}
