import { SendEmailCommand } from "@aws-sdk/client-ses";
import { SESv2Client, SendEmailCommand as SendEmailV2 } from "@aws-sdk/client-sesv2";
import { describe, expect, it } from "vitest";
import { client, ics, json, mime, pdf, send, start } from "./fixture.ts";

describe("SES by the real SDK", () => {
  it("takes a raw message and gives it back as it was", async () => {
    const twin = await start();
    const text = "Connectez-vous : https://a.test/lien/1. Puis (https://b.test/é?x=1&y=2)";
    const sent = await send(client(twin.endpoint), mime({ text }), ["lea@exemple.test", "Copie <cachee@exemple.test>"]);
    const [mail] = await json(twin);
    expect(mail).toMatchObject({
      id: sent.MessageId,
      from: "Cabinet Démo <cabinet@exemple.test>",
      to: ["lea@exemple.test", "cachee@exemple.test"],
      subject: "Été",
      calendar: ics.replaceAll("\r\n", "\n"),
      links: ["https://a.test/lien/1", "https://b.test/é?x=1&y=2"],
      attachments: [{ id: 0, name: "Facture d’été.pdf", type: "application/pdf", size: pdf.length }],
    });
    expect(mail?.headers["message-id"]).toBe("<m1@exemple.test>");
    expect(mail?.text.trim()).toBe(text);
    expect(twin.messages()).toEqual([mail]);
    const file = await fetch(`${twin.endpoint}/m/${mail?.id}/attachment/0`);
    expect(file.headers.get("content-disposition")).toBe(
      "attachment; filename*=UTF-8''Facture%20d%E2%80%99%C3%A9t%C3%A9.pdf",
    );
    expect(Buffer.from(await file.arrayBuffer())).toEqual(pdf);
  });

  it("takes a message near SES's limit, and refuses one above it", async () => {
    const twin = await start();
    const ses = client(twin.endpoint);
    const big = (bytes: number) =>
      Buffer.concat([Buffer.from("From: a@a.test\r\nTo: b@b.test\r\n\r\n"), Buffer.alloc(bytes, "ÿ")]);
    await send(ses, big(9_900_000));
    await expect(send(ses, big(10_500_000))).rejects.toMatchObject({ name: "InvalidParameterValue" });
    expect(twin.messages()).toHaveLength(1);
  });

  it("answers errors that the SDK can name", async () => {
    const twin = await start();
    const ses = client(twin.endpoint);
    const other = new SendEmailCommand({
      Source: "a@a.test",
      Destination: {},
      Message: { Subject: { Data: "s" }, Body: {} },
    });
    await expect(ses.send(other)).rejects.toMatchObject({ name: "InvalidAction", $metadata: { httpStatusCode: 400 } });
    await expect(send(ses, Buffer.from("Subject: x\r\n\r\ny"))).rejects.toMatchObject({
      name: "InvalidParameterValue",
    });
    await expect(send(ses, Buffer.from("From: a@a.test\r\n\r\ny"))).rejects.toThrow("Missing final recipient");
    await expect(send(ses, mime(), ["pas une adresse"])).rejects.toThrow("Illegal address");
    expect(twin.messages()).toEqual([]);
  });

  it("refuses a body that is too big or is not a form with an action", async () => {
    const { endpoint } = await start();
    const post = (body: string) => fetch(endpoint, { method: "POST", body });
    const big = await post(`Action=SendRawEmail&RawMessage.Data=${"A".repeat(45_000_000)}`);
    expect([big.status, await big.text()]).toEqual([
      413,
      expect.stringContaining("<Code>RequestEntityTooLarge</Code>"),
    ]);
    for (const body of ["", "rien", "Action=%00%3Cscript%3E", "Action=SendRawEmail&RawMessage.Data=%C3%A9"]) {
      const answer = await post(body);
      expect([answer.status, await answer.text()]).toEqual([400, expect.not.stringMatching(/<script>|\0/)]);
    }
  });

  it("does not deduplicate: the same message twice is two messages", async () => {
    const twin = await start();
    const ses = client(twin.endpoint);
    await send(ses, mime());
    await send(ses, mime());
    expect(twin.messages()).toHaveLength(2);
  });
});

it("takes a raw message of version 2, and names its refusals, by the real SDK", async () => {
  const twin = await start();
  const credentials = { accessKeyId: "a", secretAccessKey: "b" };
  const ses = new SESv2Client({ endpoint: twin.endpoint, region: "eu-west-3", credentials, maxAttempts: 1 });
  const message = (to: string) =>
    new SendEmailV2({ Destination: { ToAddresses: [to] }, Content: { Raw: { Data: mime() } } });
  const { MessageId } = await ses.send(message("lea@exemple.test"));
  expect(twin.messages()).toMatchObject([{ id: MessageId, to: ["lea@exemple.test"], subject: "Été" }]);
  await expect(ses.send(message("pas une adresse"))).rejects.toMatchObject({ name: "BadRequestException" });
  await fetch(`${twin.endpoint}/_control/fault`, { method: "POST", body: '{"status":"throttle","times":1}' });
  await expect(ses.send(message("lea@exemple.test"))).rejects.toMatchObject({ name: "TooManyRequestsException" });
  ses.destroy();
});

describe("faults", () => {
  it("fails as many sendings as asked, then takes them again", async () => {
    const twin = await start();
    const fault = (body: unknown) =>
      fetch(`${twin.endpoint}/_control/fault`, { method: "POST", body: JSON.stringify(body) });
    const ses = client(twin.endpoint);
    await fault({ status: 500, times: 1 });
    await expect(send(ses, mime())).rejects.toMatchObject({ $metadata: { httpStatusCode: 500 } });
    await fault({ status: "throttle", times: 1 });
    await expect(send(ses, mime())).rejects.toMatchObject({ name: "Throttling" });
    expect(twin.messages()).toHaveLength(0);
    await send(ses, mime());
    expect(twin.messages()).toHaveLength(1);
    expect((await fault({ status: 418 })).status).toBe(400);
  });

  it("loses an answer after keeping the message, so that a careful sender sends twice", async () => {
    const twin = await start();
    await fetch(`${twin.endpoint}/_control/fault`, { method: "POST", body: '{"status":"lost","times":1}' });
    await send(client(twin.endpoint, 3), mime());
    expect(twin.messages()).toHaveLength(2);
  });
});
