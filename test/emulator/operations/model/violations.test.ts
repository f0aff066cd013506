import {
  arrayOf,
  boolean,
  float,
  integer,
  oneOf,
  required,
  string,
  structure,
} from '../../../../src/emulator/operations/model/shapes';
import { convertStructure } from '../../../../src/emulator/operations/model/convert';
import { violations } from '../../../../src/emulator/operations/model/violations';
import type { Json } from '../../../../src/util/json';
import { inputShape } from './support/inputShape';

const found = (json: Json) => violations(inputShape, convertStructure(inputShape, json));
const failed = (value: string, path: string, must: string) =>
  `Value${value} at '${path}' failed to satisfy constraint: Member must ${must}`;

const routes = (...weights: unknown[]) => weights.map((weight) => ({ stateMachineVersionArn: 'a', weight }));

test.each<[Json, string[]]>([
  [{ name: 'ab' }, []],
  [{}, [failed(' null', 'name', 'not be null')]],
  [{ name: null }, [failed(' null', 'name', 'not be null')]],
  [
    { name: 'A' },
    [
      failed(" 'A'", 'name', 'satisfy regular expression pattern: [a-z]+'),
      failed(" 'A'", 'name', 'have length greater than or equal to 2'),
    ],
  ],
  [{ name: 'abcd' }, [failed(" 'abcd'", 'name', 'have length less than or equal to 3')]],
  [{ name: 'ab', secret: 'abc' }, [failed('', 'secret', 'have length less than or equal to 2')]],
  [{ name: 'ab', kind: 'C' }, [failed(" 'C'", 'kind', 'satisfy enum value set: [A, B]')]],
  [{ name: 'ab', count: -1 }, [failed(" '-1'", 'count', 'have value greater than or equal to 0')]],
  [{ name: 'ab', count: 10 }, [failed(" '10'", 'count', 'have value less than or equal to 9')]],
  [{ name: 'ab', part: 101 }, [failed(" '101.0'", 'part', 'have value less than or equal to 100')]],
  [{ name: 'ab', part: -0.5 }, [failed(" '-0.5'", 'part', 'have value greater than or equal to 0')]],
  [{ name: 'ab', open: false, size: 0 }, []],
  [{ name: 'ab', words: [] }, [failed(" '[]'", 'words', 'have length greater than or equal to 1')]],
  [
    { name: 'ab', words: ['a', '', null] },
    [
      failed(" '[a, , null]'", 'words', 'have length less than or equal to 2'),
      failed(" ''", 'words.2.member', 'have length greater than or equal to 1'),
      failed(' null', 'words.3.member', 'not be null'),
    ],
  ],
  [{ name: 'ab', inner: {} }, [failed(' null', 'inner.deep', 'not be null')]],
  [
    { name: 'ab', routes: [...routes(50), {}, ...routes(101)] as never },
    [
      failed(
        " '[RoutingConfigurationListItem(stateMachineVersionArn=a, weight=50), " +
          'RoutingConfigurationListItem(stateMachineVersionArn=null, weight=null), ' +
          "RoutingConfigurationListItem(stateMachineVersionArn=a, weight=101)]'",
        'routes',
        'have length less than or equal to 2',
      ),
      failed(' null', 'routes.2.member.stateMachineVersionArn', 'not be null'),
      failed(' null', 'routes.2.member.weight', 'not be null'),
      failed(" '101'", 'routes.3.member.weight', 'have value less than or equal to 100'),
    ],
  ],
  [{ name: 'ab', arn: 'abc#and a test case' }, []],
  [{ name: 'ab', arn: 'abcd#x' }, [failed(" 'abcd'", 'arn', 'have length less than or equal to 3')]],
])('%j', (json, expected) => {
  expect(found(json)).toEqual(expected);
});

test('reports every violation, in the order of the members', () => {
  const given = { kind: 'C', count: 10, secret: 'abc' };
  expect(found(given).map((text) => /at '(\w+)'/.exec(text)![1])).toEqual(['name', 'secret', 'kind', 'count']);
});

test('a missing sensitive member is not printed, even as null', () => {
  const shape = structure('S', {
    secret: required(string({ sensitive: true })),
    list: arrayOf(string({ sensitive: true })),
    part: float(),
    flag: boolean(),
    kind: required(oneOf('A')),
    whole: required(integer()),
  });
  expect(violations(shape, { list: [undefined, 'x'] })).toEqual([
    failed('', 'secret', 'not be null'),
    failed('', 'list.1.member', 'not be null'),
    failed(' null', 'kind', 'not be null'),
    failed(' null', 'whole', 'not be null'),
  ]);
});
