import templates from '../../../../../src/definitions/cloudformation/sam/policies/policyTemplates.json';
import { readPolicyDocument } from '../../../../../src/services/iam/readPolicyDocument';

describe("SAM's policy templates", () => {
  it.each(Object.entries(templates))(
    '%s is a document that uses all its parameters',
    (_, { Parameters, Statement }) => {
      expect(readPolicyDocument({ Statement })).toHaveProperty('Statement');
      const used = new Set(Array.from(JSON.stringify(Statement).matchAll(/\$\{(\w+)\}/g), ([, name]) => name));
      expect([...used].sort()).toEqual([...Parameters].sort());
    },
  );

  it('are those of SAM 0.0.1', () => {
    expect(Object.keys(templates)).toHaveLength(81);
  });
});
