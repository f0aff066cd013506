import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseResource } from '../../src/language/asl/resource';
import { resource } from '../../src/tasks/mocking/scripts';
import { sampleParameters } from './support/sampleParameters';
import { Scenario } from './support/Scenario';

interface Entry {
  readonly file: string;
  readonly resources: readonly string[];
}

/** Published definitions, where they are available. */
const index = path.join(__dirname, '../../../shared/definitions/valid/index.json');

if (!existsSync(index)) {
  test.skip(`${index} is not there: no published definitions to read`, () => undefined);
} else {
  const entries = JSON.parse(readFileSync(index, 'utf8')) as readonly Entry[];
  // Some entries are not ARNs but say in parentheses what a template puts there.
  const arns = [...new Set(entries.flatMap(({ resources }) => resources))]
    .filter((arn) => arn.startsWith('arn:'))
    // The index has cut off the beginning of `${AWS::Region}`.
    .map((arn) => arn.replace(':::Region}:${AWS::AccountId}:', ':us-east-1:123456789012:'));

  test(`all of ${arns.length} resources are recognised`, () => {
    expect(arns.length).toBeGreaterThan(100);
    expect(arns.filter((arn) => parseResource(arn) === undefined)).toEqual([]);
  });

  test.each(arns.sort())('%s can be mocked', async (arn) => {
    const s = new Scenario();
    s.service.mocks.use(resource(arn).returns({ mocked: true }));
    // The token is mentioned, not sent. All is one expression, so that nothing is known of them when the machine is created.
    const token = arn.endsWith('.waitForTaskToken') ? '[$states.context.Task.Token][[1]]' : '{}';
    const Arguments = `{% $merge([${JSON.stringify(sampleParameters(arn))}, ${token}]) %}`;
    const run = await s.run({
      QueryLanguage: 'JSONata',
      StartAt: 'Work',
      States: { Work: { Type: 'Task', Resource: arn, Arguments, End: true } },
    });
    const { status, output, cause } = await s.ended(run);
    expect({ status, output, cause }).toEqual({ status: 'SUCCEEDED', output: '{"mocked":true}', cause: undefined });
    s.close();
  });
}
