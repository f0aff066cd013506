import { compileInput } from '../../../../src/emulator/operations/model/compileInput';
import { inputShape } from './support/inputShape';

const checkShape = compileInput(inputShape);

function errorOf(json: unknown): unknown {
  try {
    checkShape(json as never);
  } catch (error) {
    const { code, message, javaPackage } = error as { code: string; message: string; javaPackage: string };
    return `${javaPackage}#${code}: ${message}`;
  }
  return undefined;
}

function violations(...found: string[]): string {
  const count = `${found.length} validation error${found.length === 1 ? '' : 's'} detected`;
  return `com.amazon.coral.validate#ValidationException: ${count}: ${found.join('; ')}`;
}

const failed = 'failed to satisfy constraint: Member must';

describe('a valid value', () => {
  test('loses members that the shape does not know, and nulls', () => {
    const json = JSON.parse(
      '{"name":"abc","kind":null,"words":["x"],"other":1,"__proto__":{"kind":"C"},"inner":{"deep":"d","x":1}}',
    );
    expect(checkShape(json)).toEqual({ name: 'abc', words: ['x'], inner: { deep: 'd' } });
  });

  test('loses the fraction of whole numbers, like in Java', () => {
    expect(checkShape({ name: 'abc', count: 9.9, size: -0.5, part: 0.5 })).toEqual({
      name: 'abc',
      count: 9,
      size: -0,
      part: 0.5,
    });
  });

  test('counts up to a separator where the shape says so', () => {
    expect(checkShape({ name: 'abc', arn: 'abc#HappyPath' })).toEqual({ name: 'abc', arn: 'abc#HappyPath' });
  });
});

describe('constraints', () => {
  test.each<[string, unknown, string]>([
    ['a missing member', {}, `Value null at 'name' ${failed} not be null`],
    ['a nested missing member', { name: 'abc', inner: {} }, `Value null at 'inner.deep' ${failed} not be null`],
    ['a pattern', { name: 'aB' }, `Value 'aB' at 'name' ${failed} satisfy regular expression pattern: [a-z]+`],
    [
      'a string that is too long',
      { name: 'abcd' },
      `Value 'abcd' at 'name' ${failed} have length less than or equal to 3`,
    ],
    [
      'a sensitive value',
      { name: 'abc', secret: 'xyz' },
      `Value at 'secret' ${failed} have length less than or equal to 2`,
    ],
    ['an enumeration', { name: 'abc', kind: 'a' }, `Value 'a' at 'kind' ${failed} satisfy enum value set: [A, B]`],
    [
      'a number that is too small',
      { name: 'abc', count: -1 },
      `Value '-1' at 'count' ${failed} have value greater than or equal to 0`,
    ],
    [
      'a float that is too large',
      { name: 'abc', part: 101 },
      `Value '101.0' at 'part' ${failed} have value less than or equal to 100`,
    ],
    [
      'a member of a list',
      { name: 'abc', words: ['a', ''] },
      `Value '' at 'words.2.member' ${failed} have length greater than or equal to 1`,
    ],
    ['null in a list', { name: 'abc', words: [null] }, `Value null at 'words.1.member' ${failed} not be null`],
    [
      'an empty list',
      { name: 'abc', routes: [] },
      `Value '[]' at 'routes' ${failed} have length greater than or equal to 1`,
    ],
    [
      'a string up to its separator',
      { name: 'abc', arn: 'abcd#X' },
      `Value 'abcd' at 'arn' ${failed} have length less than or equal to 3`,
    ],
  ])('%s', (_title, json, found) => {
    expect(errorOf(json)).toBe(violations(found));
  });

  test('prints a list of structures like Java', () => {
    const route = (arn: string) => ({ stateMachineVersionArn: arn, weight: 1 });
    const printed = ['a', 'b', 'c'].map(
      (arn) => `RoutingConfigurationListItem(stateMachineVersionArn=${arn}, weight=1)`,
    );
    expect(errorOf({ name: 'abc', routes: ['a', 'b', 'c'].map(route) })).toBe(
      violations(`Value '[${printed.join(', ')}]' at 'routes' ${failed} have length less than or equal to 2`),
    );
  });

  test('reports all violations at once, in the order of the members', () => {
    expect(errorOf({ name: '', kind: 'C', routes: [{ weight: 101 }] })).toBe(
      violations(
        `Value '' at 'name' ${failed} satisfy regular expression pattern: [a-z]+`,
        `Value '' at 'name' ${failed} have length greater than or equal to 2`,
        `Value 'C' at 'kind' ${failed} satisfy enum value set: [A, B]`,
        `Value null at 'routes.1.member.stateMachineVersionArn' ${failed} not be null`,
        `Value '101' at 'routes.1.member.weight' ${failed} have value less than or equal to 100`,
      ),
    );
  });
});

describe('types come before constraints', () => {
  test.each<[unknown, string]>([
    [[], 'Unrecognized collection type class com.amazonaws.swf.service.v2.model.Input'],
    ['x', 'Unexpected value type in payload'],
    [{ name: 1 }, 'NUMBER_VALUE can not be converted to String'],
    [{ name: 1.5 }, 'DECIMAL_VALUE can not be converted to String'],
    [{ name: true }, 'TRUE_VALUE can not be converted to String'],
    [{ name: [] }, 'Unrecognized collection type class java.lang.String'],
    [{ name: {} }, 'Start of structure or map found where not expected'],
    [{ count: '1' }, 'STRING_VALUE can not be converted to Integer'],
    [{ count: 2 ** 31 }, 'NUMBER_VALUE can not be converted to Integer'],
    [{ size: 1e300 }, 'NUMBER_VALUE can not be converted to Long'],
    [{ part: false }, 'FALSE_VALUE can not be converted to Float'],
    [{ open: 'true' }, 'STRING_VALUE can not be converted to Boolean'],
    [{ words: 'x' }, 'Unexpected field type'],
    [{ words: {} }, 'Start of structure or map found where not expected'],
    [{ inner: 'x' }, 'Unexpected value type in payload'],
    [{ inner: [] }, 'Unrecognized collection type class com.amazonaws.swf.service.v2.model.Inner'],
  ])('%j', (json, message) => {
    expect(errorOf(json)).toBe(`com.amazon.coral.service#SerializationException: ${message}`);
  });
});
