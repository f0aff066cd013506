import { HarnessError } from '../../../../errors/HarnessError';
import { objectOf, parseJson } from '../../../../util/json';
import type { AwsAnswer, AwsCall, AwsCalls } from '../../border/AwsCall';
import type { ClientAnswerMessage, FromWorker } from './messages';

type Answer = AwsAnswer | 'pass' | undefined;
interface Open {
  resolve(answer: Answer): void;
  reject(mistake: Error): void;
}

/** Sends the calls of AWS clients in a thread to those who answer them, outside of it. */
export class ThreadCalls implements AwsCalls {
  private readonly open = new Map<number, Open>();
  private asked = 0;

  /** `requestId`: of the invocation in which the calling code runs. */
  constructor(
    private readonly post: (message: FromWorker) => void,
    private readonly requestId: () => string | undefined,
  ) {}

  async answer(call: AwsCall): Promise<AwsAnswer | undefined> {
    return (await this.ask(call, false)) as AwsAnswer | undefined;
  }

  answerOrPass(call: AwsCall): Promise<Answer> {
    return this.ask(call, true);
  }

  mistake(mistake: unknown): void {
    this.post({ refused: mistake instanceof Error ? mistake.message : String(mistake), requestId: this.requestId() });
  }

  /** An answer has come. */
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

  private ask(call: AwsCall, mayPass: boolean): Promise<Answer> {
    const asks = ++this.asked;
    return new Promise((resolve, reject) => {
      this.open.set(asks, { resolve, reject });
      this.post({ asks, requestId: this.requestId(), call, mayPass });
    });
  }
}
