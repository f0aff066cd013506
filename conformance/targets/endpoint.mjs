// Any emulator that runs already, at --endpoint. It has no mocks: scenarios that need answers of functions or services
// are not playable. Copy this file to play yours with them: `lambda`, `mocks`, `s3`, `readObject`, `deny` and `advance`
// are functions of a place, as in stepmill.mjs; what is not exported cannot be played.

export async function start({ endpoint, account = '123456789012', region = 'us-east-1' }) {
  if (!endpoint) throw new Error('--target endpoint needs --endpoint URL');
  return { endpoint, account, region, about: endpoint };
}

export async function stop() {}
