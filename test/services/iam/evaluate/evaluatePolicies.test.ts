import type { PolicyStatement } from '../../../../src/contract/DeclaredRole';
import { evaluatePolicies, type IamAnswer } from '../../../../src/services/iam/evaluate/evaluatePolicies';
import type { IamRequest } from '../../../../src/services/iam/evaluate/IamRequest';
import type { ContextKeys } from '../../../../src/services/iam/evaluate/RequestContext';

type Written = Omit<PolicyStatement, 'Effect'> & { Effect?: 'Allow' | 'Deny' };

const source = { file: 'template.yaml', line: 1, column: 1 };

function policy(name: string, statements: readonly Written[]) {
  const Statement = statements.map((one): PolicyStatement => ({ Effect: 'Allow', ...one }));
  return { name, origin: 'inline', document: { Statement }, source } as const;
}

function answer(statements: readonly Written[], request: IamRequest): IamAnswer['answer'] {
  return evaluatePolicies({ policies: [policy('p', statements)] }, request).answer;
}

const invoke = {
  action: 'lambda:InvokeFunction',
  resource: 'arn:aws:lambda:us-east-1:123456789012:function:Charge',
};
const all: Written = { Action: ['*'], Resource: ['*'] };

describe('evaluatePolicies', () => {
  // AWS: IAM User Guide, "Policy evaluation logic" (reference_policies_evaluation-logic).
  describe('order of policies', () => {
    const allow = policy('allow', [all]);
    const deny = policy('deny', [{ Sid: 'No', Effect: 'Deny', Action: ['lambda:*'], Resource: ['*'] }]);

    it('denies without any statement', () => {
      expect(evaluatePolicies({ policies: [] }, invoke)).toEqual({ answer: 'implicitDeny', by: 'identity' });
    });

    it('names the policy that allows', () => {
      expect(evaluatePolicies({ policies: [allow] }, invoke)).toEqual({ answer: 'allowed', policy: 'allow' });
    });

    it.each([
      ['before', [deny, allow]],
      ['after', [allow, deny]],
    ])('an explicit Deny %s the Allow wins', (_, policies) => {
      expect(evaluatePolicies({ policies }, invoke)).toEqual({
        answer: 'explicitDeny',
        policy: 'deny',
        sid: 'No',
        by: 'identity',
      });
    });

    // AWS: "Permissions boundaries for IAM entities" (access_policies_boundaries).
    it('needs the boundary to allow as well', () => {
      const boundary = { arn: 'arn:aws:iam::123456789012:policy/Limit' };
      const within = (statements: readonly Written[]) => policy('x', statements).document;
      const only = (Action: string, Effect?: 'Deny') =>
        within([{ ...all, Action: [Action], ...(Effect && { Effect }) }]);
      expect(
        evaluatePolicies({ policies: [allow], boundary: { ...boundary, document: only('s3:*') } }, invoke),
      ).toEqual({
        answer: 'implicitDeny',
        by: 'boundary',
      });
      expect(
        evaluatePolicies({ policies: [allow], boundary: { ...boundary, document: only('lambda:*') } }, invoke),
      ).toEqual({
        answer: 'allowed',
        policy: 'allow',
      });
      expect(evaluatePolicies({ policies: [], boundary: { ...boundary, document: only('lambda:*') } }, invoke)).toEqual(
        {
          answer: 'implicitDeny',
          by: 'identity',
        },
      );
      expect(
        evaluatePolicies({ policies: [allow], boundary: { ...boundary, document: only('lambda:*', 'Deny') } }, invoke),
      ).toEqual({ answer: 'explicitDeny', policy: boundary.arn, by: 'boundary' });
      expect(evaluatePolicies({ policies: [allow], boundary }, invoke)).toEqual({
        answer: 'undecided',
        why: ['the permissions boundary arn:aws:iam::123456789012:policy/Limit: no file contains its document'],
      });
    });

    it('does not decide by policies that cannot be read', () => {
      const unknown = [{ what: 'arn:aws:iam::123456789012:policy/Team', why: 'no file contains it', source }];
      const why = ['arn:aws:iam::123456789012:policy/Team: no file contains it'];
      expect(evaluatePolicies({ policies: [], unknown }, invoke)).toEqual({ answer: 'undecided', why });
      expect(evaluatePolicies({ policies: [allow], unknown }, invoke)).toEqual({ answer: 'undecided', why });
      expect(evaluatePolicies({ policies: [deny], unknown }, invoke).answer).toBe('explicitDeny');
    });

    it('takes a permission beside a managed policy of AWS that is not known, which denies nothing', () => {
      const unknown = [{ what: 'AmazonAthenaFullAccess', why: 'not known', onlyAllows: true, source } as const];
      expect(evaluatePolicies({ policies: [allow], unknown }, invoke).answer).toBe('allowed');
      expect(evaluatePolicies({ policies: [], unknown }, invoke).answer).toBe('undecided');
    });
  });

  // AWS: "Action" (reference_policies_elements_action), "NotAction" (…_notaction), "Resource" (…_resource),
  // "NotResource" (…_notresource).
  describe('actions and resources', () => {
    it.each<[string, Written, Partial<IamRequest>, IamAnswer['answer']]>([
      ['an action ignores case', { Action: ['LAMBDA:invokefunction'], Resource: ['*'] }, {}, 'allowed'],
      ['a resource does not ignore case', { Action: ['*'], Resource: ['*:function:charge'] }, {}, 'implicitDeny'],
      ['* in an action', { Action: ['lambda:Invoke*'], Resource: ['*'] }, {}, 'allowed'],
      ['? in an action', { Action: ['lambda:InvokeFunctio?'], Resource: ['*'] }, {}, 'allowed'],
      ['? is one character', { Action: ['lambda:InvokeFunction?'], Resource: ['*'] }, {}, 'implicitDeny'],
      ['another action', { Action: ['lambda:InvokeAsync'], Resource: ['*'] }, {}, 'implicitDeny'],
      ['NotAction: all but', { NotAction: ['iam:*'], Resource: ['*'] }, {}, 'allowed'],
      ['NotAction: not this one', { NotAction: ['lambda:*'], Resource: ['*'] }, {}, 'implicitDeny'],
      ['NotResource: all but', { Action: ['*'], NotResource: ['arn:aws:s3:::b'] }, {}, 'allowed'],
      ['NotResource: not this one', { Action: ['*'], NotResource: [invoke.resource] }, {}, 'implicitDeny'],
      ['the exact ARN', { Action: ['*'], Resource: [invoke.resource] }, {}, 'allowed'],
      [
        'a version needs a pattern of its own',
        { Action: ['*'], Resource: [invoke.resource] },
        { resource: `${invoke.resource}:1` },
        'implicitDeny',
      ],
      ['an incomplete ARN', { Action: ['*'], Resource: ['arn:aws:lambda'] }, {}, 'allowed'],
      ['an incomplete ARN of another service', { Action: ['*'], Resource: ['arn:aws:s3'] }, {}, 'implicitDeny'],
      ['no resource needs *', { Action: ['*'], Resource: ['arn:aws:xray:*'] }, { resource: '*' }, 'implicitDeny'],
      ['* for no resource', all, { resource: '*' }, 'allowed'],
      ['one of several', { Action: ['a:B', 'lambda:*'], Resource: ['x', 'arn:*:Charge'] }, {}, 'allowed'],
      ['no action at all', { Resource: ['*'] }, {}, 'implicitDeny'],
    ])('%s', (_, statement, request, expected) => {
      expect(answer([statement], { ...invoke, ...request })).toBe(expected);
    });

    it.each<[string, readonly string[], IamAnswer['answer']]>([
      ['covers', ['arn:aws:dynamodb:*:*:table/*'], 'allowed'],
      ['covers exactly', ['arn:aws:dynamodb:eu-west-1:1:table/*'], 'allowed'],
      ['overlaps', ['arn:aws:dynamodb:*:*:table/Orders'], 'undecided'],
      ['is disjoint', ['arn:aws:dynamodb:eu-west-1:1:global-table/*'], 'implicitDeny'],
    ])('a resource of which only a part is known: the policy %s', (_, Resource, expected) => {
      const request = { action: 'dynamodb:PutItem', resource: { pattern: 'arn:aws:dynamodb:eu-west-1:1:table/*' } };
      expect(answer([{ Action: ['*'], Resource }], request)).toBe(expected);
    });

    it('does not take a Deny for a part of the resource as one for all', () => {
      const deny: Written = { Effect: 'Deny', Action: ['*'], Resource: ['arn:*:table/Secret'] };
      const request = { action: 'dynamodb:PutItem', resource: { pattern: 'arn:aws:dynamodb:eu-west-1:1:table/*' } };
      expect(answer([all, deny], request)).toBe('undecided');
    });

    it('does not decide where a part of the policy has no value', () => {
      const unresolved = [{ value: 'Ref Name', stub: 'Name', reason: 'the parameter has no value' }];
      const statement = {
        Action: ['*'],
        Resource: ['arn:aws:lambda:us-east-1:123456789012:function:Name'],
        unresolved,
      };
      expect(evaluatePolicies({ policies: [policy('p', [statement])] }, invoke)).toEqual({
        answer: 'undecided',
        why: ['Allow in p: Ref Name: the parameter has no value'],
      });
      const same = 'arn:aws:lambda:us-east-1:123456789012:function:Name';
      expect(answer([statement], { ...invoke, resource: same })).toBe('allowed');
      expect(answer([statement], { ...invoke, resource: 'arn:aws:s3:::Charge' })).toBe('implicitDeny');
    });
  });

  // AWS: "IAM policy elements: Variables and tags" (reference_policies_variables).
  describe('policy variables', () => {
    it.each<[string, string, ContextKeys, IamAnswer['answer']]>([
      ['a known one', 'arn:aws:s3:::b/${aws:username}/*', { 'aws:username': 'ann' }, 'allowed'],
      ['another value', 'arn:aws:s3:::b/${aws:username}/*', { 'aws:username': 'bob' }, 'implicitDeny'],
      ['its name ignores case', 'arn:aws:s3:::b/${AWS:UserName}/*', { 'aws:username': 'ann' }, 'allowed'],
      ['one that the request lacks', 'arn:aws:s3:::b/${aws:username}/*', { 'aws:username': null }, 'implicitDeny'],
      ['a default', "arn:aws:s3:::b/${aws:username, 'ann'}/*", { 'aws:username': null }, 'allowed'],
      ['an unknown one', 'arn:aws:s3:::b/${aws:username}/*', {}, 'undecided'],
      ['a literal *', 'arn:aws:s3:::b/${*}/x', {}, 'implicitDeny'],
      ['wildcards in a value are literal', 'arn:aws:s3:::b/${aws:username}', { 'aws:username': '*' }, 'implicitDeny'],
    ])('%s', (_, resource, context, expected) => {
      const request = { action: 's3:GetObject', resource: 'arn:aws:s3:::b/ann/x', context };
      expect(answer([{ Action: ['s3:*'], Resource: [resource] }], request)).toBe(expected);
    });

    it('${*}, ${?} and ${$} are the characters themselves', () => {
      const request = { action: 's3:GetObject', resource: 'arn:aws:s3:::b/*?$' };
      expect(answer([{ Action: ['s3:*'], Resource: ['arn:aws:s3:::b/${*}${?}${$}'] }], request)).toBe('allowed');
    });
  });

  // AWS: "IAM JSON policy elements: Condition operators" (reference_policies_elements_condition_operators).
  describe('condition operators', () => {
    const yes = 'allowed';
    const no = 'implicitDeny';
    it.each<
      [
        operator: string,
        written: string | readonly string[],
        requested: string | readonly string[] | null,
        IamAnswer['answer'],
      ]
    >([
      ['StringEquals', 'iamuser-admin', 'iamuser-admin', yes],
      ['StringEquals', 'iamuser-admin', 'IamUser-Admin', no],
      ['StringEquals', 'a*', 'ab', no],
      ['StringEquals', 'a*', 'a*', yes],
      ['StringEquals', ['a', 'b'], 'b', yes],
      ['StringEquals', 'a', null, no],
      ['StringNotEquals', 'a', 'b', yes],
      ['StringNotEquals', ['a', 'b'], 'b', no],
      ['StringNotEquals', 'a', null, yes],
      ['StringEqualsIgnoreCase', 'Dev', 'dEV', yes],
      ['StringNotEqualsIgnoreCase', 'Dev', 'dEV', no],
      ['StringLike', 'home/*', 'home/ann', yes],
      ['StringLike', 'hom?', 'home', yes],
      ['StringLike', 'Home/*', 'home/ann', no],
      ['StringNotLike', 'home/*', 'home/ann', no],
      ['StringNotLike', 'home/*', null, yes],
      ['NumericEquals', '10', '10.0', yes],
      ['NumericNotEquals', '10', '11', yes],
      ['NumericLessThan', '10', '9', yes],
      ['NumericLessThan', '10', '10', no],
      ['NumericLessThanEquals', '10', '10', yes],
      ['NumericGreaterThan', '10', '100', yes],
      ['NumericGreaterThanEquals', '10', '9.9', no],
      ['NumericLessThan', '10', 'nine', no],
      ['NumericLessThan', 'ten', '9', 'undecided'],
      ['DateGreaterThan', '2020-01-01T00:00:01Z', '2020-01-01T00:00:02Z', yes],
      ['DateLessThan', '2020-06-30T00:00:00Z', '1262304000', yes],
      ['DateEquals', '2020-01-01T00:00:00Z', '2020-01-01T01:00:00+01:00', yes],
      ['DateNotEquals', '2020-01-01T00:00:00Z', '2020-01-01T00:00:00Z', no],
      ['DateLessThanEquals', '2020-01-01T00:00:00Z', '2020-01-01T00:00:00Z', yes],
      ['DateGreaterThanEquals', '2020-01-01', '2019-12-31', no],
      ['Bool', 'true', 'true', yes],
      ['Bool', 'false', 'true', no],
      ['Bool', 'true', null, no],
      ['BinaryEquals', 'QmluYXJ5VmFsdWVJbkJhc2U2NA==', 'QmluYXJ5VmFsdWVJbkJhc2U2NA==', yes],
      ['IpAddress', '203.0.113.0/24', '203.0.113.9', yes],
      ['IpAddress', '203.0.113.0/24', '203.0.114.9', no],
      ['IpAddress', '203.0.113.9', '203.0.113.9', yes],
      ['IpAddress', '2001:DB8:1234:5678::/64', '2001:db8:1234:5678::1', yes],
      ['IpAddress', '2001:DB8:1234:5678::/64', '203.0.113.9', no],
      ['IpAddress', '::ffff:203.0.113.0/120', '::FFFF:203.0.113.77', yes],
      ['IpAddress', '203.0.113.0/24', 'localhost', no],
      ['IpAddress', '1::2::3/16', '1::', no],
      ['NotIpAddress', '203.0.113.0/24', '203.0.114.9', yes],
      ['ArnEquals', 'arn:aws:sns:*:123456789012:t', 'arn:aws:sns:eu-west-1:123456789012:t', yes],
      ['ArnLike', 'arn:aws:sns:*:t', 'arn:aws:sns:eu-west-1:123456789012:t', no],
      ['ArnLike', 'arn:aws:states:*:*:stateMachine:*', 'arn:aws:states:eu-west-1:1:stateMachine:a:b', yes],
      ['ArnNotLike', 'arn:aws:sns:*:*:t', 'arn:aws:sns:eu-west-1:1:u', yes],
      ['ArnNotEquals', 'arn:aws:sns:*:*:t', null, yes],
      ['Null', 'true', null, yes],
      ['Null', 'true', 'a', no],
      ['Null', 'false', 'a', yes],
      ['Null', 'false', null, no],
      ['StringEqualsIfExists', 'a', null, yes],
      ['StringEqualsIfExists', 'a', 'b', no],
      ['ArnLikeIfExists', 'arn:aws:sns:*:*:t', null, yes],
      ['StringBegins', 'a', 'a', 'undecided'],
      ['StringEquals', 'a', ['a', 'b'], 'undecided'],
    ])('%s %j against %j: %s', (operator, written, requested, expected) => {
      const Condition = { [operator]: { 'aws:key': typeof written === 'string' ? [written] : written } };
      expect(answer([{ ...all, Condition }], { ...invoke, context: { 'aws:Key': requested } })).toBe(expected);
    });

    // AWS: "Set operators for multivalued context keys" (reference_policies_condition-single-vs-multi-valued-context-
    // keys) and "Multivalued context key examples" (reference_policies_condition_examples-multi-valued-context-keys).
    it.each<[string, readonly string[], readonly string[] | null, IamAnswer['answer']]>([
      ['ForAllValues:StringEquals', ['a', 'b'], ['a', 'b'], yes],
      ['ForAllValues:StringEquals', ['a', 'b'], ['a', 'c'], no],
      ['ForAllValues:StringEquals', ['a', 'b'], null, yes],
      ['ForAllValues:StringLike', ['key1*', 'key2*'], ['key1:legal', 'key2:x'], yes],
      ['ForAllValues:StringNotLike', ['key1*'], ['key1:legal', 'other'], no],
      ['ForAllValues:StringNotLike', ['key1*'], ['x', 'other'], yes],
      ['ForAllValues:StringNotLike', ['key1*'], null, yes],
      ['ForAnyValue:StringEquals', ['environment', 'webserver'], ['costcenter', 'webserver'], yes],
      ['ForAnyValue:StringEquals', ['environment'], ['costcenter'], no],
      ['ForAnyValue:StringEquals', ['environment'], null, no],
      ['ForAnyValue:StringNotEquals', ['environment'], ['environment', 'x'], yes],
      ['ForAnyValue:StringNotEquals', ['environment'], ['environment'], no],
      ['ForAnyValue:StringNotEquals', ['environment'], null, no],
      ['ForAnyValue:StringEqualsIfExists', ['environment'], null, yes],
    ])('%s %j against %j: %s', (operator, written, requested, expected) => {
      const Condition = { [operator]: { 'aws:TagKeys': written } };
      expect(answer([{ ...all, Condition }], { ...invoke, context: { 'aws:TagKeys': requested } })).toBe(expected);
    });

    it('needs all operators and all keys', () => {
      const Condition = { StringEquals: { a: ['1'], b: ['2'] }, Bool: { c: ['true'] } };
      const withKeys = (context: ContextKeys) => answer([{ ...all, Condition }], { ...invoke, context });
      expect(withKeys({ a: '1', b: '2', c: 'true' })).toBe('allowed');
      expect(withKeys({ a: '1', b: '3', c: 'true' })).toBe('implicitDeny');
      expect(withKeys({ a: '1', b: '2', c: 'false' })).toBe('implicitDeny');
    });

    it('names a key that is not known, unless another condition fails anyway', () => {
      const Condition = { StringEquals: { 'aws:PrincipalTag/team': ['red'], b: ['2'] } };
      const role = { policies: [policy('p', [{ ...all, Condition }])] };
      expect(evaluatePolicies(role, { ...invoke, context: { b: '2' } })).toEqual({
        answer: 'undecided',
        why: ['Allow in p: the condition key aws:PrincipalTag/team (StringEquals) is not known'],
      });
      expect(evaluatePolicies(role, { ...invoke, context: { b: '3' } }).answer).toBe('implicitDeny');
    });

    it('does not decide for an Allow beside a Deny whose key is not known', () => {
      const deny: Written = { ...all, Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': ['false'] } } };
      expect(answer([all, deny], invoke)).toBe('undecided');
      expect(answer([deny], invoke)).toBe('implicitDeny');
      expect(answer([all, deny], { ...invoke, context: { 'aws:SecureTransport': 'true' } })).toBe('allowed');
    });
  });

  it('takes a pattern with many wildcards in a short time', () => {
    const resource = `arn:aws:s3:::${'a'.repeat(2000)}`;
    const pattern = `arn:aws:s3:::${'a*'.repeat(200)}b`;
    expect(answer([{ Action: ['*'], Resource: [pattern] }], { action: 's3:GetObject', resource })).toBe('implicitDeny');
  });
});
