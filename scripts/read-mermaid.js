// Reads sequence diagrams with Mermaid's own parser, and prints what it understood: for each file a line of
// JSON, with the actors and the messages, or an error.
//
// usage: node read-mermaid.js ASSETS FILE...
// ASSETS is the folder of the Python package mermaidx in which mermaid.js and a stand-in for a browser lie.
'use strict';
const fs = require('fs');
const vm = require('vm');

const [assets, ...files] = process.argv.slice(2);
const print = console.log.bind(console);
// The stand-in brings timers with a clock of its own, and some things that Node does not let it replace.
const { setTimeout, clearTimeout, setInterval, clearInterval, queueMicrotask } = globalThis;
for (const name of ['crypto', 'navigator', 'performance']) delete globalThis[name];
globalThis.__log = () => {};
for (const name of ['dom_shim.js', 'mermaid.js']) {
  vm.runInThisContext(fs.readFileSync(`${assets}/${name}`, 'utf8'), name);
}
Object.assign(globalThis, {
  setTimeout, clearTimeout, setInterval, clearInterval, queueMicrotask,
});
const bundle = globalThis.__esbuild_esm_mermaid_nm.mermaid;
const mermaid = bundle.default || bundle;

// Mermaid turns entity codes into these before it reads, and into entities when it draws.
const decoded = (text) =>
  text.replace(/\uFB02\u00B0\u00B0(\d+)\u00B6\u00DF/g, (_, code) => String.fromCodePoint(code));

async function read(file) {
  try {
    const diagram = await mermaid.mermaidAPI.getDiagramFromText(fs.readFileSync(file, 'utf8'));
    return {
      type: diagram.type,
      actors: [...diagram.db.getActors().values()].map(
        (actor) => [actor.name, decoded(actor.description)]),
      messages: diagram.db.getMessages().map(
        (message) => [message.from, message.to, message.type, decoded(message.message)]),
    };
  } catch (error) {
    return { error: String(error) };
  }
}

(async () => {
  mermaid.initialize({ startOnLoad: false });
  for (const file of files) print(JSON.stringify(await read(file)));
})();
