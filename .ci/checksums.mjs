// `node .ci/checksums.mjs FOLDER`: writes FOLDER/SHA256SUMS with the files of the folder, for `sha256sum --check`.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

const folder = path.resolve(process.argv[2] ?? '.');
const name = 'SHA256SUMS';
const files = fs
  .readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name !== name)
  .map((entry) => entry.name)
  .sort();
const sumOf = (file) =>
  createHash('sha256')
    .update(fs.readFileSync(path.join(folder, file)))
    .digest('hex');
const text = files.map((file) => `${sumOf(file)}  ${file}\n`).join('');
fs.writeFileSync(path.join(folder, name), text);
process.stdout.write(text);
