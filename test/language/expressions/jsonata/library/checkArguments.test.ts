import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { checkArguments } from '../../../../../src/language/expressions/jsonata/library/checkArguments';
import {
  libraryFunction,
  libraryNames,
  signatureOf,
} from '../../../../../src/language/expressions/jsonata/library/library';

const value = fc.constantFrom<unknown>(undefined, null, true, 1, 'a', [], [1], ['a'], [1, 'a'], {}, () => 1);

const attempt = (check: () => unknown): unknown => {
  try {
    return check();
  } catch (error) {
    const { code, index, type } = error as { code: string; index: number; type: unknown };
    return { code, index, type };
  }
};

test('accepts, fills up and rejects arguments like the library', () => {
  const signatures = [
    ...libraryNames.map((name) => libraryFunction(name).signature!),
    ...['<nn?:n>', '<s-s-s?:s>', '<(ns)f<n:n>?:x>', '<j?:j>', '<a<s>+:a>', '<u?:x>', '<>', '<n>'].map((text) =>
      signatureOf(text)!,
    ),
  ];
  fc.assert(
    fc.property(
      fc.constantFrom(...signatures),
      fc.array(value, { maxLength: 4 }),
      value,
      (signature, args, context) => {
        const ours = attempt(() => checkArguments(signature, [...args], context));
        const theirs = attempt(() => signature.validate([...args], context));
        if (!isDeepStrictEqual(ours, theirs)) expect(ours).toEqual(theirs);
      },
    ),
    { numRuns: 1500 },
  );
});
