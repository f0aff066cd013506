import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findClientPackage } from '../../../src/services/schemas/clientPackage';
import { findServiceSchema } from '../../../src/services/schemas/serviceSchema';

describe('findClientPackage', () => {
  const home = process.cwd();
  let project: string;

  beforeEach(() => {
    project = realpathSync(mkdtempSync(join(tmpdir(), 'stepmill-')));
    mkdirSync(join(project, 'inner'));
    process.chdir(join(project, 'inner'));
  });

  afterEach(() => {
    process.chdir(home);
    rmSync(project, { recursive: true });
  });

  function install(name: string, code: string, version = '3.999.0'): string {
    const folder = join(project, 'node_modules', '@aws-sdk', name);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: `@aws-sdk/${name}`, version, main: 'main.js' }));
    writeFileSync(join(folder, 'main.js'), code);
    return folder;
  }

  test('finds the package of the user, with hyphens where the installed folder has them', () => {
    const folder = install('client-cloudwatch-logs', 'exports.here = true;');
    const found = findClientPackage('cloudwatchlogs')!;
    expect(found).toMatchObject({ name: '@aws-sdk/client-cloudwatch-logs', version: '3.999.0', folder });
    expect(found.load()).toEqual({ here: true });
  });

  test('prefers the package of the user to the one beside Stepmill', () => {
    const folder = install('client-sqs', '');
    expect(findClientPackage('sqs')?.folder).toBe(folder);
    expect(findClientPackage('sns')?.folder).toBe(join(home, 'node_modules', '@aws-sdk', 'client-sns'));
  });

  test('knows the packages with names of their own', () => {
    install('client-config-service', '');
    expect(findClientPackage('config')?.name).toBe('@aws-sdk/client-config-service');
  });

  test('an old package has no schemas, a broken one does not load', () => {
    install('client-glue', 'exports.GlueClient = class {};', '3.100.0');
    install('client-athena', 'throw new Error("half installed")');
    expect(findServiceSchema('glue')).toEqual({
      schema: undefined,
      reason: '@aws-sdk/client-glue 3.100.0 contains no schemas; a newer version does',
    });
    expect(findServiceSchema('athena')).toEqual({
      schema: undefined,
      reason: '@aws-sdk/client-athena 3.999.0 does not load: Error: half installed',
    });
  });
});
