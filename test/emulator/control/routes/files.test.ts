import { useControl } from '../support/useControl';

// With `--edit`: test/cli/start/edit/ServedFiles.test.ts.
const control = useControl();

test('a server without --edit lists no file, and reads and writes none', async () => {
  expect(await control.ask('listFiles')).toEqual({ files: [] });
  const given = { path: { path: 'template.yaml' }, body: { text: '{}', revision: 'r' } };
  const { body: _, ...read } = given;
  const message = 'This server does not let clients edit its files. Start it with: stepmill start FILE --edit';
  expect(await control.refusal('readFile', read)).toMatchObject({ status: 404, code: 'NotFound', message });
  expect(await control.refusal('writeFile', given)).toMatchObject({ status: 404, code: 'NotFound', message });
  const names = { body: { stateMachineArn: 'arn', renames: [] } };
  expect(await control.refusal('findNames', names)).toMatchObject({ status: 404, code: 'NotFound', message });
  const files = { body: { files: [] } };
  expect(await control.refusal('writeFiles', files)).toMatchObject({ status: 404, code: 'NotFound', message });
});

test('writeFile throws without a revision', async () => {
  const given = { path: { path: 'template.yaml' }, body: { text: '{}' } };
  expect(await control.refusal('writeFile', given)).toMatchObject({ status: 400, faults: [expect.anything()] });
});
