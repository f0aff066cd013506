import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type App, CfnOutput, type Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { loadCdkObject } from '../../../src/definitions/cdk/loadCdkObject';
import type { CdkObject } from '../../../src/definitions/cdk/CdkObject';
import { createShop, Shop } from '../support/shop';

// The real library: which members its objects have, and what it writes, is its own affair.

const outdirs: string[] = [];

afterAll(() => {
  for (const folder of outdirs) rmSync(folder, { recursive: true, force: true });
});

/** Without the library's own rules, which take long under Jest. */
function templateOf(stack: Stack): Template {
  loadCdkObject(stack);
  return Template.fromStack(stack);
}

function newShop(): ReturnType<typeof createShop> {
  const outdir = mkdtempSync(join(tmpdir(), 'stepmill-cdk-'));
  outdirs.push(outdir);
  return createShop({ outdir });
}

const { app, shop, branch, stage, staged } = newShop();

function pathsOf(source: CdkObject): readonly (string | undefined)[] {
  return loadCdkObject(source).loaded.machines.map(({ aliases }) => aliases.find((alias) => alias.includes('/')));
}

test('lists the state machines of an app, a stage, a stack and a nested stack by their construct paths', () => {
  const inShop = ['Shop/Order', 'Shop/Greeting', 'Shop/Inner/Order'];
  const inStage = inShop.map((path) => `Prod/${path}`);
  expect(pathsOf(app)).toEqual([...inStage, 'Branch/Far', ...inShop].sort(byFirstWord(pathsOf(app))));
  expect(pathsOf(stage)).toEqual(inStage);
  expect(pathsOf(shop)).toEqual(inShop);
  expect(pathsOf(branch)).toEqual(['Branch/Far']);
  expect(pathsOf(staged)).toEqual(inStage);
  expect(pathsOf(shop.node.findChild('Inner') as Stack)).toEqual(['Shop/Inner/Order']);
});

/** CDK decides on the order of the stacks; each machine must be there once. */
function byFirstWord(order: readonly unknown[]): (one: string, other: string) => number {
  return (one, other) => order.indexOf(one) - order.indexOf(other);
}

test('reads functions with their code and variables, and definitions of files', () => {
  const { loaded, assets, path } = loadCdkObject(shop);
  const [order, greeting] = loaded.machines;
  expect({ assets, path }).toEqual({ assets: app.outdir, path: 'Shop' });
  const { handlerFile, environment, timeoutSeconds } = order!.functions[0]!;
  expect({ environment, timeoutSeconds }).toEqual({ environment: { ORDERS: 'orders' }, timeoutSeconds: 5 });
  expect(handlerFile?.startsWith(join(app.outdir, 'asset.'))).toBe(true);
  expect(existsSync(handlerFile!)).toBe(true);
  expect(JSON.parse(greeting!.definition)).toEqual({
    StartAt: 'Greet',
    States: { Greet: { Type: 'Pass', Result: 'hello', End: true } },
  });
});

test("a stack's machine calls the function of another stack of its app", () => {
  const { machines } = loadCdkObject(branch).loaded;
  const [{ definition, functions }] = machines as [(typeof machines)[0]];
  const { Resource } = (JSON.parse(definition) as { States: { Ask: { Resource: string } } }).States.Ask;
  const called = functions.filter(({ arn }) => arn === Resource);
  expect(called.map(({ logicalId, source }) => [logicalId, source.file])).toEqual([
    ['QuoteE2906A56', join(app.outdir, 'Shop.template.json')],
  ]);
});

test('of functions with the same name, a machine gets that of its own stage', () => {
  const fileOf = (stack: Stack): string => loadCdkObject(stack).loaded.machines[0]!.functions[0]!.source.file;
  expect(fileOf(shop)).toBe(join(app.outdir, 'Shop.template.json'));
  expect(fileOf(staged)).toBe(join(app.outdir, 'assembly-Prod', staged.templateFile));
});

test('takes a stack that was created without an app, and one that is synthesised already', () => {
  const alone = new Shop(undefined, 'Alone');
  outdirs.push((alone.node.root as App).outdir);
  process.env['CDK_VALIDATION'] = 'false';
  Template.fromStack(alone);
  delete process.env['CDK_VALIDATION'];
  expect(pathsOf(alone)).toEqual(['Alone/Order', 'Alone/Greeting', 'Alone/Inner/Order']);
});

test("lets the library's own errors through: a tree that changes after it was synthesised", () => {
  const { app: changed, shop: more } = newShop();
  loadCdkObject(changed);
  new CfnOutput(more, 'Late', { value: '1' });
  expect(() => loadCdkObject(changed)).toThrow(
    'the construct tree was modified after the first synthesis (+Shop/Late)',
  );
});

test("leaves the rules for templates to the user's own synthesis, and the environment as it was", () => {
  expect(readdirSync(app.outdir)).not.toContain('validation-report.json');
  expect(process.env['CDK_VALIDATION']).toBeUndefined();
});

describe('a template', () => {
  test('has names without the hash, definitions, and functions without code', () => {
    const { loaded, assets } = loadCdkObject(templateOf(shop));
    expect(assets).toBeUndefined();
    const [order, ...others] = loaded.machines;
    expect(others).toEqual([]);
    expect({ name: order!.name, aliases: order!.aliases }).toEqual({ name: 'Order702A5B72', aliases: ['Order'] });
    const [quote] = order!.functions;
    expect({ code: quote!.codePath, handler: quote!.handlerFile, why: quote!.whyMissing }).toEqual({
      why: 'A Template of aws-cdk-lib/assertions has no assets. Give the stack itself: sfn.stateMachine(stack, …).',
    });
  });

  test('lacks definitions that are in assets, and says where they are', () => {
    const { unavailable } = loadCdkObject(templateOf(shop)).loaded;
    expect(unavailable.map(({ aliases, error }) => [aliases, error.hint])).toEqual([
      [
        ['Greeting'],
        'A Template of aws-cdk-lib/assertions has no assets. Give the stack itself: sfn.stateMachine(stack, …).',
      ],
    ]);
  });
});
