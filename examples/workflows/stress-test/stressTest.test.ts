import path from 'node:path';
import { stepmill } from 'stepmill/jest';

const sfn = stepmill();
const template = path.join(__dirname, 'template.yaml');
// Of the template's two functions, StepClock runs here: its code is JavaScript. Probe is Python, and mocked.
const stressTest = sfn.stateMachine(template, 'StressTest');
const probes = sfn.stateMachine(template, 'Probes');

const climb = ['ClimbClock', 'IsClimbing', 'PlanStep', 'ClimbStep'] as const;
const hold = ['HoldClock', 'IsHolding', 'HoldStep'] as const;

test('climbs, holds, and ends', async () => {
  sfn.mock.lambda('Probe').returns({ answered: true });
  const run = await stressTest.run({ climbSteps: 2, holdSteps: 1 });
  expect(run).toHaveSucceeded();
  expect(run).toHaveTakenPath([
    'PlanClimb',
    ...climb,
    ...climb,
    'ClimbClock',
    'IsClimbing',
    'PlanHold',
    ...hold,
    'HoldClock',
    'IsHolding',
    'Finished',
  ]);
  expect(run).toHaveCalledInOrder([
    [{ stateMachine: 'Probes' }, expect.objectContaining({ probes: [0] })],
    [{ stateMachine: 'Probes' }, expect.objectContaining({ probes: [0, 1] })],
    [{ stateMachine: 'Probes' }, expect.objectContaining({ probes: [0, 1] })],
  ]);
});

test('each step is an execution of its own', async () => {
  sfn.mock.lambda('Probe').returns({ answered: true });
  const run = await stressTest.run({ climbSteps: 2, holdSteps: 1 });
  const steps = await probes.executions();
  expect(steps).toHaveLength(3);
  for (const step of steps)
    expect(step).toHaveInput(expect.objectContaining({ AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID: run.executionArn }));
  expect(steps[1]).toHaveTakenPath([{ SendProbes: { each: ['SendProbe'] } }]);
  expect(steps[1]).toHaveOutput([{ answered: true }, { answered: true }]);
});

test('a load of nothing', async () => {
  const run = await stressTest.run({ climbSteps: 0, holdSteps: 0 });
  expect(run).toHaveTakenPath([
    'PlanClimb',
    'ClimbClock',
    'IsClimbing',
    'PlanHold',
    'HoldClock',
    'IsHolding',
    'Finished',
  ]);
  expect(run).not.toHaveCalled({ stateMachine: 'Probes' });
});

test('a refused probe is sent again, twice', async () => {
  sfn.mock.lambda('Probe').throws('Probe.Refused').times(2).returns({ answered: 'late' });
  await stressTest.run({ climbSteps: 1, holdSteps: 0 });
  const [step] = await probes.executions();
  expect(step).toHaveOutput([{ answered: 'late' }]);
  expect(step!.state('SendProbe')).toHaveRetried(2, { delays: ['3s', '3s'] });
});

test('a step that fails does not end the test', async () => {
  sfn.mock.lambda('Probe').fails('Broken', 'no route');
  const run = await stressTest.run({ climbSteps: 1, holdSteps: 1 });
  expect(run).toHaveSucceeded();
  expect(run.state('ClimbStep')).toHaveCaught('States.TaskFailed', expect.stringContaining('no route'));
  expect(run.state('HoldStep')).toHaveCaught('States.TaskFailed');
});

test('a step that takes more than 45 seconds is stopped', async () => {
  sfn.mock.lambda('Probe').returns({ answered: true }).after('1m').once().returns({ answered: true });
  const run = await stressTest.run({ climbSteps: 1, holdSteps: 1 });
  expect(run.state('ClimbStep')).toHaveTimedOut();
  expect(run.state('ClimbStep')).toHaveCaught('States.Timeout');
  expect(run.state('HoldStep')).toHaveSucceeded();
  expect(run).toHaveTaken('45s');
  const [stopped, finished] = await probes.executions();
  expect(stopped).toHaveBeenAborted();
  expect(finished).toHaveSucceeded();
});

test('the clock that breaks: the test fails', async () => {
  sfn.mock.lambda('StepClock').fails('TypeError', 'no clock');
  expect(await stressTest.run({ climbSteps: 1, holdSteps: 1 })).toHaveFailedWith('TypeError');
});

test('the steps alone, with nested executions mocked', async () => {
  sfn.mock.stateMachine('Probes').returns('done').times(2).throws('States.TaskFailed');
  const run = await stressTest.run({ climbSteps: 3, holdSteps: 0 });
  expect(run.state('ClimbStep').visit(1)).toHaveSucceeded();
  expect(run.state('ClimbStep').visit(2)).toHaveFailed();
});

test('a step of the hold that takes more than 45 seconds is stopped, too', async () => {
  sfn.mock.lambda('Probe').returns({ answered: true }).once().returns({ answered: true }).after('1m');
  const run = await stressTest.run({ climbSteps: 1, holdSteps: 1 });
  expect(run.state('HoldStep')).toHaveCaught('States.Timeout');
  expect(run).toHaveTaken('45s');
});

test('of what the clock says, a step of the climb takes the clock and the probes', async () => {
  const clock = { goOn: true, load: 1 };
  sfn.mock
    .lambda('StepClock')
    .returns({ clock, probes: [0], note: 'x' })
    .once()
    .returns({ clock: { ...clock, goOn: false } });
  sfn.mock.stateMachine('Probes').returns('done');
  const run = await stressTest.run({ climbSteps: 1, holdSteps: 0 });
  expect(run.state('ClimbStep')).toHaveInput({ clock, probes: [0] });
});
