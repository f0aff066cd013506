import { resourceForms } from '../../../../src/services/iam/actions/resourceForms';
import { sdkServiceName } from '../../../../src/services/services';
import { sdkServiceNames } from '../../../../src/services/serviceNames';

test('every service is one of the SDK, by its name there', () => {
  const names = Object.keys(resourceForms);
  expect(names.filter((name) => !sdkServiceNames.includes(name) || sdkServiceName(name) !== name)).toEqual([]);
});

test('every form is text with members of the parameters', () => {
  const forms = Object.values(resourceForms).flatMap((calls) => Object.values(calls).flat());
  expect(forms.filter((form) => !/^(?:[\w:/*-]|\{[A-Z]\w*(?:=[\w*]+)?\})+$/.test(form))).toEqual([]);
});
