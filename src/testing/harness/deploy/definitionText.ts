import { HarnessError } from '../../../errors/HarnessError';
import { nearest } from '../../../util/nearest';
import { printJson } from '../../../util/ExactNumber';

const token = /\$\{([^${}"]+)\}/g;

/** The JSON text of a definition, with values for its `${Token}`s. Throws HarnessError for values that it has no use for. */
export function definitionText(definition: object, substitutions: Readonly<Record<string, string>> = {}): string {
  const text = printJson(definition);
  const tokens = new Set([...text.matchAll(token)].map(([, name]) => name!));
  const unused = Object.keys(substitutions).find((name) => !tokens.has(name));
  if (unused !== undefined) {
    const meant = nearest(unused, [...tokens]);
    const advice = meant === undefined ? '' : ` Did you mean '${meant}'?`;
    throw new HarnessError(`The definition has no \${${unused}} to put the substitution '${unused}' in.${advice}`);
  }
  return text.replace(token, (whole, name: string) =>
    Object.hasOwn(substitutions, name) ? JSON.stringify(substitutions[name]).slice(1, -1) : whole,
  );
}
