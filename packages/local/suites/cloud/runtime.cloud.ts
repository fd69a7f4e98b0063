import { replyTo } from "@entrepairs/twin/mail/reply";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { mailsTo } from "../../e2e/inbox.ts";
import { arrivesAt, eventFor, mailedPath, signIn, type Visitor, visitor } from "./client.ts";
import { deliver, type RunningCloud, startCloud } from "./cloud.ts";
import { judgeLogs } from "./logs.ts";
import { streamed } from "./runtime-api.ts";

let cloud: RunningCloud;
beforeAll(async () => {
  cloud = await startCloud(process.env.RUNTIME_CLIENT ?? "");
});
afterAll(() => cloud?.close());

const OWNER = "claude@nuage.example";
const PEER = "ana@nuage.example";
let owner: Visitor;
let firm = "";
let firmID = "";
let cohortID = "";
let sessionID = "";
let invoiceID = "";

/** Today by the firm's clocks, and an hour of it so near that its room may open, at any time of the day. */
const [day = "", clock = ""] = new Date().toLocaleString("sv-SE", { timeZone: "Europe/Paris" }).split(" ");
const today = new Date(`${day}T12:00:00Z`);
const time = clock < "10:00" ? "10:00" : "22:00";

/** The firm of the story, its client, one person and a group whose first session is today. */
async function found(): Promise<void> {
  owner = await signIn(cloud, OWNER);
  const address = { street: "1 rue de l’Essai", postalCode: "75001", city: "Paris", country: "FR" };
  const made = await owner.ask<{ firmID: string; memberID: string }>("POST", "/api/firm", {
    name: "Cabinet du nuage",
    ownerName: "Claude Essai",
    slug: "cabinet-du-nuage",
    siret: "73282932000074",
    vatNumber: "FR44732829320",
    vatRegime: "standard",
    address,
  });
  firmID = made.firmID;
  firm = `/api/f/${firmID}`;
  const client = { name: "Client du nuage", siret: "40483304800022", address, billingEmail: "compta@nuage.example" };
  const { organizationID } = await owner.ask<{ organizationID: string }>("POST", `${firm}/organization`, client);
  const people = `${firm}/organization/${organizationID}/people`;
  await owner.ask("POST", people, { text: `prénom;nom;email\nAna;Lopes;${PEER}` });
  const card = await owner.ask<{ people: { participantID: string }[] }>(
    "GET",
    `${firm}/organization/${organizationID}`,
  );
  const programme = { title: "Parcours du nuage", days: 4, priceNet: 70_000, nature: "service" };
  const { programmeID } = await owner.ask<{ programmeID: string }>("POST", `${firm}/programme`, programme);
  ({ cohortID } = await owner.ask<{ cohortID: string }>("POST", `${firm}/cohort`, {
    programmeID,
    name: "Groupe du nuage",
    coachID: made.memberID,
    modality: "onsite",
    place: "Salle inventée",
    cycle: {
      start: day,
      rhythm: { everyWeeks: 1, weekday: today.getUTCDay() || 7, time },
      regular: 1,
      holidays: "none",
    },
  }));
  await owner.ask("POST", `${firm}/cohort/${cohortID}/enrolment`, {
    organizationID,
    participantIDs: card.people.map(({ participantID }) => participantID),
  });
}

interface Group {
  enrolments: { enrolmentID: string; status: string }[];
  sessions: { sessionID: string; startsAt: string }[];
}
const group = () => owner.ask<Group>("GET", `${firm}/cohort/${cohortID}`);

