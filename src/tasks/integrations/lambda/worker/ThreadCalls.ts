import { HarnessError } from '../../../../errors/HarnessError';
import { objectOf, parseJson } from '../../../../util/json';
import type { AwsAnswer, AwsCall, AwsCalls } from '../../border/AwsCall';
import type { ClientAnswerMessage, FromWorker } from './messages';

type Answer = AwsAnswer | 'pass' | undefined;
interface Open {
  resolve(answer: Answer): void;
  reject(mistake: Error): void;
}

/** Sends the calls of a thread's AWS clients to the main thread, which answers them. */
export class ThreadCalls {
  private readonly open = new Map<number, Open>();
  private asked = 0;

  constructor(private readonly post: (message: FromWorker) => void) {}

  /** The calls of one invocation; without a request id, those of the module while it is loaded. */
  of(requestId: string | undefined): AwsCalls {
    return {
      answer: async (call) => (await this.ask(requestId, call, false)) as AwsAnswer | undefined,
      answerOrPass: (call) => this.ask(requestId, call, true),
      mistake: (mistake) =>
        this.post({ refused: mistake instanceof Error ? mistake.message : String(mistake), requestId }),
    };
  }

  /** Called when an answer has arrived. */
  hear({ answers, answer, mistake }: ClientAnswerMessage): void {
    const open = this.open.get(answers);
    this.open.delete(answers);
    if (mistake !== undefined) open?.reject(new HarnessError(mistake));
    else if (typeof answer !== 'object' || !('text' in answer)) open?.resolve(answer);
    else {
      const { text, ...others } = answer;
      open?.resolve({ ...others, output: objectOf(parseJson(text)) });
    }
  }

  private ask(requestId: string | undefined, call: AwsCall, mayPass: boolean): Promise<Answer> {
    const asks = ++this.asked;
    return new Promise((resolve, reject) => {
      this.open.set(asks, { resolve, reject });
      this.post({ asks, requestId, call, mayPass });
    });
  }
}
