import type { ListedStart } from '../../../src/emulator/starts/callStarts';
import type { Service } from '../../../src/emulator/service/Service';
import type { DeclaredStart } from '../../../src/contract/starts/DeclaredStart';
import { executionsOf, machineArn, put, rule, ruleService, target } from './support/ruleService';

const shop = { source: ['shop'] };
const register = (service: Service, file: string, starts: readonly DeclaredStart[], more: object = {}): unknown =>
  service.callStarts({ op: 'register', file, starts, machines: [], declared: [], ...more });
const list = (service: Service): readonly ListedStart[] => service.callStarts({ op: 'list' }) as readonly ListedStart[];

test('registration replaces what a file declared before, and a reset removes it', () => {
  const service = ruleService([rule('A', { pattern: shop })]);
  void service.callStarts({
    op: 'register',
    file: 'template.yaml',
    starts: [rule('B', { pattern: shop })],
    machines: [],
    declared: [],
  });
  expect(put(service).matched.map(({ name }) => name)).toEqual(['B']);
  service.reset();
  expect(service.hasStarts).toBe(false);
  expect(put(service)).toMatchObject({ matched: [], others: [] });
});

test('lists what is registered, with the deployed machines and what is wrong', () => {
  const bucket: DeclaredStart = { kind: 'bucketEvents', name: 'b', aliases: [], source: rule('x').source, bucket: 'b' };
  const good = rule('Good', {
    pattern: shop,
    targets: [target(), target({ id: 'l', arn: 'arn:aws:lambda:us-east-1:1:function:f' })],
  });
  const wrong = rule('Wrong', { pattern: { source: [] } });
  const service = ruleService([good, wrong]);
  register(service, 'other.yaml', [bucket]);
  expect(list(service)).toEqual([
    { declared: good, machines: ['order'] },
    {
      declared: wrong,
      machines: ['order'],
      problem: 'Event pattern is not valid. Reason: Empty arrays are not allowed',
    },
    { declared: bucket, machines: [], problem: expect.stringContaining('bucketEvents') as string },
  ]);
});

test('finds a machine that is deployed under another name, and its aliases and versions', () => {
  const arn = 'arn:aws:states:us-east-1:123456789012:stateMachine:OrderStack-Order';
  const starts = [
    rule('R', { pattern: shop, targets: [target({ id: 'a', arn }), target({ id: 'b', arn: `${arn}:live` })] }),
  ];
  const service = ruleService([]);
  register(service, 'template.yaml', starts, {
    machines: [{ names: ['OrderStack-Order', 'Order'], arn: machineArn('order') }],
  });
  put(service);
  expect(executionsOf(service, 'order')).toHaveLength(2);
});
