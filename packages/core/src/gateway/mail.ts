import { port } from "../kernel/index.ts";
import { caller, refused } from "./aws/call.ts";

/** Takes one finished MIME message; answers the provider's id. Called by jobs only, after the commit. */
export interface MailPort {
  send(message: { from: string; to: string; raw: Uint8Array }): Promise<{ messageID: string }>;
  /** Drops what is kept of mails to a person or about him; absent where the provider keeps no copy (SES). */
  forget?: ((person: { address: string; name: string }) => Promise<void>) | undefined;
}

export const Mail = port<MailPort>("mail");

export interface SesOptions {
  region?: string | undefined;
  /** A stand-in's. */
  endpoint?: string | undefined;
  /** Which bounces and complaints are followed, and where they go. */
  configurationSet?: string | undefined;
  /** The stand-in keeps mails for people to look at. */
  keepsCopies?: boolean | undefined;
}

const LOCAL = { accessKeyID: "local", secretAccessKey: "local" };

/** SES version 2, a raw message: one built by us, so that what is sent is what was tested. */
export function sesMail({ configurationSet, keepsCopies, ...where }: SesOptions): MailPort {
  const local = where.endpoint ? { credentials: () => LOCAL } : {};
  const call = caller({ service: "ses", host: "email", ...where, ...local });
  return {
    send: async ({ from, to, raw }) => {
      const body = JSON.stringify({
        FromEmailAddress: from,
        Destination: { ToAddresses: [to] },
        Content: { Raw: { Data: Buffer.from(raw).toString("base64") } },
        ...(configurationSet && { ConfigurationSetName: configurationSet }),
      });
      const headers = { "content-type": "application/json" };
      const answer = await call({ path: "/v2/email/outbound-emails", headers, body });
      if (answer.status !== 200) throw refused("ses", answer);
      const { MessageId } = JSON.parse(answer.body.toString()) as { MessageId?: string };
      if (!MessageId) throw new Error("The mail provider gave no message id");
      return { messageID: MessageId };
    },
    ...(keepsCopies && {
      forget: async (person) => {
        const headers = { "content-type": "application/json" };
        const answer = await call({ path: "/_control/forget", headers, body: JSON.stringify(person) });
        if (answer.status !== 200) throw refused("ses", answer);
      },
    }),
  };
}
