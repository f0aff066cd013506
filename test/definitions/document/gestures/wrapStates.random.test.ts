import fc from 'fast-check';
import { createScanner } from 'jsonc-parser';
import { Lexer } from 'yaml';
import type { DefinitionDocument } from '../../../../src/definitions/document/DefinitionDocument';
import type { Gesture } from '../../../../src/definitions/document/gestures/Gesture';
import {
  copyStates,
  duplicateStates,
  excerptStates,
  pasteStates,
} from '../../../../src/definitions/document/gestures/clipboard';
import { unwrapState } from '../../../../src/definitions/document/gestures/unwrapState';
import { wrapStates } from '../../../../src/definitions/document/gestures/wrapStates';
import { openDocument } from '../../../../src/definitions/document/openDocument';
import { readJson, type Json, type JsonObject } from '../../../../src/util/json';
import { chooser, object, tries, value, writeJson, writeYaml } from '../randomDocument';
import { inRoot, machine } from './support/machine';

/** How numbers are written that a program would write otherwise. */
const odd: Readonly<Record<number, string>> = {
  70_001: '1.0',
  70_002: '1e2',
  70_003: '-0.50',
  70_004: '12345678901234567890',
};
const numbers = fc.constantFrom(70_001, 70_002, 70_003, 70_004);
const state = fc.tuple(object, value, numbers).map(([Parameters, Result, number]) => ({ Parameters, Result, number }));
const seeds = fc.array(fc.nat(10_000), { minLength: 40, maxLength: 40 });
const picks = fc.tuple(fc.nat(3), fc.nat(3), fc.constantFrom('Parallel' as const, 'Map' as const));

function commentsOf(text: string, isYaml: boolean): readonly string[] {
  if (isYaml)
    return [...new Lexer().lex(text)]
      .filter((token) => token.startsWith('#'))
      .map((token) => token.trim())
      .sort();
  const scanner = createScanner(text);
  const found: string[] = [];
  for (let kind: number = scanner.scan(); kind !== 17; kind = scanner.scan())
    if (kind === 12 || kind === 13)
      found.push(text.slice(scanner.getTokenOffset(), scanner.getTokenOffset() + scanner.getTokenLength()).trim());
  return found.sort();
}

const numbersOf = (text: string): readonly string[] =>
  (text.match(/(?<=[\s:[,])(1\.0|1e2|-0\.50|12345678901234567890)(?=[\s,\]}]|$)/g) ?? []).sort();

function made(document: DefinitionDocument, make: (definition: JsonObject) => Gesture): DefinitionDocument {
  return document.edit(make(document.definition!).edits).document;
}

describe.each([
  ['JSON', 'a.json', writeJson],
  ['YAML', 'a.yaml', writeYaml],
] as const)('%s', (language, file, write) => {
  const isYaml = language === 'YAML';
  const opened = (states: readonly object[], choices: readonly number[]): DefinitionDocument => {
    const names = ['A', 'B', 'C', 'D'];
    const root = machine(Object.fromEntries(states.map((one, index) => [names[index]!, one])) as Record<string, Json>);
    const text = write(root, chooser(choices)).replace(/\b7000[1-4]\b/g, (number) => odd[Number(number)]!);
    const document = openDocument(text, { file });
    expect(document.faults).toEqual([]);
    return document;
  };

  test('wrapped and unwrapped states say the same, with every comment and number as it is written', () => {
    fc.assert(
      fc.property(
        fc.array(state, { minLength: 4, maxLength: 4 }),
        seeds,
        picks,
        (states, choices, [one, other, type]) => {
          const document = opened(states, choices);
          const paths = ['A', 'B', 'C', 'D'].slice(Math.min(one, other), Math.max(one, other) + 1).map(inRoot);
          let name = '';
          const wrapped = made(document, (definition) => {
            const gesture = wrapStates(definition, paths, type);
            name = String(gesture.select!.at(-1));
            return gesture;
          });
          expect(commentsOf(wrapped.text, isYaml)).toEqual(commentsOf(document.text, isYaml));
          expect(numbersOf(wrapped.text)).toEqual(numbersOf(document.text));
          const unwrapped = made(wrapped, (definition) => unwrapState(definition, inRoot(name)));
          expect(JSON.stringify(unwrapped.definition)).toBe(JSON.stringify(document.definition));
          expect(commentsOf(unwrapped.text, isYaml)).toEqual(commentsOf(document.text, isYaml));
          expect(numbersOf(unwrapped.text)).toEqual(numbersOf(document.text));
        },
      ),
      tries(150),
    );
  });

  test('copied states are written as they were, with another name', () => {
    fc.assert(
      fc.property(fc.array(state, { minLength: 4, maxLength: 4 }), seeds, picks, (states, choices, [one, other]) => {
        const document = opened(states, choices);
        const paths = ['A', 'B', 'C', 'D'].slice(Math.min(one, other), Math.max(one, other) + 1).map(inRoot);
        const text = excerptStates(document, paths);
        const { StartAt: _, ...copied } = readJson(copyStates(document.definition!, paths)) as JsonObject;
        expect(JSON.stringify(openDocument(text, { file }).definition)).toBe(JSON.stringify(copied));
        const grown = (after: DefinitionDocument): object => ({
          comments: commentsOf(after.text, isYaml).length - commentsOf(document.text, isYaml).length,
          numbers: numbersOf(after.text).length - numbersOf(document.text).length,
        });
        const wanted = { comments: commentsOf(text, isYaml).length, numbers: numbersOf(text).length };
        expect(wanted.numbers).toBeGreaterThanOrEqual(paths.length);
        const place = { kind: 'block', path: [] } as const;
        const plain = copyStates(document.definition!, paths);
        const pasted = made(document, (definition) => pasteStates(definition, place, plain, text));
        expect(grown(pasted)).toEqual(wanted);
        const bare = made(document, (definition) => pasteStates(definition, place, plain));
        expect(JSON.stringify(pasted.definition)).toBe(JSON.stringify(bare.definition));
        expect(grown(made(document, (definition) => duplicateStates(definition, paths)))).toEqual(wanted);
      }),
      tries(100),
    );
  });
});
