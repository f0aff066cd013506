export interface NewAccount {
  readonly name: string;
  readonly email: string;
}

const accounts = new Map<string, NewAccount>();

class NameTaken extends Error {
  override readonly name = 'Account.NameTaken';
}

/** Makes an account by a name that nobody has yet. */
export const handler = async (wanted: NewAccount): Promise<{ account: string }> => {
  const account = `${wanted.name.toLowerCase()}@${process.env['ACCOUNT_DOMAIN'] ?? 'example.com'}`;
  if (accounts.has(account)) throw new NameTaken(`${account} is taken.`);
  accounts.set(account, wanted);
  return { account };
};
