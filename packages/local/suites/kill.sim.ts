import { afterAll, expect, it } from "vitest";
import { linkOf, waitForMail } from "../e2e/inbox.ts";
import { type Product, startProduct } from "../e2e/start.ts";

/** How often the running product is killed in the middle of the story. */
const KILLS = Number(process.env.KILLS ?? 8);

let product: Product;
let cookie = "";
afterAll(() => product?.discard());

const origin = () => new URL(product.dashboard).origin;

/** A client that never gives up: it asks again, under the same key, until someone answers. */
async function ask(method: string, path: string, body?: unknown, key = crypto.randomUUID()): Promise<Response> {
  for (;;) {
    try {
      const answer = await fetch(origin() + path, {
        method,
        headers: {
          "Content-Type": typeof body === "string" ? "application/x-www-form-urlencoded" : "application/json",
          "Idempotency-Key": key,
          ...(cookie && { Cookie: cookie }),
        },
        ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
        redirect: "manual",
      });
      if (answer.status < 500) return answer;
    } catch {
      // Killed under our feet: the next life answers.
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function json<T>(method: string, path: string, body?: unknown): Promise<T> {
  const answer = await ask(method, path, body);
  if (answer.status >= 400) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as T;
}

/** Kills the product at a moment nobody chose, and starts it again on the same data and the same ports. */
async function killOnce(afterMs: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, afterMs));
  await product.stop("SIGKILL");
  product = await startProduct({ args: ["--empty"], dataDir: product.dataDir, env: { PORT: new URL(origin()).port } });
}

async function signIn(email: string): Promise<void> {
  await ask("POST", "/connexion", `email=${encodeURIComponent(email)}&locale=fr`);
  const link = linkOf(await waitForMail(product.inbox, { to: email, link: /\/lien\// }), /\/lien\//);
  const answer = await ask("POST", new URL(link).pathname);
  cookie = answer.headers.get("Set-Cookie")?.split(";")[0] ?? "";
}

interface Story {
  firm: string;
  cohortID: string;
  invoices: string[];
}

/** A firm, a client with six people, a group, and an invoice a seat. */
async function story(): Promise<Story> {
  const { firmID } = await json<{ firmID: string }>("POST", "/api/firm", {
    name: "Cabinet du fracas",
    ownerName: "Claude Essai",
    slug: "cabinet-du-fracas",
    siret: "99000001000019",
    vatNumber: "FR13990000010",
    vatRegime: "standard",
    address: { street: "1 rue de l’Essai", postalCode: "75001", city: "Paris" },
  });
  const firm = `/api/f/${firmID}`;
  const { organizationID } = await json<{ organizationID: string }>("POST", `${firm}/organization`, {
    name: "Client du fracas",
    siret: "99000003600014",
    address: { street: "2 rue de l’Essai", postalCode: "75001", city: "Paris", country: "FR" },
    billingEmail: "compta@fracas.example",
  });
  const text = Array.from({ length: 6 }, (_, at) => `Pair${at} Essai <pair${at}@fracas.example>`).join("\n");
  await json("POST", `${firm}/organization/${organizationID}/people`, { text });
  const { people } = await json<{ people: { participantID: string }[] }>(
    "GET",
    `${firm}/organization/${organizationID}`,
  );
  const { templates } = await json<{ templates: { content: object }[] }>("GET", `${firm}/programme/template`);
  const { programmeID } = await json<{ programmeID: string }>("POST", `${firm}/programme`, templates[0]?.content);
  const { members } = await json<{ members: { memberID: string }[] }>("GET", `${firm}/member`);
  const { cohortID } = await json<{ cohortID: string }>("POST", `${firm}/cohort`, {
    programmeID,
    name: "Groupe du fracas",
    organizationID,
    coachID: members[0]?.memberID,
    modality: "onsite",
    place: "Ici",
    cycle: { start: "2031-01-07", rhythm: { everyWeeks: 4, weekday: 2, time: "09:00" }, regular: 4 },
  });
  const participantIDs = people.map(({ participantID }) => participantID);
  const { enrolmentIDs } = await json<{ enrolmentIDs: string[] }>("POST", `${firm}/cohort/${cohortID}/enrolment`, {
    organizationID,
    participantIDs,
  });
  const invoices: string[] = [];
  for (const enrolmentID of enrolmentIDs) {
    const { invoiceID } = await json<{ invoiceID: string }>("POST", `${firm}/invoice`, {
      seats: [{ cohortID, enrolmentID }],
    });
    await json("POST", `${firm}/invoice/${invoiceID}/issue`);
    invoices.push(invoiceID);
  }
  return { firm, cohortID, invoices };
}

it("ends in the same state as an undisturbed run, killed with signal 9 again and again", async () => {
  product = await startProduct({ args: ["--empty"] });
  await signIn("claude@fracas.example");
  let told: Story | undefined;
  const telling = story().then((state) => {
    told = state;
  });
  let kills = 0;
  while (!told && kills < KILLS) {
    await killOnce(60 + Math.random() * 240);
    kills++;
  }
  await telling;
  await killOnce(20);
  const { firm, cohortID, invoices } = told as unknown as Story;
  const group = await json<{ enrolments: { status: string; invoiceID: string }[]; sessions: object[] }>(
    "GET",
    `${firm}/cohort/${cohortID}`,
  );
  expect(group.sessions).toHaveLength(6);
  expect(group.enrolments.map(({ status }) => status)).toEqual(Array.from({ length: 6 }, () => "invited"));
  expect(new Set(group.enrolments.map(({ invoiceID }) => invoiceID))).toEqual(new Set(invoices));
  const { invoices: cards } = await json<{ invoices: { number: string }[] }>("GET", `${firm}/invoice`);
  const year = new Date().getUTCFullYear();
  expect(cards.map(({ number }) => number).sort()).toEqual([1, 2, 3, 4, 5, 6].map((at) => `F-${year}-000${at}`));
  for (let at = 0; at < 6; at++)
    await waitForMail(product.inbox, { to: `pair${at}@fracas.example`, deadlineMs: 40_000 });
  await waitForMail(product.inbox, {
    to: "compta@fracas.example",
    subject: new RegExp(`F-${year}-0006`),
    deadlineMs: 40_000,
  });
  console.log(`killed ${kills + 1} times; ${cards.length} invoices without a gap`);
  expect(kills).toBeGreaterThan(2);
});
