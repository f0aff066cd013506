import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { root } from './support/run';

// .ci/checksums.mjs writes what `sha256sum --check` reads.
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'stepmill-checksums-'));
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

test('writes a line for each file, the second time too', () => {
  fs.writeFileSync(path.join(folder, 'b.whl'), 'b');
  fs.writeFileSync(path.join(folder, 'a'), '');
  fs.mkdirSync(path.join(folder, 'sub'));
  const lines = [
    'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  a',
    '3e23e8160039594a33894f6564e1b1348bbd7a0088d42c4acb73eeaed59c009d  b.whl',
    '',
  ].join('\n');
  for (let round = 0; round < 2; round += 1) {
    const { status, stdout } = spawnSync(process.execPath, [path.join(root, '.ci/checksums.mjs'), folder], {
      encoding: 'utf8',
    });
    expect({ status, stdout }).toEqual({ status: 0, stdout: lines });
    expect(fs.readFileSync(path.join(folder, 'SHA256SUMS'), 'utf8')).toBe(lines);
  }
});
