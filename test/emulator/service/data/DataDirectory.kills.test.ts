import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Load, type Death } from './support/load';

// A service that dies at a write of its journal, for each of them, and goes on in another one.
//   STEPMILL_DEATHS=all npx jest test/emulator/service/data/DataDirectory.kills.test.ts

const isAll = process.env['STEPMILL_DEATHS'] === 'all';
let root: string;
let count = 0;

beforeAll(() => {
  root = fs.mkdtempSync(path.join(os.tmpdir(), 'stepmill-deaths-'));
});

afterAll(() => {
  fs.rmSync(root, { recursive: true });
});

function load(death?: Death): Load {
  return new Load(path.join(root, String((count += 1))), death);
}

/** Consecutive states of one execution, so that none of them is called after a later one. */
const order = ['One', 'Two', 'Three', 'Four', 'Five'];

function askedTooLate(asked: readonly string[]): readonly string[] {
  const latest = new Map<string, number>();
  return asked.filter((text) => {
    const [name, state] = text.split(' ') as [string, string];
    const at = order.indexOf(state);
    const before = latest.get(name) ?? -1;
    latest.set(name, Math.max(before, at));
    return at >= 0 && at < before;
  });
}

test('loses no acknowledged work, repeats no finished task, and keeps the histories', async () => {
  const unbroken = load();
  const expected = await unbroken.run();
  expect(unbroken.faults).toEqual([]);
  expect(Object.keys(expected).length).toBe(13);
  const step = isAll ? 1 : 8;
  let deaths = 0;
  for (let atWrite = 1; atWrite <= unbroken.writes; atWrite += step) {
    for (const after of ['none', 'half', 'all'] as const) {
      const broken = load({ atWrite, after });
      const found = await broken.run();
      const what = `write ${atWrite}, after ${after}`;
      expect({ what, faults: broken.faults, late: askedTooLate(broken.asked) }).toEqual({ what, faults: [], late: [] });
      expect({ what, ...found }).toEqual({ what, ...expected });
      deaths += broken.deaths;
    }
  }
  expect(deaths).toBeGreaterThan((unbroken.writes / step) * 2);
}, 3_600_000);
