import type { SessionOptions } from '../../../emulator/server/session/messages';
import { SessionClient, type News } from './SessionClient';

interface OpenSession {
  readonly client: SessionClient;
  /** Whose service it is that the server keeps for the harness. */
  readonly accessKeyId: string;
}

interface Beginning {
  /** What the service is opened with. */
  readonly options: () => SessionOptions;
  readonly hear: (message: News) => void;
  /** What must be there before anything is asked of the service. */
  readonly prepare: (accessKeyId: string) => Promise<void>;
}

/** The session of a harness with its server. It begins when something is first asked of the server. */
export class Session {
  private opening: Promise<OpenSession> | undefined;

  constructor(
    private readonly url: URL,
    private readonly beginning: Beginning,
  ) {}

  open(): Promise<OpenSession> {
    return (this.opening ??= this.begin());
  }

  /** Its client, if the session has begun; not that of a server that has gone. */
  async client(): Promise<SessionClient | undefined> {
    return (await this.opening?.catch(() => undefined))?.client;
  }

  /** Does this with the client of a session that has begun. */
  use(action: (client: SessionClient) => void): void {
    void this.opening?.then(
      ({ client }) => action(client),
      // Whoever asked for the session is told why there is none.
      () => undefined,
    );
  }

  async close(): Promise<void> {
    const client = this.client();
    this.opening = undefined;
    (await client)?.close();
  }

  private async begin(): Promise<OpenSession> {
    const { options, hear, prepare } = this.beginning;
    const client = await SessionClient.connect(this.url, hear);
    const { accessKeyId } = await client.ask({ ask: 'open', options: options() });
    await prepare(accessKeyId);
    return { client, accessKeyId };
  }
}
