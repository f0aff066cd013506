import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseResource } from '../../../../src/language/asl/resource';
import { MockChecker } from '../../../../src/tasks/mocking/drift/MockChecker';
import { taskRequest } from '../taskRequest';

/** Answers that AWS gave: whatever the checker has against one of them is wrong of the checker. */
const cases = join(__dirname, '../..', '..', '..', '..', 'shared', 'conformance', 'cases');
const recorded = existsSync(cases) ? test : test.skip;

interface RecordedResult {
  readonly state: string;
  readonly resourceType?: string;
  readonly resource?: string;
  readonly outcome: string;
  readonly output?: unknown;
}

recorded('no answer recorded from AWS is called drifted (skipped where the recordings are not there)', () => {
  const checker = new MockChecker();
  const faults: string[] = [];
  let checked = 0;
  const groups = readdirSync(cases, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  for (const { name: group } of groups) {
    for (const file of readdirSync(join(cases, group))) {
      const { taskResults = [], taskResultsByHistory = {} } = JSON.parse(
        readFileSync(join(cases, group, file), 'utf8'),
      ) as { taskResults?: RecordedResult[]; taskResultsByHistory?: Record<string, RecordedResult[]> };
      for (const result of [...taskResults, ...Object.values(taskResultsByHistory).flat()]) {
        if (result.outcome !== 'succeeded' || result.resourceType === undefined) continue;
        const resource = `arn:aws:states:::${result.resourceType}:${result.resource ?? ''}`;
        expect(parseResource(resource)).toBeDefined();
        try {
          const output = asValue(result.output) as never;
          checker.check(taskRequest({ resource, state: result.state }), { outcome: { output } }, 'STRICT');
          checked++;
        } catch (error) {
          faults.push(`${file}: ${(error as Error).message}`);
        }
      }
    }
  }
  expect(faults).toEqual([]);
  expect(checked).toBeGreaterThan(50);
});

function asValue(output: unknown): unknown {
  if (typeof output !== 'string') return output;
  try {
    return JSON.parse(output);
  } catch {
    return output;
  }
}
