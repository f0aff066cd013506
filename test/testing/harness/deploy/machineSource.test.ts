import { HarnessError } from '../../../../src/errors/HarnessError';
import { Stepmill } from '../../../../src/testing/harness/Stepmill';
import { definitionText } from '../../../../src/testing/harness/deploy/machineSource';

test('puts values in for tokens, and leaves others alone', () => {
  const definition = { Resource: '${Charge}', Comment: 'for ${Stage}, ${Charge} and $${', A: '{% $x ~> |$|{}| %}' };
  expect(definitionText(definition)).toBe(JSON.stringify(definition));
  expect(JSON.parse(definitionText(definition, { Charge: 'arn:"x"\n${Stage}$&' }))).toEqual({
    ...definition,
    Resource: 'arn:"x"\n${Stage}$&',
    Comment: 'for ${Stage}, arn:"x"\n${Stage}$& and $${',
  });
});

test('a value that has no place is a mistake', () => {
  expect(() => definitionText({ Resource: '${ChargeFunction}' }, { ChargeFuncton: 'x' })).toThrow(
    new HarnessError(
      "The definition has no ${ChargeFuncton} to put the substitution 'ChargeFuncton' in. Did you mean 'ChargeFunction'?",
    ),
  );
  expect(() => definitionText({}, { constructor: 'x' })).toThrow(
    new HarnessError("The definition has no ${constructor} to put the substitution 'constructor' in."),
  );
});

test('a definition in a test takes substitutions like one in a file', async () => {
  const sfn = new Stepmill();
  const definition = { StartAt: 'Hello', States: { Hello: { Type: 'Pass', Result: '${Word}', End: true } } } as const;
  const run = await sfn.stateMachine(definition, { substitutions: { Word: 'world' } }).run();
  expect(run.output).toBe('world');
  await sfn.close();
});
