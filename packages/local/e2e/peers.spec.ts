import type { Browser, Page } from "@playwright/test";
import { expectAxeClean } from "./axe.ts";
import { waitForMail } from "./inbox.ts";
import { expect, test } from "./journey.ts";
import { openRoom, signedIn } from "./room.ts";
import type { Product } from "./start.ts";

test.setTimeout(240_000);

const GROUP = "Managers de proximité Valdor";
const OTHERS = ["ines.diallo", "marc.legoff", "nour.haddad", "paul.oeuvrard", "ana.ribeiro"];
const KEPT = "Nous posons le cadre avant de confier une tâche.";
const STRUCK = "Nos réunions du lundi ne servaient à rien.";

interface Place {
  origin: string;
  firmID: string;
  cohortID: string;
}

interface Session {
  sessionID: string;
  kind: string;
  status: string;
  startsAt: string;
}

async function ask<T>(page: Page, path: string, data?: object): Promise<T> {
  const headers = { "Idempotency-Key": crypto.randomUUID() };
  const answer = await (data ? page.request.post(path, { headers, data }) : page.request.get(path));
  expect(answer.ok(), `${path}: ${await answer.text()}`).toBe(true);
  return (await answer.json()) as T;
}

async function placeOf(page: Page, product: Product): Promise<Place> {
  const { origin } = new URL(product.dashboard);
  const { firms } = await ask<{ firms: { firmID: string; name: string }[] }>(page, `${origin}/api/me`);
  const firmID = firms.find(({ name }) => name.startsWith("Cabinet Rivage"))?.firmID ?? "";
  const { cohorts } = await ask<{ cohorts: { cohortID: string; name: string }[] }>(
    page,
    `${origin}/api/f/${firmID}/cohort`,
  );
  return { origin, firmID, cohortID: cohorts.find(({ name }) => name === GROUP)?.cohortID ?? "" };
}

const sessionsOf = async (page: Page, { origin, firmID, cohortID }: Place) =>
  (await ask<{ sessions: Session[] }>(page, `${origin}/api/f/${firmID}/cohort/${cohortID}`)).sessions;

async function opened(browser: Browser, link: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await page.goto(link);
  return page;
}

test("another coach leads today’s session: its room opens for him, and no more for the group’s own", async ({
  browser,
  product,
}) => {
  const owner = await opened(browser, product.signIn.owner);
  const place = await placeOf(owner, product);
  const soon = (await sessionsOf(owner, place)).find(({ status, startsAt }) => {
    const away = Date.parse(startsAt) - Date.now();
    return status === "planned" && away > -3_600_000 && away < 12 * 3_600_000;
  });
  const room = `${place.origin}/salle/${place.firmID}/${place.cohortID}/${soon?.sessionID}`;
  await owner.goto(`${place.origin}/app/f/${place.firmID}/groupes/${place.cohortID}`);
  await owner.locator(`a[href$="/${soon?.sessionID}/animation"]`).click();
  await expect(owner.getByRole("heading", { level: 1 })).toContainText("Remplacer l’animateur");
  await owner.getByRole("radio", { name: /^Judith Lambert/ }).check();
  await owner.getByRole("button", { name: "Confier la séance" }).click();
  await expect(owner.getByText("Indiquez", { exact: false }).or(owner.locator(".error")).first()).toBeVisible();
  await owner.getByLabel(/^Motif/).fill("Un empêchement");
  await expectAxeClean(owner);
  await owner.getByRole("button", { name: "Confier la séance" }).click();
  await expect(owner.getByText("Animée par Judith Lambert, à la place de Karim Benali.")).toBeVisible();

  for (const [to, method] of [
    ["judith.lambert@rivage.example", "METHOD:REQUEST"],
    ["thomas.garnier@valdor.example", "METHOD:REQUEST"],
  ] as const) {
    const mail = await waitForMail(product.inbox, { to, subject: /anime/ });
    expect(mail.calendar).toContain(method);
    expect(mail.text).toContain("Un empêchement");
  }
  await waitForMail(product.inbox, { to: "karim.benali@rivage.example", subject: /Judith Lambert anime/ });

  const judith = await signedIn(browser, product, "judith.lambert@rivage.example");
  await judith.goto(`${place.origin}/app/f/${place.firmID}/`);
  await expect(judith.getByText("Séances que vous animez pour un collègue")).toBeVisible();
  await expect(judith.getByText("à la place de Karim Benali", { exact: false })).toBeVisible();
  await expectAxeClean(judith);
  await judith.getByRole("link", { name: "Voir la séance" }).click();
  await expect(judith.getByRole("tab")).toHaveCount(2);
  await openRoom(judith, room, "Écoute");

  const karim = await opened(browser, product.signIn.coach);
  await karim.goto(room);
  await expect(karim.getByText("La salle n’est pas encore ouverte", { exact: false })).toBeVisible();
});

