// Scenarios name state machines and activities as they like. On an account each of these names gets a tag in front, in
// calls and in the ARNs of their parameters, and loses it in answers: no call reaches anything that is not of the suite.
import { notPlayable } from '../../player/turns.mjs';

const creates = new Set(['CreateStateMachine', 'CreateActivity']);
const longestName = 80;

export class Namespace {
  #tag;
  #arns;

  constructor(tag) {
    this.#tag = tag;
    this.#arns = new RegExp(
      `(arn:aws[\\w-]*:states:[\\w-]*:\\d*:(?:stateMachine|activity|execution|express|mapRun):)(?!${tag})`,
      'g',
    );
  }

  outward(operation, params) {
    const named = this.#tagged(params);
    const { name } = named ?? {};
    if (!creates.has(operation) || typeof name !== 'string' || name === '') return named;
    if (name.length <= longestName && name.length + this.#tag.length > longestName)
      throw notPlayable('its name is too long for one more prefix');
    return { ...named, name: this.#tag + name };
  }

  inward(got) {
    return JSON.parse(JSON.stringify(got).replaceAll(this.#tag, ''));
  }

  #tagged(value) {
    if (typeof value === 'string') return value.replace(this.#arns, `$1${this.#tag}`);
    if (Array.isArray(value)) return value.map((item) => this.#tagged(item));
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, this.#tagged(item)]));
  }
}
