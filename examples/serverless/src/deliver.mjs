const busy = new Set(['bob@example.com']);

class MailError extends Error {
  constructor(name, message) {
    super(message);
    this.name = name;
  }
}

/** Sends a page to a reader. Bob's mailbox is busy at first, and there is no reader called Zoe. */
export async function handler({ reader, subject }) {
  if (reader.startsWith('zoe@')) throw new MailError('Mailbox.Gone', `Nobody is called ${reader}.`);
  if (busy.delete(reader)) throw new MailError('Mailbox.Busy', `${reader} takes no mail now.`);
  console.log(`${subject} → ${reader}`);
  return { delivered: true };
}
