import { describeApis } from '../../../src/cli/start/describeApis';
import { createService } from '../../../src/emulator/service/createService';
import { httpRoute, method } from '../../emulator/starts/apis/support/ApiService';

const paint = (_kind: string, text: string): string => text;

test('prints where each route is', () => {
  const service = createService();
  expect(describeApis(service, 'http://localhost:1', paint)).toBe('');
  const starts = [method({ httpMethod: 'ANY', stage: 'live' }), httpRoute()];
  void service.callStarts({ op: 'register', file: 'template.yaml', starts, machines: [], declared: [] });
  expect(describeApis(service, 'http://localhost:1', paint)).toBe(
    [
      'APIs',
      '  ANY   http://localhost:1/_api/Orders/live/orders',
      '  POST  http://localhost:1/_api/Web/start/{id}',
      '',
    ].join('\n'),
  );
  service.close();
});