describe("the main job's story, over the events of Lambda", () => {
  it("founds a firm by a mailed link, and opens a group", async () => {
    await found();
    const { enrolments, sessions } = await group();
    expect(enrolments).toMatchObject([{ status: "invited" }]);
    sessionID = sessions[0]?.sessionID ?? "";
    expect(sessions[0]?.startsAt.slice(0, 10)).toBe(day);
  });

  it("lets the person accept by the link of a mail, on a page without script", async () => {
    const path = await mailedPath(cloud, PEER, /\/inscription\//);
    const page = await visitor(cloud).get(path);
    expect([page.status, page.headers.get("content-type")]).toEqual([200, "text/html; charset=UTF-8"]);
    expect((await visitor(cloud).form(`${path}/accepter`)).status).toBeLessThan(400);
    expect((await group()).enrolments).toMatchObject([{ status: "accepted" }]);
  });

  it("takes what a calendar program answers, from the topic of the mail that comes back", async () => {
    await cloud.settle();
    const calendars = (await mailsTo(cloud.inbox, PEER)).flatMap(({ calendar }) => calendar ?? []);
    const [reply] = calendars.flatMap((calendar) => replyTo(calendar, "DECLINED") ?? []);
    expect(reply?.to).toMatch(/@reponses[.]entrepairs[.]example$/);
    const { to = "", raw = "" } = reply ?? {};
    expect(await arrivesAt(cloud, raw, "bonjour@entrepairs.example")).toBe("response");
    // The first that is yet to come: late in the evening today's is over, and the next one's invitation has left.
    const [, invited = ""] = /^UID:(session_\w+)@/m.exec(raw) ?? [];
    expect(await said(invited)).toEqual(["needsAction"]);
    expect(await arrivesAt(cloud, raw, to)).toBe("response");
    expect(await said(invited)).toEqual(["declined"]);
  });

  it("issues an invoice, keeps its file locked in the bucket, and is paid through the webhook", async () => {
    const { url } = await owner.ask<{ url: string }>("POST", `${firm}/payment/connect`);
    await owner.form(url, { outcome: "accepted" });
    await owner.ask("GET", `${firm}/payment/status`);
    const [seat] = (await group()).enrolments;
    const asked = { seats: [{ cohortID, enrolmentID: seat?.enrolmentID }] };
    ({ invoiceID } = await owner.ask<{ invoiceID: string }>("POST", `${firm}/invoice`, asked));
    await owner.ask("POST", `${firm}/invoice/${invoiceID}/issue`);
    const path = await mailedPath(cloud, "compta@nuage.example", /\/payer\//);
    const [file] = [...cloud.services.files.objects].filter(([name]) => name.startsWith(`/files/${firmID}/`));
    expect(file?.[1].lockedUntil).toBeTruthy();
    const pdf = await visitor(cloud).get(`${path}/facture.pdf`);
    expect(pdf.headers.get("content-type")).toBe("application/pdf");
    expect(Buffer.from(await pdf.arrayBuffer())).toEqual(file?.[1].bytes);
    const button = await visitor(cloud).form(path);
    expect(button.status).toBe(303);
    await fetch(button.headers.get("Location") ?? "", { method: "POST", body: new URLSearchParams({ how: "card" }) });
    await expect.poll(paidNow, { timeout: 15_000 }).toBe("paid");
  });

  it("keeps what a group says under a key of KMS, which the room function alone may use", async () => {
    const peer = await signIn(cloud, PEER);
    const room = `/room/f/${firmID}/cohort/${cohortID}`;
    const topic = { kind: "concern", title: "Dire non à mon directeur" };
    await peer.ask("POST", `${room}/group/topic`, topic);
    expect(JSON.stringify(await peer.ask("GET", `${room}/group`))).toContain(topic.title);
    expect(cloud.services.kms.calls).toBeGreaterThan(0);
    const names = Object.keys(cloud.lambdas).filter((name) => !["room", "socket"].includes(name));
    for (const name of names) {
      const { log } = cloud.lambdas[name as keyof typeof cloud.lambdas];
      expect(log()).not.toContain(topic.title);
    }
  });

  it("opens the room to a socket with a ticket, and to none without", async () => {
    const room = `/room/f/${firmID}/cohort/${cohortID}/session/${sessionID}`;
    await owner.ask("POST", `${room}/open`, {});
    const { url, ticket } = await owner.ask<{ url: string; ticket: string }>("POST", `${room}/socket`);
    expect(url).toMatch(/^ws:\/\/.*\/live$/);
    const connect = async (connectionId: string, query: object) => {
      const requestContext = { eventType: "CONNECT", routeKey: "$connect", connectionId, stage: "live" };
      const { body } = await cloud.lambdas.socket.invoke({ requestContext, headers: {}, queryStringParameters: query });
      return (JSON.parse(body.toString()) as { statusCode: number }).statusCode;
    };
    expect(await connect("none=", {})).toBe(401);
    expect(await connect("one=", { ticket })).toBe(200);
    cloud.services.sockets.open.add("one=");
    await owner.ask("POST", `${room}/act`, { act: { kind: "extend", minutes: 2 } });
    expect(cloud.services.sockets.told).toMatchObject([{ connectionID: "one=" }]);
  });

  it("reached no other firm's rows and no foreign key: each call had credentials for what it named", () => {
    expect(cloud.services.refusals).toEqual([]);
  });
});

async function said(of: string): Promise<string[]> {
  type Expected = { sessions: { sessionID: string; people: { said: string }[] }[] };
  const { sessions } = await owner.ask<Expected>("GET", `${firm}/cohort/${cohortID}/expected`);
  return sessions.find((one) => one.sessionID === of)?.people.map((one) => one.said) ?? [];
}

async function paidNow(): Promise<string> {
  await cloud.settle();
  const { invoice } = await owner.ask<{ invoice: { status: string } }>("GET", `${firm}/invoice/${invoiceID}`);
  return invoice.status;
}

describe("the doors", () => {
  it("stream a file and a page as they are made", async () => {
    const peer = await signIn(cloud, PEER);
    const room = await cloud.another("room", { handler: "stream" });
    const path = `/room/f/${firmID}/cohort/${cohortID}/journal/export`;
    const pdf = await room.invoke(eventFor(path, { query: "format=pdf", cookie: peer.cookie }));
    room.stop();
    expect(pdf).toMatchObject({ kind: "response", isStreamed: true });
    const { prelude, body } = streamed(pdf.body);
    expect(prelude).toMatchObject({ statusCode: 200, headers: { "content-type": "application/pdf" } });
    expect(body.subarray(0, 5).toString()).toBe("%PDF-");
    const site = await cloud.another("site", { handler: "stream" });
    const page = streamed((await site.invoke(eventFor("/connexion"))).body);
    site.stop();
    expect(page.prelude).toMatchObject({ statusCode: 200 });
    expect(page.body.toString()).toContain("</html>");
  });

  it("let what is read past the HTTP API, to URLs that stream it packed", async () => {
    const before = cloud.lambdas.api.count();
    const asked = cloud.urls.get("api")?.count() ?? 0;
    const list = await owner.get(`${firm}/cohort/${cohortID}`);
    expect([list.status, list.headers.get("content-encoding")]).toEqual([200, "gzip"]);
    expect(await list.json()).toMatchObject({ enrolments: [{ status: "accepted" }] });
    expect([cloud.lambdas.api.count(), cloud.urls.get("api")?.count()]).toEqual([before, asked + 1]);
  });

  it("are shut to who went around the CDN", async () => {
    const { body } = await cloud.lambdas.api.invoke(eventFor("/api/me", { headers: { "x-origin-key": "guessed" } }));
    expect(JSON.parse(body.toString())).toMatchObject({ statusCode: 403 });
  });

  it.each([
    ["TABLE_NAME", ""],
    ["FIRM_ROLE_ARN", ""],
    ["LINK_KEY", ""],
    ["STRIPE_SECRET_KEY", "sk_live_1"],
  ])("do not open when %s is missing or wrong: said in one line at the start", async (name, value) => {
    const started = cloud.another("pay", { env: { [name]: value } });
    await expect(started).rejects.toThrow(/The environment lacks|must not be used/);
  });
});

describe("the queue", () => {
  it("gives back the letter that cannot be read, alone, and says nothing of what it holds", async () => {
    const due = { event: "nothing.follows", ids: {}, eventID: "event_1", firmID };
    const messages = [
      { messageId: "good", body: JSON.stringify({ due }) },
      { messageId: "torn", body: '{"due":{"ids":{"name":"Ana Lop' },
      { messageId: "other", body: JSON.stringify({ due }) },
    ];
    expect((await deliver(cloud.lambdas.job, messages)).map(({ messageId }) => messageId)).toEqual(["torn"]);
    expect(cloud.lambdas.job.log()).toContain("queue.unreadable");
    expect(cloud.lambdas.job.log()).not.toContain("Ana Lop");
  });

  it("keeps in the stream what it would not take", async () => {
    cloud.services.queue.broken = 1;
    const image = {
      e: { S: "platformOutbox" },
      pk: { S: "P#OUTBOX" },
      eventID: { S: "event_0" },
      event: { S: "nothing.follows" },
      at: { S: "2026-11-22T08:00:00.000Z" },
      ids: { M: {} },
    };
    const record = { eventName: "INSERT", dynamodb: { SequenceNumber: "7", NewImage: image } };
    const removed = { eventName: "REMOVE", dynamodb: { SequenceNumber: "8" } };
    const { body } = await cloud.lambdas.outbox.invoke({ Records: [record, removed] });
    expect(JSON.parse(body.toString())).toEqual({ batchItemFailures: [{ itemIdentifier: "7" }] });
    expect(cloud.services.refusals).toEqual(["AccessDeniedException"]);
  });
});

describe("the clock", () => {
  it("brings what is due to the queue, and goes round the firms when asked", async () => {
    const { body, kind } = await cloud.lambdas.tick.invoke({ sweep: true });
    expect([kind, JSON.parse(body.toString())]).toEqual(["response", expect.objectContaining({ released: 0 })]);
    await cloud.settle();
    const { body: again } = await cloud.lambdas.tick.invoke({});
    expect(JSON.parse(again.toString())).toMatchObject({ due: 0, swept: 0 });
    const { body: parked } = await cloud.lambdas.tick.invoke({ parked: "list" });
    expect(JSON.parse(parked.toString())).toEqual({ parked: [] });
  });
});

describe("the public pages", () => {
  it("are kept before the site function, and forgotten by the job function when they change", async () => {
    const page = "/c/cabinet-du-nuage";
    const ask = async () => (await visitor(cloud).get(page)).text();
    await ask();
    const { hits } = cloud.services.cdn;
    expect(await ask()).not.toContain("Cabinet renommé");
    expect(cloud.services.cdn.hits).toBe(hits + 1);
    const { firm: card } = await owner.ask<{ firm: Record<string, unknown> }>("GET", `${firm}/firm`);
    await owner.ask("PUT", `${firm}/firm`, { ...card, name: "Cabinet renommé" });
    await cloud.settle();
    expect(await ask()).toContain("Cabinet renommé");
  });
});

describe("the logs", () => {
  it("are lines of JSON that say what happened by a name, and hold nothing of anybody", () => {
    const secrets = [owner.cookie.split("=")[1] ?? "", "whsec_", "sk_test", "only-cloudfront-knows", "link-key"];
    const people = [
      "Ana",
      "Lopes",
      "Claude",
      "Essai",
      "Client du nuage",
      "Cabinet",
      "rue de",
      "@nuage",
      "73282932000074",
    ];
    const words = ["Dire non", "BEGIN:VCALENDAR", "text/html", "/inscription/", "/lien/", "/payer/"];
    const urls = Object.fromEntries([...cloud.urls].map(([name, one]) => [`${name}-stream`, one]));
    const running = { ...cloud.lambdas, ...urls };
    const { lines, problems } = judgeLogs(running, [...secrets, ...people, ...words]);
    expect(problems).toEqual([]);
    expect(lines).toBeGreaterThan(3);
  });
});
