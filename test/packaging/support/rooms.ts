import fs from 'node:fs';
import path from 'node:path';
import { root } from './run';

/** A project that somebody may have, with nothing of Stepmill in it. */
export interface Room {
  readonly title: string;
  /** What it has installed, as npm takes it. */
  readonly packages: readonly string[];
  /** The first Node that its tools take. */
  readonly fromNode?: number;
  /** The test that `stepmill init` writes. */
  readonly test: string;
  /** A state that the test comes to, and the file that declares it. */
  readonly state: string;
  readonly declaredIn: string;
  readonly write: (folder: string) => void;
}

const task = { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', Parameters: { FunctionName: 'charge' } };
const order = { StartAt: 'Charge', States: { Charge: { ...task, Next: 'Done' }, Done: { Type: 'Succeed' } } };
const strict = { target: 'ES2022', strict: true, skipLibCheck: true };

function write(folder: string, files: Readonly<Record<string, string | object>>): void {
  for (const [name, content] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    fs.writeFileSync(path.join(folder, name), typeof content === 'string' ? content : JSON.stringify(content, null, 2));
  }
}

function copyExample(example: string, names: readonly string[], folder: string): void {
  for (const name of names)
    fs.cpSync(path.join(root, 'examples', example, name), path.join(folder, name), { recursive: true });
}

const terraform = `resource "aws_sfn_state_machine" "orders" {
  name     = "orders"
  role_arn = "arn:aws:iam::123456789012:role/orders"
  definition = jsonencode({
    StartAt = "Tell"
    States = {
      Tell = {
        Type       = "Task"
        Resource   = "arn:aws:states:::sqs:sendMessage"
        Parameters = { QueueUrl = aws_sqs_queue.orders.url, "MessageBody.$" = "$.order" }
        End        = true
      }
    }
  })
}

resource "aws_sqs_queue" "orders" { name = "orders" }
`;

/** The first is made in every run of the tests, the others by `npm run rooms`. */
export const rooms: readonly Room[] = [
  {
    title: 'SAM, Jest with @swc/jest, TypeScript',
    packages: ['jest@30', '@swc/jest@0.2', '@swc/core@1', 'typescript@6', '@types/jest@30'],
    test: 'test/SignUp.test.ts',
    state: 'CheckEmail',
    declaredIn: 'statemachine/sign-up.asl.json',
    write(folder) {
      copyExample('sam-typescript', ['template.yaml', 'statemachine', 'src'], folder);
      const compilerOptions = { ...strict, module: 'nodenext', types: ['jest'], noEmit: true };
      write(folder, {
        'package.json': { name: 'room' },
        'tsconfig.json': { compilerOptions, include: ['test', '*.d.ts'] },
      });
    },
  },
  {
    title: 'SAM, Jest 29 with ts-jest, TypeScript 5',
    packages: ['jest@29', 'ts-jest@29', 'typescript@5', '@types/jest@29'],
    test: 'test/SignUp.test.ts',
    state: 'CheckEmail',
    declaredIn: 'statemachine/sign-up.asl.json',
    write(folder) {
      copyExample('sam-typescript', ['template.yaml', 'statemachine', 'src'], folder);
      const compilerOptions = { ...strict, module: 'commonjs', esModuleInterop: true };
      write(folder, { 'package.json': { name: 'room' }, 'tsconfig.json': { compilerOptions, include: ['src'] } });
    },
  },
  {
    title: 'CDK, as cdk init leaves it, with its cdk.out',
    packages: ['jest@30', 'ts-jest@29', 'typescript@5', '@types/jest@30', '@types/node@20'],
    test: 'test/Purchase.test.ts',
    state: 'ChooseBest',
    declaredIn: 'cdk.out/PurchaseStack.template.json',
    write(folder) {
      copyExample('cdk', ['bin', 'lib', 'functions', 'cdk.json', 'cdk.out'], folder);
      const transform = "transform: { '^.+\\\\.tsx?$': 'ts-jest' }";
      write(folder, {
        'package.json': { name: 'room', scripts: { test: 'jest' } },
        'jest.config.js': `module.exports = { testEnvironment: 'node', roots: ['<rootDir>/test'], testMatch: ['**/*.test.ts'], ${transform} };`,
        'tsconfig.json': {
          compilerOptions: { ...strict, module: 'commonjs', types: ['node', 'jest'] },
          exclude: ['node_modules', 'cdk.out'],
        },
      });
    },
  },
  {
    title: 'Serverless Framework, Vitest 3, ES modules',
    packages: ['vitest@3', 'typescript@5'],
    test: 'test/newsletter.test.ts',
    state: 'DeliverOne',
    declaredIn: 'newsletter.asl.yml',
    write(folder) {
      copyExample('serverless', ['serverless.yml', 'newsletter.asl.yml', 'src'], folder);
      const compilerOptions = { ...strict, module: 'esnext', moduleResolution: 'bundler' };
      write(folder, { 'package.json': { name: 'room', type: 'module' }, 'tsconfig.json': { compilerOptions } });
    },
  },
  {
    title: 'Terraform, Jest with Babel, ES modules',
    packages: [
      'jest@30',
      '@babel/core@7',
      '@babel/preset-env@7',
      '@babel/preset-typescript@7',
      'typescript@5',
      '@types/jest@30',
    ],
    test: 'test/orders.test.ts',
    state: 'Tell',
    declaredIn: 'infra/main.tf',
    write(folder) {
      const compilerOptions = { ...strict, module: 'nodenext', verbatimModuleSyntax: true };
      write(folder, {
        'package.json': { name: 'room', type: 'module' },
        'tsconfig.json': { compilerOptions },
        'infra/main.tf': terraform,
      });
    },
  },
  {
    title: 'a definition, Vitest 4, no TypeScript',
    packages: ['vitest@4'],
    test: 'test/order.test.js',
    state: 'Charge',
    declaredIn: 'order.asl.json',
    write: (folder) => write(folder, { 'package.json': { name: 'room' }, 'order.asl.json': order }),
  },
  {
    title: 'a definition, Vitest 5, no TypeScript',
    packages: ['vitest@5'],
    // With Node 20 it cannot print a failure: it asks for Map.groupBy.
    fromNode: 22,
    test: 'test/order.test.js',
    state: 'Charge',
    declaredIn: 'order.asl.json',
    write: (folder) => write(folder, { 'package.json': { name: 'room' }, 'order.asl.json': order }),
  },
  {
    title: 'a definition, Jest without any transform, ES modules',
    packages: ['jest@30'],
    test: 'test/order.test.js',
    state: 'Charge',
    declaredIn: 'order.asl.json',
    write: (folder) => write(folder, { 'package.json': { name: 'room', type: 'module' }, 'order.asl.json': order }),
  },
  {
    title: 'a definition and nothing else',
    packages: [],
    test: 'test/order.test.mjs',
    state: 'Charge',
    declaredIn: 'workflows/order.asl.json',
    write: (folder) => write(folder, { 'package.json': { name: 'room' }, 'workflows/order.asl.json': order }),
  },
];
