import fs from 'node:fs';
import path from 'node:path';

/** The program of npm itself: on Windows `npm` is a script of the shell. */
export function npmCli(): string {
  const folder = path.dirname(process.execPath);
  const places = ['../lib/node_modules/npm/bin/npm-cli.js', 'node_modules/npm/bin/npm-cli.js'];
  const known = [process.env['npm_execpath'], ...places.map((place) => path.join(folder, place))];
  const found = known.find((file) => file?.endsWith('npm-cli.js') && fs.existsSync(file));
  if (found === undefined) throw new Error('npm-cli.js is not where Node has it.');
  return found;
}

/** Makes commands of files in `node_modules`, as npm does: a link, on Windows a script. */
export function linkCommands(modules: string, commands: Readonly<Record<string, string>>): void {
  const bin = path.join(modules, '.bin');
  fs.mkdirSync(bin, { recursive: true });
  for (const [name, file] of Object.entries(commands)) {
    if (process.platform === 'win32') {
      fs.writeFileSync(path.join(bin, `${name}.cmd`), `@node "${path.join(modules, file)}" %*\r\n`);
    } else {
      fs.chmodSync(path.join(modules, file), 0o755);
      fs.symlinkSync(path.join('..', file), path.join(bin, name));
    }
  }
}
