import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Template } from 'aws-cdk-lib/assertions';
import { Stepmill } from '../../../src/harness/Stepmill';
import type { CdkObject } from '../../../src/definitions/cdk/CdkObject';
import type { MachineOptions } from '../../../src/harness/StepmillOptions';
import { createShop } from '../../definitions/support/shop';

const { app, shop, branch, stage } = createShop();
const cache = join('node_modules', '.cache', 'stepmill');
const quote = { supplier: 'north', price: 9, sdk: 'function', orders: 'orders' };

// CDK itself removes the folder that it creates when the process ends, but not under Jest.
afterAll(() => {
  rmSync(app.outdir, { recursive: true, force: true });
});

function copies(): readonly string[] {
  return existsSync(cache) ? readdirSync(cache) : [];
}

test("runs a stack's machine, whose function finds the project's packages, and removes the copy of its code", async () => {
  const before = copies();
  const sfn = new Stepmill();
  const order = sfn.stateMachine(shop, 'Shop/Order');
  // Nothing is copied before a function is called.
  await order.arn();
  expect(copies()).toEqual(before);
  const run = await order.run({ supplier: 'north' });
  expect(run.output).toEqual(quote);
  const ofBranch = await sfn.stateMachine(branch).run({ supplier: 'north' });
  expect(ofBranch.output).toEqual(quote);
  expect(copies()).toHaveLength(before.length + 1);
  await sfn.close();
  expect(copies()).toEqual(before);
});

test('names may leave out the path of the stack or stage', async () => {
  const sfn = new Stepmill();
  const path = async (source: CdkObject, name: string, options: MachineOptions): Promise<unknown> =>
    (await sfn.stateMachine(source, name, options).run({})).path;
  expect(await path(shop, 'Order', { name: 'One' })).toEqual(['Ask']);
  expect(await path(shop, 'Inner/Order', { name: 'Two' })).toEqual(['InNested']);
  expect(await path(stage, 'Shop/Greeting', { name: 'Three' })).toEqual(['Greet']);
  expect(() => sfn.stateMachine(app, 'Order')).toThrow(
    /^The name 'Order' fits 4 state machines: .*Shop\/Inner\/Order.* Name one of them\.$/,
  );
  await sfn.close();
});

test('a template runs with mocks; without one, the message says why its function cannot run', async () => {
  const sfn = new Stepmill();
  const order = sfn.stateMachine(Template.fromStack(shop), 'Order');
  await expect(order.run({})).rejects.toThrow(
    "has the handler 'index.handler', but no code. A Template of aws-cdk-lib/assertions has no assets. " +
      'Give the stack itself: sfn.stateMachine(stack, …).',
  );
  order.mock('Ask').returns({ price: 1 });
  expect((await order.run({})).output).toEqual({ price: 1 });
  expect(() => sfn.stateMachine(Template.fromStack(shop), 'Greeting')).toThrow('which is not read.');
  await sfn.close().catch(() => undefined);
});

test.each([[null], [() => 1], [{ Resources: {} }], [{}]])('rejects %p, and says what it takes', (given) => {
  const sfn = new Stepmill();
  expect(() => sfn.stateMachine(given as unknown as object)).toThrow(
    'sfn.stateMachine() takes a definition with StartAt and States, the path of a file, ' +
      'or an App, Stage, Stack or Template of aws-cdk-lib.',
  );
});
