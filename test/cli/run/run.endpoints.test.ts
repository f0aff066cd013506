import { cautious, messageOf, setUp, setUpFaults } from '../../support/emulator/setUpFaults';
import { StandInEmulator } from '../../support/emulator/StandInEmulator';
import { cli, folderWith } from '../support/cli';

let standIn: StandInEmulator;
let restore: () => void;
const file = `${folderWith({ 'cautious.asl.json': cautious })}/cautious.asl.json`;

beforeAll(async () => {
  standIn = await StandInEmulator.start();
});
afterEach(() => restore());
afterAll(() => standIn.stop());

test.each(setUpFaults)('$name: prints the mistake, and exits with 2, like for an unanswered task', async (fault) => {
  restore = setUp(standIn, fault);
  const { code, stdout, stderr } = await cli(['run', file], { environment: process.env });
  expect(code).toBe(2);
  const printed = `${stdout}${stderr}`.replace(/^ +/gm, '');
  expect(printed).toContain(messageOf(fault, standIn));
  expect(printed).not.toContain('Fallback');
});

test('with the keys of the file and the certificate bundle it succeeds', async () => {
  restore = setUp(standIn);
  expect((await cli(['run', file], { environment: process.env })).code).toBe(0);
  expect(standIn.calls).toEqual(['DynamoDB_20120810.PutItem']);
});
