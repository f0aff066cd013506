import { compileIntrinsic } from '../../../../src/language/expressions/intrinsics/compileIntrinsic';
import type { Json } from '../../../../src/util/json';
import { scopeOf, sentenceOf } from '../scopeOf';

/** What a call gives with this input. */
export function call(source: string, input: Json = {}): Json {
  return compileIntrinsic(source).evaluate(scopeOf(input));
}

/** Why a call fails: the part of the sentence behind `Invalid arguments in …: `; else behind the function. */
export function failureOf(source: string, input: Json = {}): string {
  const sentence = sentenceOf(() => call(source, input));
  return sentence.split(/ had the following error: (?:Invalid arguments in States\.\w+: )?/)[1] ?? sentence;
}
