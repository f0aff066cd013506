// Signature Version 4 through @aws-sdk/client-sfn: the player sends its own bytes, the SDK finds credentials and signs.

/** Resolves to { region, sign(url, headers, body) }; `sign` resolves to the headers to send. */
export async function signerOf(require) {
  let sdk;
  try {
    sdk = require('@aws-sdk/client-sfn');
  } catch {
    throw new Error('--aws takes credentials from the SDK: `npm install @aws-sdk/client-sfn` in the current folder.');
  }
  const { config } = new sdk.SFNClient({});
  const region = await config.region().catch(() => {
    throw new Error('No region: set AWS_REGION.');
  });
  await config.credentials().catch(({ message }) => {
    throw new Error(`No credentials: ${message}`);
  });
  const sign = async (url, headers, body) => {
    const { protocol, hostname, host, pathname } = url;
    const request = {
      method: 'POST',
      protocol,
      hostname,
      path: pathname,
      query: {},
      headers: { ...headers, host },
      body,
    };
    return (await (await config.signer()).sign(request)).headers;
  };
  return { region, sign };
}
