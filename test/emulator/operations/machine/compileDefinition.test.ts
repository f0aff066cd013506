import {
  CompiledDefinitions,
  type CompiledDefinition,
} from '../../../../src/emulator/operations/machine/compileDefinition';

const compiled = (definition: string): CompiledDefinition => ({ definition }) as CompiledDefinition;

/** The texts that have to be compiled again. */
function missing(kept: CompiledDefinitions, texts: readonly string[]): readonly string[] {
  const again: string[] = [];
  for (const text of texts)
    kept.get(text, 'STANDARD', () => {
      again.push(text);
      return compiled(text);
    });
  return again;
}

test('compiles a definition once for each type', () => {
  const kept = new CompiledDefinitions();
  const first = kept.get('{}', 'STANDARD', () => compiled('{}'));
  expect(kept.get('{}', 'STANDARD', () => compiled('again'))).toBe(first);
  expect(kept.get('{}', 'EXPRESS', () => compiled('express'))).toEqual({ definition: 'express' });
});

test('caches the most recently used ones, unless they are very long', () => {
  const kept = new CompiledDefinitions();
  const texts = Array.from({ length: 32 }, (_, index) => `text ${index}`);
  missing(kept, texts);
  expect(missing(kept, texts)).toEqual([]);
  expect(missing(kept, ['one more', 'text 1'])).toEqual(['one more']);
  expect(missing(kept, ['text 0', 'text 1'])).toEqual(['text 0']);
  const long = 'x'.repeat(100_001);
  expect(missing(kept, [long, long])).toEqual([long, long]);
});

test('does not cache what does not compile', () => {
  const kept = new CompiledDefinitions();
  const fail = (): never => {
    throw new Error('invalid');
  };
  expect(() => kept.get('{', 'STANDARD', fail)).toThrow('invalid');
  expect(missing(kept, ['{'])).toEqual(['{']);
});
