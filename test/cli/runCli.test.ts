import { version } from '../../package.json';
import { RunningCommand } from './support/runCommand';

test('the version is that of the package', async () => {
  expect(await new RunningCommand(['--version']).ended).toMatchObject({ code: 0, stdout: `${version}\n`, stderr: '' });
});

test('without a command the commands are told', async () => {
  const { code, stderr } = await new RunningCommand([]).ended;
  expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining('start [options]') });
});

test('an unknown command is refused, with the nearest one', async () => {
  const { code, stderr } = await new RunningCommand(['strat']).ended;
  expect({ code, stderr }).toEqual({
    code: 2,
    stderr: expect.stringContaining("unknown command 'strat'\n(Did you mean start?)"),
  });
});
