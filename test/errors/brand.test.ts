import { HarnessError } from '../../src/errors/HarnessError';
import { ServiceError } from '../../src/errors/ServiceError';
import { MockConfigError } from '../../src/tasks/mocking/config/loadMockConfig';

type Errors = {
  HarnessError: typeof HarnessError;
  ServiceError: typeof ServiceError;
};

/** The classes again, as a test has them that has called `jest.resetModules`. */
function again(): Errors {
  let copies!: Errors;
  jest.isolateModules(() => {
    copies = {
      ...jest.requireActual<Errors>('../../src/errors/HarnessError'),
      ...jest.requireActual<Errors>('../../src/errors/ServiceError'),
    };
  });
  return copies;
}

test('an error of another copy of its class is an instance of it', () => {
  const copies = again();
  expect(copies.HarnessError).not.toBe(HarnessError);
  expect(new copies.HarnessError('x')).toBeInstanceOf(HarnessError);
  expect(new copies.ServiceError('X', 'x')).toBeInstanceOf(ServiceError);
});

test('only its own instances belong to a subclass', () => {
  expect(new HarnessError('x')).not.toBeInstanceOf(MockConfigError);
  expect(Object.create(MockConfigError.prototype)).toBeInstanceOf(MockConfigError);
  expect([new ServiceError('X', 'x'), new Error('x'), undefined].filter((one) => one instanceof HarnessError)).toEqual(
    [],
  );
});
