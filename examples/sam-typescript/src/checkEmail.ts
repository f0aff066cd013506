import { domainOf } from './domainOf';

const throwAway = ['mailinator.com', 'trashmail.example'];

/** Whether an address is one to which mail can be sent. */
export const handler = async ({ email }: { email: string }): Promise<{ usable: boolean; reason?: string }> => {
  const domain = domainOf(email);
  if (domain === undefined) return { usable: false, reason: `${email} is not an address.` };
  if (throwAway.includes(domain)) return { usable: false, reason: `Addresses of ${domain} do not last.` };
  return { usable: true };
};
