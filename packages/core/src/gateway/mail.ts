import { port } from "../kernel/index.ts";

/** Takes one finished MIME message; answers the provider's id. Called by jobs only, after the commit. */
export interface MailPort {
  send(message: { from: string; to: string; raw: Uint8Array }): Promise<{ messageID: string }>;
}

export const Mail = port<MailPort>("mail");

/** SES version 1, SendRawEmail: one message built by us, so that what is sent is what was tested. */
export function sesMail(options: { region?: string; endpoint?: string | undefined }): MailPort {
  const client = import("@aws-sdk/client-ses").then(({ SESClient, SendRawEmailCommand }) => ({
    ses: new SESClient({
      region: options.region ?? "eu-west-3",
      maxAttempts: 3,
      ...(options.endpoint && {
        endpoint: options.endpoint,
        credentials: { accessKeyId: "local", secretAccessKey: "local" },
      }),
    }),
    SendRawEmailCommand,
  }));
  return {
    send: async ({ from, to, raw }) => {
      const { ses, SendRawEmailCommand } = await client;
      const answer = await ses.send(
        new SendRawEmailCommand({ Source: from, Destinations: [to], RawMessage: { Data: raw } }),
      );
      if (!answer.MessageId) throw new Error("The mail provider gave no message id");
      return { messageID: answer.MessageId };
    },
  };
}
