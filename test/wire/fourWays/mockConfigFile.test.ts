import path from 'node:path';
import { describeCheckout } from './support/describeCheckout';

describeCheckout('with MockConfigFile.json', () => ({
  options: { mocks: path.join(__dirname, 'support/MockConfigFile.json') },
  testCases: true,
  answeredBy: { lambda: 'mock', aws: 'mock', nested: 'mock' },
}));
