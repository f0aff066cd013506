import { CommandHere } from './support/runCommand';

test.each([
  [['--port', '65536'], 'Write a number from 0 to 65535.'],
  [['--port', '-1'], 'Write a number from 0 to 65535.'],
  [['--port', '8o83'], 'Write a number from 0 to 65535.'],
  [['--time', 'fast'], 'Write real, skip or scale:N, for example scale:60.'],
  [['--time', 'scale:0'], 'Write real, skip or scale:N, for example scale:60.'],
  [['--account', '123'], 'Write twelve digits.'],
  [['--prot', '1'], '(Did you mean --port?)'],
])('rejects %j with what to write', async (args, hint) => {
  const { code, stdout, stderr } = await new CommandHere(['start', ...args]).ended;
  expect({ code, stdout, stderr }).toEqual({ code: 2, stdout: '', stderr: expect.stringContaining(hint) });
});

test.each(['-1', 'x', 'Infinity'])('rejects WAIT_TIME_SCALE=%s', async (value) => {
  const { code, stderr } = await new CommandHere(['start', '--port', '0'], { WAIT_TIME_SCALE: value }).ended;
  expect({ code, stderr }).toEqual({
    code: 2,
    stderr: `stepmill: WAIT_TIME_SCALE is '${value}'; write a number, 0 or above.\n`,
  });
});

test('the help names the options and the variables', async () => {
  const { code, stdout } = await new CommandHere(['start', '--help']).ended;
  expect(code).toBe(0);
  for (const word of ['--port', '--host', '--mocks', '--time', 'SFN_MOCK_CONFIG', 'WAIT_TIME_SCALE']) {
    expect(stdout).toContain(word);
  }
});
