import { compileIntrinsic } from '../../../../src/language/expressions/intrinsics/compileIntrinsic';
import type { Json } from '../../../../src/util/json';
import { scopeOf, sentenceOf } from '../scopeOf';

/** What a call gives with this input. */
export function call(source: string, input: Json = {}): Json {
  return compileIntrinsic(source).evaluate(scopeOf(input));
}

/** Why a call fails: the sentence behind the one that quotes it. */
export function failureOf(source: string, input: Json = {}): string {
  const sentence = sentenceOf(() => call(source, input));
  const quoted = `There was an error while evaluating the intrinsic function: ${source}. `;
  return sentence.startsWith(quoted) ? sentence.slice(quoted.length) : sentence;
}
