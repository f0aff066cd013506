// Plays the story against `stepmill start` of dist/, and writes the examples of the control API's document.
const { spawn } = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { playExamples, serverArguments } = require('./play.cjs');

const root = path.join(module.path, '../../..');
const file = path.join(root, 'src/emulator/control/examples.json');

/** @param load loads a module of dist/ */
async function recordExamples(load) {
  const { ControlTable } = load('emulator/control/ControlTable');
  const { featureRoutes } = load('insight/allRoutes');
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'stepmill-examples-'));
  const server = spawn(process.execPath, [path.join(root, 'dist/cli.js'), ...serverArguments(folder)]);
  const ended = new Promise((resolve) => server.once('exit', resolve));
  try {
    const examples = await playExamples(await urlOf(server), new ControlTable(featureRoutes()).controls);
    fs.writeFileSync(file, print(examples));
    // The next build copies it; until then dist/ has the former one.
    fs.copyFileSync(file, path.join(root, 'dist/emulator/control/examples.json'));
  } finally {
    server.kill();
    await ended;
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/** As JSON, with a line for each example. */
function print(examples) {
  const lines = (entries, value) =>
    `{\n${entries.map(([name, each]) => `${JSON.stringify(name)}: ${value(each)}`).join(',\n')}\n}`;
  return `${lines(Object.entries(examples), (ofRoute) => lines(Object.entries(ofRoute), JSON.stringify))}\n`;
}

/** The address of a server, once it is ready. */
function urlOf(server) {
  let printed = '';
  return new Promise((resolve, reject) => {
    server.stdout.on('data', (text) => {
      printed += text;
      const ready = /ready at (http:\S+)/.exec(printed);
      if (ready !== null) resolve(ready[1]);
    });
    server.on('exit', () => reject(new Error(`The server has ended: ${printed}`)));
  });
}

module.exports = { recordExamples };
