import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { whyNotHere } from '../../../src/definitions/functions/whyNotHere';
import type { LoadedFunction } from '../../../src/definitions/LoadedDefinition';

const declared: LoadedFunction = {
  logicalId: 'F',
  arn: 'arn:aws:lambda:us-east-1:123456789012:function:f',
  name: 'f',
  environment: {},
  source: { file: 'template.yaml', line: 1, column: 1 },
};
const why = (more: Partial<LoadedFunction>) => whyNotHere({ ...declared, ...more });

test.each<[Partial<LoadedFunction>, string]>([
  [{ inlineCode: 'x' }, 'has its code in the template, which cannot run here.'],
  [
    { image: true },
    'is a container image, which cannot run here. Name what its image runs: --lambda-command f="COMMAND"',
  ],
  [
    { runtime: 'provided.al2023', handler: 'bootstrap', codePath: 'go' },
    `needs provided.al2023, but there is no file 'bootstrap' in go. Build it, or write --lambda-command f="COMMAND"`,
  ],
  [
    { runtime: 'java21', handler: 'a.B::c' },
    `needs java21, which cannot run here by itself. Name the command that runs it, for example --lambda-command f="java -cp 'target/*' com.amazonaws.services.lambda.runtime.api.client.AWSLambda a.B::c"`,
  ],
  [
    { runtime: 'ruby3.3', handler: 'app.run' },
    'needs ruby3.3, which cannot run here by itself. Name the command that runs it, for example --lambda-command f="bundle exec aws_lambda_ric app.run"',
  ],
  [
    { runtime: 'python3.12', handler: 'app.run', codePath: 'src' },
    `has the handler 'app.run', but there is no file for it in src: no app.py. Name the command that runs it: --lambda-command f="python3 -m awslambdaric app.run"`,
  ],
  [{ runtime: 'nodejs22.x', handler: 'app.run' }, "has the handler 'app.run', but there is no file for it."],
  [{ runtime: 'nodejs22.x' }, 'has no handler.'],
  [
    { runtime: 'nodejs22.x', handler: 'charge' },
    "has the handler 'charge', which names no export: its form is FILE.EXPORT.",
  ],
  [
    { runtime: 'nodejs22.x', handler: 'charge.handler', codePath: '/no/such/dist' },
    "has the handler 'charge.handler', but its code folder /no/such/dist does not exist. Is it built?",
  ],
])('%j', (more, text) => {
  expect(why(more)).toBe(text);
});

test('names the files that were looked for, and the existing one', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'stepmill-why-'));
  fs.mkdirSync(path.join(folder, 'src'));
  fs.writeFileSync(path.join(folder, 'src', 'charge.ts'), '');
  fs.writeFileSync(path.join(folder, 'src', 'refund.py'), '');
  expect(why({ runtime: 'nodejs22.x', handler: 'src/chrage.handler', codePath: folder })).toBe(
    `has the handler 'src/chrage.handler', but there is no file for it in ${folder}: ` +
      'no src/chrage.js, .cjs, .mjs, .ts, .cts, .mts, .tsx. There is src/charge.ts: is the handler misspelt?',
  );
  expect(whyNotHere({ ...declared, runtime: 'python3.13', handler: 'src.refnd.run', codePath: folder }, 'test')).toBe(
    `has the handler 'src.refnd.run', but there is no file for it in ${folder}: no src/refnd.py. ` +
      'There is src/refund.py: is the handler misspelt? ' +
      `Name the command that runs it: sfn.lambda('f', { command: "python3 -m awslambdaric src.refnd.run" })`,
  );
  fs.rmSync(folder, { recursive: true });
});
