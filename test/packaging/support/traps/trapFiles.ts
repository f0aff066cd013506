import type { Runner, Trap, Where } from './Trap';
import type { TrapRun } from './trapRuns';

const imports: Readonly<Record<Runner, string>> = {
  jest: `const assert = require('node:assert');
const { DynamoDBClient, PutItemCommand } = require('@aws-sdk/client-dynamodb');
const { ListActivitiesCommand } = require('@aws-sdk/client-sfn');
const { stepmill } = require('stepmill/jest');`,
  vitest: `import assert from 'node:assert';
import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { ListActivitiesCommand } from '@aws-sdk/client-sfn';
import { stepmill } from 'stepmill/vitest';
import { test as base, expect, describe, beforeAll, beforeEach, afterEach, afterAll } from 'vitest';`,
  node: `import assert from 'node:assert';
import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { ListActivitiesCommand } from '@aws-sdk/client-sfn';
import { stepmill, expect } from 'stepmill/node';
import { test as base, describe, before as beforeAll, beforeEach, afterEach, after as afterAll } from 'node:test';`,
};

/** What the code of each trap can use. */
const machines = `
const fn = (name) => 'arn:aws:lambda:us-east-1:123456789012:function:' + name;
const t = sfn.stateMachine({ StartAt: 'T', States: { T: { Type: 'Task', Resource: fn('f'), End: true } } }, { name: 't' });
const p = sfn.stateMachine({ StartAt: 'P', States: { P: { Type: 'Pass', End: true } } }, { name: 'p' });
const broken = sfn.stateMachine({ StartAt: 'F', States: { F: { Type: 'Fail', Error: 'Broken' } } }, { name: 'broken' });
const cb = sfn.stateMachine({ StartAt: 'A', States: { A: {
  Type: 'Task', Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken', End: true,
  Parameters: { QueueUrl: 'https://sqs.us-east-1.amazonaws.com/123456789012/q', MessageBody: { 'token.$': '$$.Task.Token' } } } } }, { name: 'cb' });`;

/** Written behind `stepmill()`, as users do. */
const hooks = `
let check;
const atEnd = (then) => void (check = then);
afterEach(() => { const then = check; check = undefined; return then?.() });`;

/** A test file. `options`: of its harness. */
function fileOf(runner: Runner, options: object, body: string): string {
  const own = runner === 'jest' ? 'const base = globalThis.test;' : '';
  return `${imports[runner]}\n${own}\nconst sfn = stepmill(${JSON.stringify(options)});\n${machines}\n${hooks}\n${body}\n`;
}

/** Tests are found again by the number before their name. */
function bodyOf({ code }: Trap, number: number): string {
  return `const test = (name, body) => base('#${number} ' + name, body);\n${code}`;
}

/** A file with what each trap in it has for a number. */
export interface TrapFile {
  readonly name: string;
  readonly text: string;
  readonly numbers: readonly number[];
}

/**
 * The files of all traps: one for those that can share it, and one for each that cannot. Where files share their hooks,
 * there are none of these.
 */
export function trapFiles(
  traps: readonly Trap[],
  { runner, sharesHooks = false }: Pick<TrapRun, 'runner' | 'sharesHooks'>,
  where: Where,
  url: string,
): readonly TrapFile[] {
  const options = where === 'http' ? { endpoint: url } : {};
  const mine = [...traps.entries()].filter(([, trap]) => trap.runners?.includes(runner) ?? true);
  const file = (name: string, own: typeof mine): TrapFile => ({
    name: `${where}.${name}.test.${runner === 'jest' ? 'js' : 'mjs'}`,
    text: fileOf(
      runner,
      options,
      own
        .map(([number, trap]) =>
          trap.alone
            ? bodyOf(trap, number)
            : `describe(${JSON.stringify(trap.name)}, () => {\n${bodyOf(trap, number)}\n});`,
        )
        .join('\n'),
    ),
    numbers: own.map(([number]) => number),
  });
  const together = mine.filter(([, { alone }]) => alone !== true);
  together.sort(([, a], [, b]) => Number(a.last ?? false) - Number(b.last ?? false));
  const apart = sharesHooks ? [] : mine.filter(([, { alone }]) => alone === true);
  return [file('all', together), ...apart.map(([number, trap]) => file(`alone${number}`, [[number, trap]]))];
}
