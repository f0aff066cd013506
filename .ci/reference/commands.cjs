// The generated parts about the command line, from the commands themselves: what `--help` prints.
const { cell, code, table } = require('./markdown.cjs');

/** `commands`: a list of them all. `options of run`: one with its usage and options. `undefined` for other parts. */
function commandBlock(name, load) {
  const [, words] = /^options of (.+)$/.exec(name) ?? [];
  if (name !== 'commands' && words === undefined) return undefined;
  const program = load('cli/runCli').createProgram(silent());
  return words === undefined ? listOf(program) : optionsOf(words.split(' ').reduce(commandIn, program));
}

function commandIn(parent, name) {
  const found = parent.commands.find((command) => command.name() === name);
  if (found === undefined) throw new Error(`There is no command ${parent.name()} ${name}.`);
  return found;
}

function listOf(program) {
  const rows = program.commands.map((command) => [link(command), cell(command.description())]);
  return table(['command', 'what it does'], rows);
}

function link(command) {
  return `[${code(command.name())}](#${command.name()})`;
}

function optionsOf(command) {
  const help = command.createHelp();
  const own = help.visibleOptions(command).filter(({ long }) => long !== '--help');
  const rows = own.map((option) => [cell(code(help.optionTerm(option))), cell(help.optionDescription(option))]);
  return table(['option', 'meaning'], rows);
}

function silent() {
  const stream = { write: () => undefined, colour: false, columns: 200, isTerminal: false };
  return { terminal: { stdout: stream, stderr: stream, environment: {} }, command: [], exitCode: 0 };
}

module.exports = { commandBlock };
