import path from 'node:path';
import { folderWith } from '../support/cli';
import { readIamOption } from '../../../src/cli/start/readIamOption';

const files = folderWith({ 'iam.json': { undecided: 'allow' }, 'wrong.json': { rolls: {} }, 'bad.json': 'no' });

describe('--iam', () => {
  it('is enforce, or a file', () => {
    expect(readIamOption(undefined)).toBeUndefined();
    expect(readIamOption('enforce')).toBe('enforce');
    expect(readIamOption(path.join(files, 'iam.json'))).toEqual({ undecided: 'allow' });
  });

  it('throws for another file', () => {
    expect(() => readIamOption(path.join(files, 'wrong.json'))).toThrow(/The file .*wrong\.json of --iam .*rolls/);
    expect(() => readIamOption(path.join(files, 'bad.json'))).toThrow(
      /^--iam takes 'enforce' or a JSON file, but .*bad\.json/,
    );
    expect(() => readIamOption('enforced')).toThrow(
      /^--iam takes 'enforce' or a JSON file, but enforced cannot be read/,
    );
  });
});
