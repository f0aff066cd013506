import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cli } from '../../cli/support/cli';

interface Entry {
  readonly dir: string;
  readonly main: string;
  readonly expectError?: string;
}

/** Published infrastructure files, where they are available. */
const folder = join(__dirname, '../../../../shared/definitions/iac');
const index = join(folder, 'index.json');

if (!existsSync(index)) {
  test.skip(`${folder} is not there: no published infrastructure files to list permissions of`, () => undefined);
} else {
  const entries = JSON.parse(readFileSync(index, 'utf8')) as readonly Entry[];

  const languages = ['sam', 'cloudformation', 'cdk', 'terraform'];

  test.each(entries.map((entry, i) => ({ ...entry, language: languages[i % 4]! })))(
    'permissions of $dir',
    async ({ dir, main, language }) => {
      for (const form of [[], ['--json'], ['--snippet', language]]) {
        const { code, stdout, stderr } = await cli(['permissions', join(folder, dir, main), ...form]);
        // What cannot be read has no permissions, and says why.
        if (code === 2)
          expect({ stdout, stderr }).toEqual({ stdout: '', stderr: expect.stringMatching(/^stepmill: /) });
        else expect(stdout).toMatch(form[0] === '--json' ? /^\{\n {2}"machines": \[\n/ : / needs|^(?:#|\/\/) /m);
      }
    },
  );

  // Each was compared by hand with the policies of AWS's guide, and with what its authors wrote.
  test.each([
    ['step-functions-workflows-collection__saga-pattern-sam-template.yaml', 'StateMachine', []],
    [
      'aws-stepfunctions-examples__sam-demo-manage-glue-crawlers-with-step-functions-template.yaml',
      undefined,
      ['states:DescribeExecution', 'states:StopExecution'],
    ],
    ['step-functions-workflows-collection__scatter-gather-out.yaml', undefined, ['lambda:InvokeFunction']],
    [
      'step-functions-workflows-collection__step-functions-api-gateway-tf-main.tf',
      undefined,
      ['sts:AssumeRole', 'execute-api:Invoke'],
    ],
    [
      'serverless-application-model__tests-translator-input-state-machine-with-sam-policy-templates.yaml',
      undefined,
      [
        'events:PutTargets',
        'events:PutRule',
        'events:DescribeRule',
        'states:DescribeExecution',
        'states:StopExecution',
      ],
    ],
  ] as const)('%s lacks what its authors forgot', async (dir, name, expected) => {
    const { main } = entries.find((entry) => entry.dir === dir)!;
    const { stdout } = await cli([
      'permissions',
      join(folder, dir, main),
      ...(name === undefined ? [] : [name]),
      '--json',
    ]);
    const { machines } = JSON.parse(stdout) as { machines: { role?: { missing: { action: string }[] } }[] };
    const missing = machines.flatMap(({ role }) => role?.missing.map(({ action }) => action) ?? []);
    expect([...new Set(missing)]).toEqual(expected);
  });
}
