import { plainName, TargetNames } from '../../src/services/TargetNames';

const charge = { kind: 'function', names: ['Charge7A2B3C4D'], aliases: ['Shop/Charge', 'Charge'] } as const;
const other = { kind: 'function', names: ['OtherCharge11112222'], aliases: ['Other/Charge', 'Charge'] } as const;
const queue = { kind: 'queue', names: ['Charge'], aliases: [] } as const;

function namesWith(...targets: Parameters<TargetNames['add']>[0]): TargetNames {
  const names = new TargetNames();
  names.add(targets);
  return names;
}

test('without a file nothing has another name', () => {
  const names = new TargetNames();
  expect(names.namesOf('function', 'Charge')).toEqual([]);
  expect(names.means('function', 'Charge', 'Charge7A2B3C4D')).toBe(false);
});

test.each([
  ['the name itself', 'Charge7A2B3C4D', ['Charge7A2B3C4D']],
  ['an alias', 'Charge', ['Charge7A2B3C4D']],
  ['a path', 'Shop/Charge', ['Charge7A2B3C4D']],
  ['with a qualifier', 'Charge:live', ['Charge7A2B3C4D']],
  ['an ARN', 'arn:aws:lambda:us-east-1:1:function:Charge', []],
  ['a name of none', 'Ship', []],
])('%s', (_title, given, found) => {
  expect(namesWith(charge, queue).namesOf('function', given)).toEqual(found);
});

test('kinds do not share names', () => {
  expect(namesWith(charge, queue).namesOf('queue', 'Charge')).toEqual(['Charge']);
});

test('a name of several things throws; the one beside the state machine of the test goes first', () => {
  const names = namesWith(charge, other);
  expect(() => names.namesOf('function', 'Charge')).toThrow(
    "'Charge' may be any of 2 Lambda functions: 'Shop/Charge' (Charge7A2B3C4D), 'Other/Charge' (OtherCharge11112222). " +
      'Write one of these names, or its ARN.',
  );
  expect(() => names.means('function', 'Charge', 'Charge7A2B3C4D')).toThrow('may be any of 2');
  const ofAStack = new TargetNames();
  ofAStack.add([charge, other], (target) => target === charge);
  expect(ofAStack.namesOf('function', 'Charge')).toEqual(['Charge7A2B3C4D']);
});

test('a name that a thing has goes before an alias of another', () => {
  const named = { kind: 'function', names: ['Charge'], aliases: [] } as const;
  expect(namesWith(charge, named).namesOf('function', 'Charge')).toEqual(['Charge']);
});

test('a file that is read again adds nothing; a state machine may be deployed under two names', () => {
  const names = new TargetNames();
  const machine = { kind: 'stateMachine', names: ['Order'], aliases: ['OrderMachine'] } as const;
  names.add([machine]);
  names.add([{ ...machine, names: ['Order', 'Mine'] }]);
  expect(names.namesOf('stateMachine', 'OrderMachine')).toEqual(['Order', 'Mine']);
  expect(names.allOf(['stateMachine'])).toEqual(['Order', 'Mine', 'OrderMachine']);
});

test.each([
  ['function', 'arn:aws:lambda:us-east-1:1:function:charge:live', 'charge'],
  ['queue', 'https://sqs.us-east-1.amazonaws.com/123456789012/orders', 'orders'],
  ['topic', 'arn:aws:sns:us-east-1:123456789012:news', 'news'],
  ['eventBus', 'arn:aws:events:us-east-1:123456789012:event-bus/orders', 'orders'],
  ['stateMachine', 'arn:aws:states:us-east-1:123456789012:stateMachine:Order:live', 'Order'],
  ['activity', 'approve', 'approve'],
  ['queue', 'Shop/Orders', 'Shop/Orders'],
] as const)('the name of a %s in %s', (kind, given, name) => {
  expect(plainName(kind, given)).toBe(name);
});
