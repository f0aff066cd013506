import type { Json, JsonObject } from '../util/json';

/** The spelling of member names: in `aws-sdk:`, or in an optimised integration. */
export type MemberNaming = 'sdk' | 'optimised';

/** Names that Java does not allow for a method, and their names in the SDK for Java v2. */
const renamed: Readonly<Record<string, string>> = { Null: 'Nul', Equals: 'EqualsValue' };

/**
 * A member's name in Step Functions' spelling.
 *
 * AWS: the `aws-sdk:` integrations show the names of SDK for Java v2 with a capital first letter, in which a leading
 * run of capitals became one word (`MD5OfMessageBody` is `Md5OfMessageBody`, `DBName` is `DbName`). The optimised
 * integrations show the API's own name.
 *
 * @example memberName('executionArn', 'optimised') // 'ExecutionArn'
 */
export function memberName(apiName: string, naming: MemberNaming): string {
  return naming === 'optimised' ? capitalised(apiName) : sdkName(apiName);
}

function sdkName(apiName: string): string {
  let end = 1;
  while (isCapital(apiName[end]) && !isSmall(apiName[end + 1])) end++;
  const name = apiName.slice(0, 1).toUpperCase() + apiName.slice(1, end).toLowerCase() + apiName.slice(end);
  return Object.hasOwn(renamed, name) ? renamed[name]! : name;
}

export function capitalised(name: string): string {
  return name.slice(0, 1).toUpperCase() + name.slice(1);
}

function isCapital(letter: string | undefined): boolean {
  return letter !== undefined && letter >= 'A' && letter <= 'Z';
}

function isSmall(letter: string | undefined): boolean {
  return letter !== undefined && letter >= 'a' && letter <= 'z';
}

/**
 * A copy with the members in alphabetical order, without those that are `undefined`. AWS: responses of services have
 * this order.
 */
export function sortMembers(object: Readonly<Record<string, Json | undefined>>): JsonObject {
  return Object.fromEntries(
    Object.entries(object)
      .filter((entry): entry is [string, Json] => entry[1] !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}
