import fc from 'fast-check';
import { createService } from '../../../src/emulator/service/createService';
import { compileProgram } from '../../../src/engine/interpreter/compileProgram';
import { checkParameters } from '../../../src/tasks/integrations/parameters/checkParameters';
import { formatDiagnostics } from '../../../src/validation/lint/formatDiagnostics';
import { reviewDefinition } from '../../../src/validation/lint/reviewDefinition';
import type { ValidationOptions } from '../../../src/validation/rules/examineDefinition';
import { invalidDefinitionMessage, validateDefinition } from '../../../src/validation/rules/validateDefinition';
import { variableReferences } from '../../../src/validation/rules/variables';
import { anyCharacter } from '../../fuzz/odd';
import { damaged, definitions } from './definitions';

const roleArn = 'arn:aws:iam::123456789012:role/r';
const newService = () =>
  createService({
    time: 'skip',
    startTime: '2029-12-31T00:00:00Z',
    seed: 1,
    unmocked: () => ({ output: [1, { a: 2 }] }),
  });

/** Right definitions, ones with up to three mistakes, any JSON, JSON cut off, and what is not JSON at all. */
const texts = fc.oneof(
  definitions.map((made) => JSON.stringify(made)),
  definitions.chain(damaged).map((made) => JSON.stringify(made)),
  definitions
    .chain(damaged)
    .chain(damaged)
    .chain(damaged)
    .map((made) => JSON.stringify(made, null, 2)),
  fc.json(),
  fc.tuple(definitions, fc.nat()).map(([made, at]) => JSON.stringify(made).slice(0, at % 500)),
  fc.string({ unit: anyCharacter }),
);
const options: fc.Arbitrary<ValidationOptions> = fc.record({
  type: fc.constantFrom('STANDARD', 'EXPRESS'),
  severity: fc.constantFrom('ERROR', 'WARNING'),
  notYet: fc.boolean(),
});

test('most of the definitions made are accepted, so that the other properties mean something', () => {
  const sample = fc.sample(definitions, { numRuns: 100, seed: 1 });
  const accepted = sample.filter((made) => validateDefinition(JSON.stringify(made)).definition !== undefined);
  expect(accepted.length).toBeGreaterThan(75);
});

test('whatever the text, validation answers, and answers the same when asked again', () => {
  fc.assert(
    fc.property(texts, options, (text, chosen) => {
      const result = validateDefinition(text, chosen);
      expect(validateDefinition(text, chosen)).toEqual(result);
      const hasError = result.diagnostics.some(({ severity }) => severity === 'ERROR');
      // Its numbers keep what Java would print.
      const definition = result.definition && (JSON.parse(JSON.stringify(result.definition)) as unknown);
      expect(definition).toEqual(hasError ? undefined : JSON.parse(text));
      for (const { code, message } of result.diagnostics) expect([code, message]).not.toContain('');
    }),
    { numRuns: 100 },
  );
});

test('every invalid text has a diagnostic to show', () => {
  fc.assert(
    fc.property(texts, fc.constantFrom('text', 'json', 'github', 'sarif'), (text, format) => {
      const remarks = reviewDefinition(text);
      const shown = formatDiagnostics([{ file: 'a.asl.json', text, remarks }], { format });
      if (format === 'json' || format === 'sarif') JSON.parse(shown);
      else for (const { code } of remarks) expect(shown).toContain(code);
    }),
    { numRuns: 100 },
  );
});

test('an accepted definition compiles and lists the variables it reads', () => {
  fc.assert(
    fc.property(texts, (text) => {
      const { definition } = validateDefinition(text);
      if (definition === undefined) return;
      compileProgram(definition);
      variableReferences(definition);
    }),
    { numRuns: 100 },
  );
});

// The service asks the integrations about the parameters, too.
const parameterCheck: ValidationOptions['parameterCheck'] = (resource, parameters) =>
  checkParameters(resource, parameters).map(({ message }) => message);

test('a rejected definition is never created, and the response contains every diagnostic', async () => {
  const service = newService();
  await fc.assert(
    fc.asyncProperty(
      texts.filter((text) => text.length > 0),
      async (definition) => {
        const { diagnostics } = validateDefinition(definition, { parameterCheck });
        fc.pre(diagnostics.length > 0);
        const creation = Promise.resolve().then(() =>
          service.call('CreateStateMachine', { name: 'M', roleArn, definition }),
        );
        const message = invalidDefinitionMessage(diagnostics);
        await expect(creation).rejects.toMatchObject({ code: 'InvalidDefinition', message });
      },
    ),
  );
  expect(await service.call('ListStateMachines', {})).toEqual({ stateMachines: [] });
  service.close();
});

test('an accepted definition runs to an end, and its failures are errors of the language', async () => {
  const input = JSON.stringify({ a: 1, b: 'x', list: [1, { a: 2 }] });
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(definitions, definitions.chain(damaged)),
      fc.constantFrom('STANDARD', 'EXPRESS'),
      async (made, type) => {
        const definition = JSON.stringify(made);
        fc.pre(validateDefinition(definition, { type, parameterCheck }).definition !== undefined);
        const service = newService();
        const machine = { name: 'M', roleArn, definition, type };
        const { stateMachineArn } = (await service.call('CreateStateMachine', machine)) as { stateMachineArn: string };
        const started = await service.call('StartExecution', { stateMachineArn, input });
        const execution = service.execution((started as { executionArn: string }).executionArn)!;
        service.drain();
        service.close();
        if (execution.harnessError !== undefined) throw execution.harnessError;
        expect(execution.status).not.toBe('RUNNING');
      },
    ),
  );
});
