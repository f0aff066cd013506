import fc from 'fast-check';
import { createService } from '../../src/emulator/service/createService';
import type { Service } from '../../src/emulator/service/Service';
import { HarnessError } from '../../src/errors/HarnessError';
import { ServiceError } from '../../src/errors/ServiceError';
import { validateDefinition } from '../../src/validation/rules/validateDefinition';
import { machines } from './machines';
import { changed, fuzzing, hangsAfterMs, oddText, oddValue } from './odd';

const roleArn = 'arn:aws:iam::123456789012:role/r';

function withService<T>(use: (service: Service) => T): T {
  const service = createService({ time: 'skip', seed: 1, handlers: { echo: (event: unknown) => event } });
  try {
    return use(service);
  } finally {
    service.close();
  }
}

/** Runs a definition that is taken, and answers how it ended. A mistake of ours ends an execution with an internal error. */
function run(definition: string, input: string): unknown {
  return withService((service) => {
    try {
      const { stateMachineArn } = service.call('CreateStateMachine', { name: 'M', definition, roleArn }) as {
        stateMachineArn: string;
      };
      const { executionArn } = service.call('StartExecution', { stateMachineArn, input }) as { executionArn: string };
      service.drain();
      const { status, error, cause } = service.call('DescribeExecution', { executionArn }) as Record<string, unknown>;
      service.call('GetExecutionHistory', { executionArn });
      expect({ definition, error, cause }).not.toMatchObject({ error: 'Stepmill.InternalError' });
      return status;
    } catch (failure) {
      if (!ServiceError.is(failure) && !HarnessError.is(failure)) throw failure;
      return failure.message;
    }
  });
}

test(
  'any text is validated, and none is the end of the validation',
  () => {
    fc.assert(
      fc.property(
        fc.oneof(
          oddText,
          oddValue.map((value) => JSON.stringify(value)),
          changed(...machines).map((value) => JSON.stringify(value)),
        ),
        (text) => {
          for (const type of ['STANDARD', 'EXPRESS'] as const) validateDefinition(text, { type });
        },
      ),
      fuzzing,
    );
  },
  hangsAfterMs,
);

test(
  'an accepted definition runs, or fails like an execution',
  () => {
    fc.assert(
      fc.property(changed(...machines), oddValue, (definition, input) => {
        run(JSON.stringify(definition), JSON.stringify({ items: [1, 2, 3], a: { c: 1, items: [] }, input }));
      }),
      fuzzing,
    );
  },
  hangsAfterMs,
);

const pathPart = fc.oneof(
  fc.constantFrom(
    '.a',
    '[0]',
    '[-1]',
    '[*]',
    '..b',
    "['a']",
    '[?(@.a > 1)]',
    '[0:2]',
    '[::-1]',
    '.length()',
    '.*',
    '[',
    ']',
    '.',
    '[?(',
    '@',
    "['",
    '\\',
    ' ',
  ),
  oddText,
);
const path = fc.array(pathPart, { maxLength: 6 }).map((parts) => `$${parts.join('')}`);

const intrinsic = fc
  .tuple(
    fc.constantFrom(
      'Format',
      'MathAdd',
      'Array',
      'ArrayPartition',
      'ArrayRange',
      'ArrayGetItem',
      'StringSplit',
      'JsonMerge',
      'StringToJson',
      'Hash',
      'Base64Decode',
      'Nope',
    ),
    fc.array(fc.oneof(path, fc.constantFrom("'{}'", '1', '-1', '1e9', 'null', "'\\''", 'States.UUID()', "''")), {
      maxLength: 4,
    }),
  )
  .map(([name, args]) => `States.${name}(${args.join(', ')})`);

test(
  'any path and any intrinsic function is rejected, or evaluated within limits',
  () => {
    fc.assert(
      fc.property(fc.oneof(path, intrinsic), oddValue, (text, value) => {
        const States = { P: { Type: 'Pass', Parameters: { 'x.$': text }, End: true } };
        run(JSON.stringify({ StartAt: 'P', States }), JSON.stringify({ a: value, b: [1, 2, { a: 3 }] }));
      }),
      fuzzing,
    );
  },
  hangsAfterMs,
);

const piece = fc.oneof(
  fc.constantFrom(
    '$',
    '$states.input',
    '$states.input.a',
    '1',
    '"s"',
    '[1..3]',
    '[1..1000000]',
    '$v',
    '(',
    ')',
    '{',
    '}',
    '[',
    ']',
    '.',
    '*',
    '**',
    '%',
    '&',
    '~>',
    '?',
    ':',
    ':=',
    ';',
    ',',
    '=',
    '<',
    'in',
    'and',
    'function($x){$x}',
    'function($x){$f($x)}',
    '$map',
    '$filter',
    '$sum(',
    '$string(',
    '$match(',
    '/(a+)+$/',
    '$eval("1")',
    '$sort(',
    '$random()',
    '@',
    '#',
    '^(',
  ),
  oddText,
);

test(
  'any expression is rejected, or evaluated within limits',
  () => {
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 8 }), oddValue, (pieces, value) => {
        const States = { P: { Type: 'Pass', Output: `{% ${pieces.join(' ')} %}`, End: true } };
        run(JSON.stringify({ QueryLanguage: 'JSONata', StartAt: 'P', States }), JSON.stringify({ a: value }));
      }),
      fuzzing,
    );
  },
  hangsAfterMs,
);
