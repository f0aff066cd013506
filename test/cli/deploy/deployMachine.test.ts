import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { deployMachine, redeployMachine } from '../../../src/cli/deploy/deployMachine';
import { findDefinition } from '../../../src/definitions/findDefinition';
import { loadDefinitions } from '../../../src/definitions/loadDefinitions';
import type { LoadedDefinition } from '../../../src/definitions/LoadedDefinition';
import { createService } from '../../../src/emulator/service/createService';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'stepmill-deploy-'));
afterAll(() => fs.rmSync(folder, { recursive: true }));

function loaded(properties: string): LoadedDefinition {
  const file = path.join(folder, 'template.yaml');
  const definition = 'Definition: { StartAt: A, States: { A: { Type: Succeed } } }';
  fs.writeFileSync(
    file,
    `Resources: { Order: { Type: AWS::Serverless::StateMachine, Properties: { ${properties} ${definition} } } }`,
  );
  return findDefinition(loadDefinitions(file));
}

test('a machine is traced as its file says, and again after the file has changed', () => {
  const service = createService();
  const stateMachineArn = deployMachine(service, loaded('Tracing: { Enabled: true },'), { colour: false });
  const tracing = (): unknown => {
    const described = service.call('DescribeStateMachine', { stateMachineArn }) as { tracingConfiguration: unknown };
    return described.tracingConfiguration;
  };
  expect(tracing()).toEqual({ enabled: true });
  redeployMachine(service, stateMachineArn, loaded(''), { colour: false });
  expect(tracing()).toEqual({ enabled: false });
  service.close();
});
