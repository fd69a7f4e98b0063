import type { Page } from "@playwright/test";
import { expectAxeClean } from "./axe.ts";
import { chapter } from "./chapter.ts";
import { addClient, shot } from "./composing.ts";
import { linkOf, type Mail, mailsTo, waitForMail } from "./inbox.ts";
import { expect, test } from "./journey.ts";
import { say } from "./polling.ts";
import { type Entry, readCalendar } from "./read-calendar.ts";

/** A pool of twenty to dates in every calendar: each test goes on where the one before it ended. */
const story = chapter(240_000);

let owner: Page;
let firm = "";
let peers: string[] = [];

/** The file of the newest mail of this subject, read as a calendar reads it. */
async function fileOf(to: string, subject: RegExp): Promise<{ mail: Mail; method: string; entries: Entry[] }> {
  const mail = await waitForMail(story.product.inbox, { to, subject });
  return { mail, ...readCalendar(mail.calendar ?? "") };
}

const only = ({ entries }: { entries: Entry[] }): Entry => {
  const [entry] = entries;
  if (!entry || entries.length > 1) throw new Error(`${entries.length} entries`);
  return entry;
};

test("three groups are composed of a pool of twenty and created", async ({ browser }) => {
  owner = await story.open(browser);
  await owner.goto(story.product.signIn.owner);
  await expect(owner).toHaveURL(/\/app\/f\//);
  firm = /^(.*\/app\/f\/[^/]+)/.exec(owner.url())?.[1] ?? "";
  await addClient(owner, firm, "Martin");
  await addClient(owner, firm, "Durand");
  await owner.goto(`${firm}/groupes/composer/nouveau`);
  await owner.getByLabel("Nom du vivier").fill("Automne");
  for (const name of ["Martin", "Durand"]) await owner.getByRole("checkbox", { name, exact: true }).check();
  await owner.getByRole("button", { name: "Proposer des groupes" }).click();
  await expect(owner.getByText("Toutes les règles sont respectées.")).toBeVisible({ timeout: 45_000 });
  await owner.getByRole("link", { name: "Créer les groupes" }).click();
  await owner.getByRole("combobox", { name: "Programme" }).selectOption({ index: 1 });
  await owner.getByRole("combobox", { name: "Coach" }).selectOption({ label: "Karim Benali" });
  await owner.getByLabel(/^Prix HT par place/).fill("700");
  await owner.getByRole("button", { name: "Créer les groupes" }).click();
  await expect(owner.getByRole("link", { name: "Ouvrir le groupe" })).toHaveCount(3, { timeout: 45_000 });
  await owner.getByRole("link", { name: "Ouvrir le groupe" }).first().click();
  await expect(owner.getByRole("heading", { level: 1, name: /^Automne \d$/ })).toBeVisible();
});

test("one group is polled, answers, and gets its dates", async ({ browser }) => {
  await owner.getByRole("link", { name: "Sondage de dates" }).click();
  await owner.getByRole("button", { name: "Envoyer le sondage" }).click();
  const heard = owner.getByText(/^0 sur \d$/).first();
  const asked = Number(/\d$/.exec((await heard.textContent()) ?? "")?.[0]);
  expect(asked).toBeGreaterThanOrEqual(5);
  await expect(async () => {
    const all = (await mailsTo(story.product.inbox)).filter(({ subject }) => /Quelles dates/.test(subject));
    peers = [...new Set(all.flatMap(({ to }) => to))];
    expect(peers).toHaveLength(asked);
  }).toPass({ timeout: 10_000 });
  for (const to of peers) {
    const page = await story.open(browser, { width: 390 });
    await page.goto(linkOf(await waitForMail(story.product.inbox, { to, link: /\/sondage\// }), /\/sondage\//));
    await say(page, () => "Oui");
    await page.getByRole("button", { name: "Envoyer mes réponses" }).click();
    await expect(page.getByText("Vos réponses sont enregistrées. Merci.")).toBeVisible();
    await page.context().close();
  }
  await owner.reload();
  const choose = owner.getByRole("button", { name: "Choisir ces dates" });
  await expect(choose.first()).toBeVisible({ timeout: 60_000 });
  await choose.first().click();
  await owner.getByRole("dialog").getByRole("button", { name: "Choisir ces dates" }).click();
  await expect(owner.getByText("Les dates sont choisies et chacun en est prévenu.")).toBeVisible();
});

let cycle: Entry[] = [];

test("who takes his seat has every date in his calendar", async ({ browser }) => {
  for (const to of peers) {
    const phone = await story.open(browser, { width: 390 });
    const offer = await waitForMail(story.product.inbox, { to, subject: /Une place/, link: /\/inscription\// });
    await phone.goto(linkOf(offer, /\/inscription\//));
    await phone.getByRole("button", { name: "J’accepte, et je m’engage sur ces dates" }).click();
    await expect(phone.getByRole("heading", { level: 1, name: "Votre place est confirmée" })).toBeVisible();
    await phone.context().close();
  }
  for (const to of peers) {
    const file = await fileOf(to, /^Vos dates/);
    expect(file.method).toBe("PUBLISH");
    expect(new Set(file.entries.map(({ uid }) => uid)).size).toBe(file.entries.length);
    expect(file.entries.every(({ zone, status }) => zone === "Europe/Paris" && status === "CONFIRMED")).toBe(true);
    cycle = file.entries;
  }
  expect(cycle.length).toBeGreaterThanOrEqual(4);
});

/** The act on the second session, from the group's screen. */
async function toAct(name: RegExp): Promise<void> {
  await owner.goto(`${firm}/groupes`);
  await owner.getByRole("link", { name: "Automne 1", exact: true }).click();
  await owner.getByRole("link", { name }).first().click();
  await expect(owner.getByRole("heading", { level: 2, name: "Ce que cela change" })).toBeVisible();
}

const REASON = "Grève des transports";

test("a session moves, after saying what that touches, and every calendar follows", async () => {
  const second = cycle[1];
  await toAct(/^Déplacer – Séance 2/);
  await expect(owner.getByText(/Un message part à .* et Karim Benali\./)).toBeVisible();
  await expect(owner.getByText("les rappels la suivent")).toBeVisible();
  await expectAxeClean(owner);
  await shot(owner, "session-move");
  await owner.getByRole("button", { name: "Déplacer la séance" }).click();
  await expect(owner.getByRole("alert").getByText("Renseignez ce champ").first()).toBeVisible();
  await owner.getByLabel("Motif").fill(REASON);
  await owner.getByRole("button", { name: "Déplacer la séance" }).click();
  await expect(owner.getByText("La séance est déplacée.")).toBeVisible();
  await expect(owner.getByText(new RegExp(`^Déplacée du .*\\s: ${REASON}$`))).toBeVisible();
  for (const to of peers) {
    const { mail, method, ...file } = await fileOf(to, /^Nouvelle date/);
    expect([method, mail.text.includes(REASON)]).toEqual(["REQUEST", true]);
    const entry = only(file);
    expect(entry).toMatchObject({ uid: second?.uid, status: "CONFIRMED", sequence: (second?.sequence ?? 0) + 1 });
    expect(entry.start).not.toBe(second?.start);
    // The hour on the wall is the same, whatever the clocks do between.
    expect(entry.start.slice(11)).toBe(second?.start.slice(11));
  }
});

test("it is cancelled with its make-up session: one leaves the calendars, the other comes", async () => {
  const second = cycle[1];
  await toAct(/^Annuler – Séance 2/);
  await owner.getByRole("radio").nth(1).check();
  await owner.getByLabel("Motif").fill(REASON);
  await expect(owner.getByText("Elle ne compte ni dans les présences")).toBeVisible();
  await expectAxeClean(owner);
  await shot(owner, "session-cancel");
  await owner.getByRole("button", { name: "Annuler la séance" }).click();
  await expect(owner.getByText("La séance est annulée.")).toBeVisible();
  await expect(owner.getByText(new RegExp(`^Annulée\\s: ${REASON}$`))).toBeVisible();
  await shot(owner, "session-cancelled");
  for (const to of peers) {
    const gone = await fileOf(to, /^Séance annulée/);
    expect(gone.method).toBe("CANCEL");
    expect(only(gone)).toMatchObject({ uid: second?.uid, status: "CANCELLED", sequence: (second?.sequence ?? 0) + 2 });
    // The mail of the move has the same subject: the make-up's comes after it.
    await expect.poll(async () => only(await fileOf(to, /^Nouvelle date/)).uid).not.toBe(second?.uid);
    expect((await fileOf(to, /^Nouvelle date/)).method).toBe("REQUEST");
    const told = (await mailsTo(story.product.inbox, to)).filter(({ subject }) => /annulée/.test(subject));
    expect(told).toHaveLength(1);
  }
});

test("the coach’s own calendar reads the cycle as it is now", async ({ browser }) => {
  const coach = await story.open(browser);
  await coach.goto(story.product.signIn.coach);
  await coach.goto(`${firm}/calendrier`);
  await coach.getByRole("button", { name: "Créer mon adresse" }).click();
  const field = coach.getByRole("textbox", { name: "Adresse de mon agenda" });
  await expect(field).toHaveValue(/\/agenda\/.*\.ics$/);
  await expectAxeClean(coach);
  await shot(coach, "calendar");
  const answer = await coach.request.get(await field.inputValue());
  const { entries } = readCalendar(await answer.text());
  const kept = cycle.filter((_, at) => at !== 1);
  for (const { uid, start } of kept) expect(entries.find((one) => one.uid === uid)?.start).toBe(start);
  expect(entries.map(({ uid }) => uid)).not.toContain(cycle[1]?.uid);
  const again = await coach.request.get(await field.inputValue(), {
    headers: { "If-None-Match": answer.headers().etag ?? "" },
  });
  expect(again.status()).toBe(304);
});
