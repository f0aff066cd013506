import { DefinitionLoadError } from '../DefinitionLoadError';
import type { LoadOptions } from '../LoadedDefinition';
import { entriesOf, itemsOf, memberOf, plainTextOf, type SourceNode, textOf } from '../source/SourceNode';

/**
 * Throws a DefinitionLoadError for a given value that its parameter's declaration does not allow, with AWS's message.
 */
export function checkParameterValues(section: SourceNode | undefined, given: LoadOptions['parameters'] = {}): void {
  for (const { key: name, value: declaration } of entriesOf(section)) {
    if (!Object.hasOwn(given, name)) continue;
    const value = given[name]!;
    const type = textOf(memberOf(declaration, 'Type')) ?? '';
    // The declaration is about the name in Systems Manager; a given value replaces the stored one.
    if (type.startsWith('AWS::SSM::Parameter::Value<')) continue;
    const isList = /^(?:CommaDelimitedList$|List<)/.test(type);
    const text = typeof value === 'object' ? value.join(',') : String(value);
    // AWS: each item of a list must be allowed.
    for (const item of isList ? text.split(',').map((part) => part.trim()) : [text]) {
      const wrong = whatIsWrong(item, declaration);
      if (wrong === undefined) continue;
      const described = textOf(memberOf(declaration, 'ConstraintDescription'));
      const reason =
        described === undefined
          ? `Parameter '${name}' ${wrong}.`
          : `Parameter ${name} failed to satisfy constraint: ${described}.`;
      throw new DefinitionLoadError(declaration.at, reason, `Its value is ${JSON.stringify(item)}.`);
    }
  }
}

function whatIsWrong(value: string, declaration: SourceNode): string | undefined {
  for (const [name, isWrong] of Object.entries(constraints)) {
    const limit = memberOf(declaration, name);
    const wrong = limit && isWrong(value, limit);
    if (wrong !== undefined) return wrong;
  }
  const isNumber = textOf(memberOf(declaration, 'Type')) === 'Number';
  return isNumber && !isNumeric(value) ? 'must be a number' : undefined;
}

/** The constraints of a declaration; each returns what is wrong, or undefined. */
const constraints: Readonly<Record<string, (value: string, limit: SourceNode) => string | undefined>> = {
  AllowedValues(value, limit) {
    const allowed = itemsOf(limit);
    if (allowed.some((item) => plainTextOf(item) === value || (item.kind === 'scalar' && item.raw === value)))
      return undefined;
    return `must be one of AllowedValues: ${allowed.map(plainTextOf).join(', ')}`;
  },
  AllowedPattern(value, limit) {
    const pattern = textOf(limit);
    return pattern !== undefined && patternOf(pattern)?.test(value) === false
      ? `must match pattern ${pattern}`
      : undefined;
  },
  MinLength: (value, limit) =>
    value.length < numberOf(limit) ? `must contain at least ${numberOf(limit)} characters` : undefined,
  MaxLength: (value, limit) =>
    value.length > numberOf(limit) ? `must contain at most ${numberOf(limit)} characters` : undefined,
  MinValue: (value, limit) =>
    Number(value) < numberOf(limit) ? `must be a number not less than ${numberOf(limit)}` : undefined,
  MaxValue: (value, limit) =>
    Number(value) > numberOf(limit) ? `must be a number not greater than ${numberOf(limit)}` : undefined,
};

/**
 * Syntax of Java that JavaScript lacks or reads differently: classes (`\p{Alnum}`, `\h`), anchors (`\A`), quotes
 * (`\Q`), `[a-z&&[^x]]`, `[[a-z]]`.
 */
const javaOnly = /\\[pPQEAzZGhHRX]|&&|\[\^?\[/;

/** AWS: the pattern must match the whole value. A pattern that only Java can read is not checked. */
function patternOf(pattern: string): RegExp | undefined {
  if (javaOnly.test(pattern)) return undefined;
  try {
    return new RegExp(`^(?:${pattern})$`);
  } catch {
    return undefined;
  }
}

/** NaN for anything but a number: no comparison then fails. */
function numberOf(limit: SourceNode): number {
  return Number(plainTextOf(limit) ?? NaN);
}

function isNumeric(value: string): boolean {
  return value.trim() !== '' && Number.isFinite(Number(value));
}
