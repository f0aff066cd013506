import { readPolicyDocument } from '../../../src/services/iam/readPolicyDocument';

describe('readPolicyDocument', () => {
  it('makes lists of single values', () => {
    const Condition = { Bool: { 'aws:SecureTransport': true }, NumericLessThan: { n: [1, 2] } };
    const Statement = { Sid: 'A', Effect: 'Allow', Action: 's3:*', NotResource: ['a', 'b'], Principal: '*', Condition };
    expect(readPolicyDocument({ Version: '2012-10-17', Statement })).toEqual({
      Statement: [
        {
          Sid: 'A',
          Effect: 'Allow',
          Action: ['s3:*'],
          NotResource: ['a', 'b'],
          Principal: '*',
          Condition: { Bool: { 'aws:SecureTransport': ['true'] }, NumericLessThan: { n: ['1', '2'] } },
        },
      ],
    });
  });

  it.each([
    ['text', 'a policy document is an object with Statement'],
    [{}, 'the policy document has no Statement'],
    [{ Statement: ['x'] }, 'a statement of a policy is an object'],
    [{ Statement: { Effect: 'allow' } }, "the Effect of a statement is 'Allow' or 'Deny'"],
    [{ Statement: { Effect: 'Deny', Resource: '*' } }, 'a statement has neither Action nor NotAction'],
    [{ Statement: { Effect: 'Deny', Action: { a: 1 } } }, 'Action is neither a string nor a list of strings'],
    [{ Statement: { Effect: 'Deny', Action: '*', Condition: 1 } }, 'Condition is not an object'],
    [{ Statement: { Effect: 'Deny', Action: '*', Condition: { Bool: 1 } } }, 'the condition Bool is not an object'],
    [
      { Statement: { Effect: 'Deny', Action: '*', Condition: { Bool: { a: {} } } } },
      'the value of a in the condition Bool is not a string',
    ],
    // A misspelt element would widen the statement, and AWS rejects it.
    [
      { Statement: { Effect: 'Allow', Action: '*', Resources: 'arn:aws:sns:*:*:news' } },
      "a statement has no element 'Resources'. Did you mean 'Resource'?",
    ],
    [
      { Statement: { Effect: 'Allow', Action: '*', Resource: '*', Conditions: {} } },
      "a statement has no element 'Conditions'. Did you mean 'Condition'?",
    ],
    [
      { Statement: { Effect: 'Deny', Action: '*', Resource: '*', NotPrincipal: '*' } },
      "a statement has no element 'NotPrincipal'. Did you mean 'Principal'?",
    ],
    [{ Statement: { Effect: 'Allow', Action: '*' } }, 'a statement has neither Resource nor NotResource'],
  ])('says what is wrong with %j', (document, why) => {
    expect(readPolicyDocument(document)).toBe(why);
  });
});
