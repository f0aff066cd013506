import { serviceNames, findService, sdkServiceName } from '../../src/services/services';
import { mayList } from '../../src/services/listedErrors';
import { loadServiceSchema } from '../../src/services/schemas/serviceSchema';

test.each([
  ['ecs', 'ThrottlingException', false],
  ['ecs', 'ServerException', true],
  ['ecs', 'BrandNewException', true],
  ['batch', 'ServerException', true],
  ['batch', 'BrandNewException', false],
  ['elasticmapreduce', 'ValidationException', false],
  ['emr', 'InvalidRequest', true],
  ['sqs', 'SQSServiceException', false],
  ['sqs', 'MissingParameter', false],
  ['lambda', 'ServiceException', true],
  ['brandnew', 'BrandnewServiceException', false],
  ['brandnew', 'Any', true],
])('%s may list %s: %s', (service, code, may) => {
  expect(mayList(service, code)).toBe(may);
});

test('the client packages of services without a list of errors have none either', () => {
  const wrong = serviceNames().flatMap((name) => {
    const errors = loadServiceSchema(sdkServiceName(name))?.errors ?? [];
    const stems = errors.map((error) => error.replace(/Exception$/, ''));
    const { unlisted = [], listed } = findService(name)!;
    const unknown = listed === undefined ? [] : stems.filter((stem) => !listed.includes(stem));
    return [...unlisted.filter((stem) => stems.includes(stem)), ...unknown].map((stem) => `${name} ${stem}`);
  });
  expect(wrong).toEqual([]);
});
