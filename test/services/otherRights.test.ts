import { apiGatewayRight, otherRights, unsignedServices } from '../../src/services/otherRights';
import { rightsTo } from '../../src/services/policies';
import { policyNames } from '../../src/services/policyNames';
import { s3Rights } from '../../src/services/s3Rights';
import { sdkServiceNames } from '../../src/services/serviceNames';
import { isUncertainRight } from '../../src/services/uncertainRights';

test('every service in the tables is one of the SDK', () => {
  const named = [...policyNames.keys(), ...Object.keys(otherRights), ...unsignedServices];
  expect(named.filter((name) => !sdkServiceNames.includes(name))).toEqual([]);
});

test('every action has the form of a policy', () => {
  const actions = [...Object.values(otherRights), s3Rights].flatMap((rights) => Object.values(rights).flat());
  expect(actions.filter((action) => !/^[a-z0-9-]+:[A-Z][A-Za-z0-9]*$|^cloudsearch:document$/.test(action))).toEqual([]);
});

test('no table has what the general rule says anyway', () => {
  const idle = Object.entries(otherRights).flatMap(([service, rights]) =>
    Object.entries(rights).filter(([call, action]) => action === `${policyNames.get(service) ?? service}:${call}`),
  );
  expect(idle).toEqual([]);
});

test("API Gateway's actions are HTTP methods", () => {
  expect(
    ['CreateRestApi', 'GetApi', 'UpdateStage', 'PutRestApi', 'DeleteApi', 'CreatePortal'].map(apiGatewayRight),
  ).toEqual([
    'apigateway:POST',
    'apigateway:GET',
    'apigateway:PATCH',
    'apigateway:PUT',
    'apigateway:DELETE',
    'apigateway:CreatePortal',
  ]);
});

test('a call may need several actions, one of another name, its own, or none', () => {
  expect(rightsTo('kms', 'ReEncrypt')).toEqual(['kms:ReEncryptFrom', 'kms:ReEncryptTo']);
  expect(rightsTo('timestreamquery', 'Query')).toEqual(['timestream:Select']);
  expect(rightsTo('polly', 'SynthesizeSpeech')).toEqual(['polly:SynthesizeSpeech']);
  expect(rightsTo('ssooidc', 'CreateToken')).toEqual([]);
});

test('a call without an action of its name is uncertain', () => {
  expect(isUncertainRight('glue', 'GetUnfilteredTableMetadata')).toBe(true);
  expect(isUncertainRight('glue', 'GetTable')).toBe(false);
  expect(isUncertainRight('iotthingsgraph', 'CreateFlowTemplate')).toBe(true);
});
