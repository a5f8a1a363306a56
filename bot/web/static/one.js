// One conversation on the whole screen: /chat/TOKEN.
import { Conversation } from "./chat.js";
import { Stream } from "./stream.js";

const token = decodeURIComponent(location.pathname.split("/").filter(Boolean).pop());

async function persona() {
  try {
    const answer = await fetch("/api/demo");
    const demo = answer.ok ? await answer.json() : { personas: [] };
    return demo.personas.find((one) => one.token === token);
  } catch {
    return undefined; // not a demo, or no line yet: the conversation goes on without
  }
}

async function main() {
  const about = await persona();
  if (about) document.getElementById("as").textContent = `${about.name}, ${about.role}, ${about.place}`;
  const talk = new Conversation(token, { sample: about?.sample_place });
  document.getElementById("talk").append(talk.root);
  await talk.start();
  new Stream([token], {
    message: (event) => talk.take(event),
    ready: () => talk.ready(),
    reset: () => talk.reset(),
    line: (up) => talk.line("stream", up),
    gone: () => talk.gone(),
  }).open();
}

main();
