import { createService } from '../../../src/emulator/service/createService';
import { answersAfterOthers, operationNames } from '../../../src/emulator/operations/operations';
import type { Service } from '../../../src/emulator/service/Service';
import type { ServiceOptions } from '../../../src/emulator/service/ServiceOptions';

const name = 'PauseExecution';
const executionArn = 'arn:aws:states:us-east-1:123456789012:execution:M:e';

/** What a call answers, or the code of its error. */
async function outcome(service: Service, input: object = { executionArn }): Promise<unknown> {
  try {
    return await service.call(name, input);
  } catch (error) {
    return (error as { code?: string }).code ?? (error as Error).message;
  }
}

async function withService<T>(options: ServiceOptions, use: (service: Service) => T | Promise<T>): Promise<T> {
  const service = createService({ time: 'skip', startTime: 1893456000000, ...options });
  try {
    return await use(service);
  } finally {
    service.close();
  }
}

/** Everything the code base knows about a dummy operation. */
export async function run(): Promise<unknown> {
  return {
    listed: operationNames.includes(name),
    answersAfterOthers: answersAfterOthers(name),
    answer: await withService({}, (service) => outcome(service)),
    violation: await withService({}, (service) => outcome(service, {})),
    calls: await withService({ quotas: 'aws' }, async (service) => {
      const outcomes: unknown[] = [];
      for (let i = 0; i < 4; i += 1) outcomes.push(await outcome(service));
      return outcomes.map((one) => (typeof one === 'string' ? one : 'answered'));
    }),
    denied: await withService({}, (service) => {
      service.answers.denials.add('test', `states:${name}`);
      return outcome(service);
    }),
    misspelt: await withService({}, (service) => {
      try {
        service.answers.denials.add('test', 'states:PauseExecutoin');
        return 'accepted';
      } catch (error) {
        return (error as Error).message;
      }
    }),
    withoutKey: await withService({}, async (service) => {
      const { stateMachineArn } = service.call('CreateStateMachine', {
        name: 'M',
        roleArn: 'arn:aws:iam::123456789012:role/r',
        definition: '{"StartAt":"P","States":{"P":{"Type":"Pass","End":true}}}',
        encryptionConfiguration: { type: 'CUSTOMER_MANAGED_KMS_KEY', kmsKeyId: 'k' },
      }) as { stateMachineArn: string };
      service.call('StartExecution', { stateMachineArn, name: 'e' });
      service.answers.denials.add('test', 'kms:Decrypt');
      return outcome(service);
    }),
  };
}