test("a group writes its review, strikes out, hands it over, then meets among peers by a script", async ({
  browser,
  product,
}) => {
  const coach = await opened(browser, product.signIn.coach);
  const place = await placeOf(coach, product);
  const api = `${place.origin}/api/f/${place.firmID}/cohort/${place.cohortID}`;
  const app = `${place.origin}/app/f/${place.firmID}`;
  const review = `${app}/groupe/${place.cohortID}?onglet=bilan`;
  const thomas = await opened(browser, product.signIn.participant);

  await test.step("its last session is today", async () => {
    const planned = (await sessionsOf(coach, place)).filter(({ status }) => status === "planned");
    for (const { sessionID } of planned.filter(({ kind }) => kind === "regular")) {
      await ask(coach, `${api}/session/${sessionID}/cancel`, { reason: "Cycle écourté" });
    }
    const last = planned.find(({ kind }) => kind === "review");
    const startsAt = new Date(Date.now() + 600_000).toISOString();
    await ask(coach, `${api}/session/${last?.sessionID}/move`, { startsAt, reason: "Cycle écourté" });
  });

  await test.step("members write, the coach has it read", async () => {
    await thomas.goto(review);
    for (const text of [KEPT, STRUCK]) {
      await thomas.getByRole("button", { name: "Ajouter un passage" }).click();
      await thomas
        .getByRole("dialog")
        .getByLabel(/^Passage/)
        .fill(text);
      await thomas.getByRole("button", { name: "Enregistrer le passage" }).click();
      await expect(thomas.getByRole("listitem").filter({ hasText: text })).toBeVisible();
    }
    await coach.goto(review);
    await coach.getByRole("button", { name: "Faire relire le groupe" }).click();
    await coach.getByRole("dialog").getByRole("button", { name: "Faire relire le groupe" }).click();
    await expect(coach.getByText("0 membre a relu sur 6.", { exact: false })).toBeVisible();
    await expect(coach.getByRole("button", { name: "Remettre le texte" })).toHaveCount(0);
  });

  await test.step("one strikes out and nobody sees who, each says that he has read", async () => {
    const [ines, ...rest] = await Promise.all(OTHERS.map((one) => signedIn(browser, product, `${one}@valdor.example`)));
    if (!ines) throw new Error("nobody");
    await ines.goto(review);
    await ines.getByRole("button", { name: `Rayer «\u00A0${STRUCK}\u00A0»` }).click();
    await expect(ines.getByText("Rayé", { exact: true })).toBeVisible();
    await expectAxeClean(ines);
    await ines.getByRole("button", { name: "J’ai relu, cela peut partir" }).click();
    await expect(ines.getByRole("main").getByText("Vous pouvez encore rayer", { exact: false })).toBeVisible();
    await thomas.goto(review);
    await expect(thomas.getByText("Rayé", { exact: true })).toBeVisible();
    await expect(thomas.getByRole("button", { name: /^Ne plus rayer/ })).toHaveCount(0);
    for (const page of [thomas, ...rest]) {
      await page.goto(review);
      await page.getByRole("button", { name: "J’ai relu, cela peut partir" }).click();
      await expect(page.getByRole("main").getByText("Vous pouvez encore rayer", { exact: false })).toBeVisible();
    }
  });

  await test.step("what is left is handed over; the sponsor reads that, and nothing else", async () => {
    await coach.goto(review);
    await coach.getByRole("button", { name: "Remettre le texte" }).click();
    await coach.getByRole("dialog").getByRole("button", { name: "Remettre le texte" }).click();
    await expect(coach.getByText("Remis le", { exact: false })).toBeVisible();
    const sponsor = await opened(browser, product.signIn.sponsor);
    await expect(sponsor.getByText(KEPT)).toBeVisible();
    await expect(sponsor.getByText(STRUCK)).toHaveCount(0);
    await expect(sponsor.locator("body")).not.toContainText("Inès Diallo a rayé");
  });

  await test.step("the group goes on among peers: a date, a volunteer, a room with its script", async () => {
    await coach.goto(`${app}/groupes/${place.cohortID}/autonomie`);
    await coach.getByRole("button", { name: "Laisser le groupe continuer entre pairs" }).click();
    await expect(coach.getByText("Le groupe se réunit entre pairs depuis", { exact: false })).toBeVisible();
    await thomas.goto(`${app}/groupe/${place.cohortID}/rencontres`);
    await expectAxeClean(thomas);
    await thomas.getByRole("button", { name: "Fixer une rencontre" }).first().click();
    const dialog = thomas.getByRole("dialog");
    const soon = new Date(Date.now() + 2 * 3_600_000);
    const wall = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Paris", dateStyle: "short", timeStyle: "short" });
    const [day = "", hour = ""] = wall.format(soon).split(" ");
    await dialog.getByLabel(/^Jour/).fill(day);
    await dialog.getByLabel(/^Heure/).fill(hour);
    await dialog.getByLabel("J’anime cette rencontre").check();
    await dialog.getByRole("button", { name: "Fixer cette date" }).click();
    const link = thomas.getByRole("link", { name: "Ouvrir la salle" });
    const address = new URL((await link.getAttribute("href")) ?? "", place.origin).href;
    await thomas.goto(address);
    await expectAxeClean(thomas);
    await thomas.getByRole("button", { name: "Ouvrir la salle" }).click();
    await thomas.getByRole("button", { name: "Démarrer" }).click();
    const first = (await thomas.locator(".room-script").textContent()) ?? "";
    await thomas.getByRole("button", { name: "Étape suivante" }).click();
    await expect(thomas.locator(".room-script")).not.toHaveText(first);
    await expectAxeClean(thomas);
    await coach.goto(address.replace("?ouvrir", ""));
    await expect(coach.getByText("La salle n’est pas encore ouverte", { exact: false })).toBeVisible();
    await coach.goto(`${app}/groupes/${place.cohortID}/autonomie`);
    await expect(coach.getByRole("cell", { name: "Prévue" })).toBeVisible();
  });
});
