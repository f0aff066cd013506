import type { PolicyStatement } from '../../../../src/contract/DeclaredRole';
import { evaluatePolicies } from '../../../../src/services/iam/evaluate/evaluatePolicies';

/** Numbers from 0 to `below`, the same in every run. */
function generator(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const source = { file: 'x', line: 1, column: 1 };
const actions = ['s3:GetObject', 's3:PutObject', 'sqs:SendMessage', 'SQS:*', 's3:*Object', 's3:?etObject', '*'];
const resources = ['arn:a', 'arn:b', 'arn:ab', 'arn:a*', 'arn:?', '*', 'arn:${k1}', '*b'];
const operators = ['StringEquals', 'StringNotEquals', 'StringLike', 'StringNotLike', 'StringEqualsIgnoreCase'];
const values = ['a', 'b', 'A', 'a*', '${k2}'];
const keys = ['k1', 'k2'];
const requestedValues = ['a', 'b', 'ab', 'A'];

type Random = ReturnType<typeof generator>;

const some = (random: Random, from: readonly string[]): readonly string[] =>
  Array.from({ length: 1 + random(2) }, () => from[random(from.length)]!);

function statement(random: Random): PolicyStatement {
  const Condition = () => {
    const suffix = random(3) === 0 ? 'IfExists' : '';
    const set = ['', '', 'ForAllValues:', 'ForAnyValue:'][random(4)]!;
    const name = random(6) === 0 ? 'Null' : set + operators[random(operators.length)]! + suffix;
    return { [name]: { [keys[random(2)]!]: name === 'Null' ? [String(random(2) === 0)] : some(random, values) } };
  };
  return {
    Effect: random(4) === 0 ? 'Deny' : 'Allow',
    ...(random(5) === 0 ? { NotAction: some(random, actions) } : { Action: some(random, actions) }),
    ...(random(5) === 0 ? { NotResource: some(random, resources) } : { Resource: some(random, resources) }),
    ...(random(2) === 0 && { Condition: Condition() }),
  };
}

/**
 * A model apart from the evaluator: with regular expressions, and without a third value. An unknown key is tried with
 * every value that it could have, and the answers are compared.
 */
function model(statements: readonly PolicyStatement[], asked: { action: string; resource: string }, known: Known) {
  const replaced = (text: string): string | undefined => {
    const [, name] = /\$\{(\w+)\}/.exec(text) ?? [];
    if (name === undefined) return text;
    const value = known.get(name);
    return value === undefined ? undefined : text.replace(/\$\{\w+\}/, value);
  };
  const like = (text: string, pattern: string, flags = ''): boolean => {
    const full = replaced(pattern);
    return full !== undefined && new RegExp(`^${full.replace(/\*/g, '.*').replace(/\?/g, '.')}$`, flags).test(text);
  };
  const met = (operator: string, key: string, written: readonly string[]): boolean => {
    const value = known.get(key);
    if (operator === 'Null') return written.some((one) => (one === 'true' ? value === undefined : value !== undefined));
    const isNegated = operator.includes('Not');
    if (value === undefined) {
      if (operator.endsWith('IfExists') || operator.startsWith('ForAll')) return true;
      return isNegated && !operator.startsWith('ForAny');
    }
    const matched = written.some((one) => {
      if (operator.includes('Like')) return like(value, one);
      const full = replaced(one);
      return operator.includes('IgnoreCase') ? value.toLowerCase() === full?.toLowerCase() : value === full;
    });
    return matched !== isNegated;
  };
  const applying = statements.filter(({ Action, NotAction, Resource, NotResource, Condition = {} }) => {
    const byAction = (Action ?? NotAction!).some((one) => like(asked.action, one, 'i')) === (Action !== undefined);
    const byResource = (Resource ?? NotResource!).some((one) => like(asked.resource, one)) === (Resource !== undefined);
    const conditions = Object.entries(Condition).every(([operator, of]) =>
      Object.entries(of).every(([key, written]) => met(operator, key, written)),
    );
    return byAction && byResource && conditions;
  });
  if (applying.some(({ Effect }) => Effect === 'Deny')) return 'explicitDeny';
  return applying.length > 0 ? 'allowed' : 'implicitDeny';
}

type Known = ReadonlyMap<string, string | undefined>;

describe('evaluatePolicies, with random policies', () => {
  it('agrees with a model where all keys are known, and otherwise decides only what all values agree on', () => {
    const random = generator(7);
    const counts: Record<string, number> = {};
    for (let round = 0; round < 20_000; round++) {
      const statements = Array.from({ length: 1 + random(4) }, () => statement(random));
      const asked = {
        action: actions[random(3)]!,
        resource: resources[random(3)]!,
      };
      const context: Record<string, string | null> = {};
      let worlds: Known[] = [new Map()];
      for (const key of keys) {
        const kind = random(4);
        const possible =
          kind === 0 ? [undefined, ...requestedValues] : [kind === 1 ? undefined : requestedValues[random(4)]];
        if (kind !== 0) context[key] = possible[0] ?? null;
        worlds = worlds.flatMap((world) => possible.map((value) => new Map([...world, [key, value]])));
      }
      const possible = new Set(worlds.map((world) => model(statements, asked, world)));
      const policies = [{ name: 'p', origin: 'inline', document: { Statement: statements }, source }] as const;
      const { answer } = evaluatePolicies({ policies }, { ...asked, context });
      counts[answer] = (counts[answer] ?? 0) + 1;
      // With all keys known there is one world, and the answer must be decided. Nothing allows: that is decided as well.
      const isRight =
        answer === 'undecided'
          ? worlds.length > 1
          : answer === 'implicitDeny'
            ? !possible.has('allowed') && (worlds.length > 1 || possible.has(answer))
            : possible.size === 1 && possible.has(answer);
      if (!isRight) throw new Error(JSON.stringify({ statements, asked, context, answer, possible: [...possible] }));
    }
    expect(Object.keys(counts).sort()).toEqual(['allowed', 'explicitDeny', 'implicitDeny', 'undecided']);
    expect(Math.min(...Object.values(counts))).toBeGreaterThan(500);
  });
});
