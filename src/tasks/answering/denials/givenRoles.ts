import type { DeclaredRole } from '../../../contract/DeclaredRole';
import { HarnessError } from '../../../errors/HarnessError';
import { readPolicyDocument } from '../../../services/iam/readPolicyDocument';
import type { Json } from '../../../util/json';

/** Roles by ARN or name, each with its policy documents. Throws HarnessError for something else. */
export function givenRoles(roles: Readonly<Record<string, object | readonly object[]>>): readonly DeclaredRole[] {
  return Object.entries(roles).map(([name, policies]): DeclaredRole => ({
    name,
    aliases: [],
    arn: name.startsWith('arn:') ? name : '',
    source,
    policies: (Array.isArray(policies) ? (policies as readonly object[]) : [policies]).map((given, index) => {
      const document = readPolicyDocument(given as Json);
      if (typeof document === 'string')
        throw new HarnessError(
          `A policy of ${name} is wrong: ${document}. Write { Statement: [{ Effect: 'Allow', Action: 'lambda:InvokeFunction', Resource: '*' }] }.`,
        );
      return { name: `${name}#${String(index + 1)}`, origin: 'inline', document, source };
    }),
    unknown: [],
  }));
}

const source = { file: 'iam', line: 1, column: 1 };
