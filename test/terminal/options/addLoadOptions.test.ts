import { Command } from 'commander';
import { addLoadOptions, toLoadOptions } from '../../../src/terminal/options/addLoadOptions';

function parse(...args: string[]): object {
  const command = addLoadOptions(new Command('x').exitOverride().configureOutput({ writeErr: () => undefined }));
  command.parse(args, { from: 'user' });
  return toLoadOptions(command.opts());
}

test('leaves missing options to the loader', () => {
  expect(parse()).toEqual({});
});

test('parameters, substitutions and the place, hostile names included', () => {
  const given = parse(
    '--param',
    'A=1',
    '--param',
    '__proto__=2',
    '--substitute',
    'T=x',
    '--account',
    '210987654321',
    '--region',
    'eu-west-1',
  );
  expect(given).toEqual({
    parameters: Object.fromEntries([
      ['A', '1'],
      ['__proto__', '2'],
    ]),
    substitutions: { T: 'x' },
    account: '210987654321',
    region: 'eu-west-1',
  });
});

test('an account is twelve digits', () => {
  expect(() => parse('--account', '123')).toThrow('Write twelve digits.');
});
