import { createHash, randomUUID } from "node:crypto";
import { Refused } from "./refused.ts";

interface Entry {
  Id: string;
  MessageBody: string;
}

export interface QueueMessage {
  messageId: string;
  body: string;
}

/** SendMessageBatch of one queue; whoever runs the functions takes its messages away. */
export class Queue {
  #waiting: QueueMessage[] = [];
  /** As many of the next calls are refused. */
  broken = 0;
  calls = 0;

  answer(operation: string, { Entries = [] }: { Entries?: Entry[] }): object {
    if (operation !== "SendMessageBatch") throw new Refused(400, "UnsupportedOperation");
    if (Entries.length < 1 || Entries.length > 10) throw new Refused(400, "TooManyEntriesInBatchRequest");
    if (this.broken > 0) {
      this.broken -= 1;
      throw new Refused(403, "AccessDeniedException");
    }
    this.calls += 1;
    const taken = Entries.map(({ Id, MessageBody }) => ({ Id, messageId: randomUUID(), body: MessageBody }));
    this.#waiting.push(...taken.map(({ messageId, body }) => ({ messageId, body })));
    const md5 = (body: string) => createHash("md5").update(body).digest("hex");
    const told = ({ Id, messageId, body }: (typeof taken)[number]) => ({
      Id,
      MessageId: messageId,
      MD5OfMessageBody: md5(body),
    });
    return { Successful: taken.map(told), Failed: [] };
  }

  /** What a poll of the queue brings to a function: ten at most. */
  take(): QueueMessage[] {
    return this.#waiting.splice(0, 10);
  }

  giveBack(messages: readonly QueueMessage[]): void {
    this.#waiting.push(...messages);
  }
}
