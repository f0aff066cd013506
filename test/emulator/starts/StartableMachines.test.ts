import { StartableMachines } from '../../../src/emulator/starts/StartableMachines';

const arn = (name: string): string => `arn:aws:states:us-east-1:123456789012:stateMachine:${name}`;

test('finds the machine, version or alias that an ARN of a file means', () => {
  const there = [arn('deployed'), arn('deployed:live'), arn('made-by-code')];
  const machines = new StartableMachines((one) => there.includes(one));
  machines.add([{ names: ['Order', 'OrderStack-Order'], arn: arn('deployed') }], ['Order', 'Other']);
  expect({
    own: machines.find(arn('Order')),
    inAnotherRegion: machines.find('arn:aws:states:eu-west-1:111122223333:stateMachine:OrderStack-Order'),
    alias: machines.find(arn('Order:live')),
    aliasOfTheFile: machines.find(arn('Order:prod')),
    ofCode: machines.find(arn('made-by-code')),
    notDeployed: machines.find(arn('Other')),
    missing: machines.find(arn('gone')),
    otherService: machines.find('arn:aws:lambda:us-east-1:123456789012:function:Order'),
  }).toEqual({
    own: { arn: arn('deployed') },
    inAnotherRegion: { arn: arn('deployed') },
    alias: { arn: arn('deployed:live') },
    aliasOfTheFile: { arn: arn('deployed') },
    ofCode: { arn: arn('made-by-code') },
    notDeployed: { notDeployed: 'Other' },
    missing: { missing: arn('gone') },
    otherService: undefined,
  });
  expect(machines.nameOf(arn('Order:live'))).toBe('deployed');
  expect(machines.nameOf(arn('Other'))).toBeUndefined();
});

test('the names of a file come before those of others', () => {
  const all = new StartableMachines(() => false);
  const [one, other] = [new StartableMachines(() => false, all), new StartableMachines(() => false, all)];
  one.add([{ names: ['Order'], arn: arn('a') }], ['Order']);
  other.add([{ names: ['Order', 'Pay'], arn: arn('b') }], ['Order', 'Pay']);
  expect([one.find(arn('Order')), other.find(arn('Order')), one.find(arn('Pay'))]).toEqual([
    { arn: arn('a') },
    { arn: arn('b') },
    { arn: arn('b') },
  ]);
});
