import { Accounts } from '../../../../src/emulator/control/accounts/Accounts';
import { callControl } from '../support/useControl';
import type { ServerOwner } from '../../../../src/emulator/control/ServerOwner';
import { useControl } from '../support/useControl';

const api = useControl();

test('a server that is part of another process is neither stopped nor has it files', async () => {
  const refusal = { status: 400, code: 'HarnessError' };
  const message = "This server is part of another process, not of 'stepmill start'.";
  expect(await api.refusal('stopServer')).toEqual({
    ...refusal,
    message: `${message} The process that has started it must end it.`,
  });
  expect(await api.refusal('deployFiles')).toEqual({ ...refusal, message: `${message} It has no files.` });
});

test('what has started the server is asked: to deploy at once, to stop when the caller has its answer', async () => {
  const asked: unknown[] = [];
  const owner: ServerOwner = {
    stop: () => void asked.push('stop'),
    deploy: (service) => {
      asked.push(service);
      return { stateMachines: [], problems: ['p'] };
    },
  };
  const later: (() => void)[] = [];
  const afterAnswer = (action: () => void): void => void later.push(action);
  const context = { service: api.service, accounts: new Accounts(api.service), owner, afterAnswer };
  expect(await callControl('deployFiles', context)).toEqual({ stateMachines: [], problems: ['p'] });
  expect(await callControl('stopServer', context)).toEqual({});
  expect(asked).toEqual([api.service]);
  for (const action of later) action();
  expect(asked).toEqual([api.service, 'stop']);
});
