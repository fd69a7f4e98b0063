import type { Page } from "@playwright/test";
import { expectAxeClean } from "./axe.ts";
import { chapter } from "./chapter.ts";
import { linkOf, waitForMail } from "./inbox.ts";
import { expect, test } from "./journey.ts";
import { addressOf, draw, takenBy } from "./proofs.ts";

/**
 * A cycle's proofs, from the code on the screen to the quality pack: each test goes on where the one before ended. The
 * day after the demo's day: the session of that day has begun.
 */
const story = chapter(180_000, { env: { DAYS_AHEAD: "1" } });

const GROUP = "Managers de proximité Valdor";
const PRAISE = "On a trouvé deux pistes en une heure.";
/** What people answered, and what is complained of here: in no file that leaves the firm. */
const NEVER = ["Deux idées à essayer dès lundi", "Hâte d’apporter mon sujet", "Le parking est introuvable", PRAISE];
/** A page of nothing, as a scanner gives it. */
const SCAN = Buffer.from("%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n");

let coach: Page;
let owner: Page;
let firm = "";
let code = "";
let to = "";

test("the coach opens the sheet of a session and shows its code", async ({ browser }) => {
  coach = await story.open(browser);
  await coach.goto(story.product.signIn.coach);
  await coach.goto(`${coach.url()}groupes`);
  await coach.getByRole("link", { name: GROUP }).click();
  await coach.getByRole("tab", { name: "Présence" }).click();
  await coach.getByRole("region", { name: "Feuilles d’émargement" }).getByRole("link").last().click();
  await expect(coach.getByRole("heading", { level: 1, name: /^Émargement/ })).toBeVisible();
  await expectAxeClean(coach);
  await coach.getByRole("button", { name: "Afficher le code" }).click();
  await expect(coach.getByRole("img", { name: "Code à viser pour signer" })).toBeVisible();
  code = (await coach.locator(".signing-code strong").textContent()) ?? "";
  expect(code).toMatch(/^[0-9A-Z]{6}$/);
});

test("people sign on a phone: drawn, or by a typed name without script", async ({ browser }) => {
  const origin = new URL(story.product.dashboard).origin;
  const phone = await story.open(browser, { width: 390 });
  await phone.goto(`${origin}/emargement/${code}`);
  const count = (await phone.getByLabel("Vous êtes").locator("option").count()) - 1;
  expect(count).toBeGreaterThan(2);
  await phone.getByLabel("Vous êtes").selectOption({ index: 1 });
  await draw(phone);
  await expectAxeClean(phone);
  await phone.getByRole("button", { name: "Signer", exact: true }).click();
  await expect(phone.getByText("Votre signature est enregistrée.")).toBeVisible();

  const bare = await story.open(browser, { width: 390, script: false });
  await bare.goto(`${origin}/emargement/${code}`);
  await expect(bare.locator("canvas")).toBeHidden();
  await bare.getByLabel("Vous êtes").selectOption({ index: 1 });
  await bare.getByLabel("Ou signez en tapant").fill("Personne Autre");
  await bare.getByRole("button", { name: "Signer", exact: true }).click();
  await expect(bare.getByText("Ce n’est pas le nom choisi").first()).toBeVisible();
});

test("the coach says who is away, signs last, and the sheet is closed; a correction comes after it", async () => {
  const awaiting = coach.getByRole("row").filter({ hasText: "En attente" });
  const signed = coach.getByRole("row").filter({ hasText: "Signé" });
  await expect(signed).toHaveCount(1);
  to = addressOf((await signed.getByRole("rowheader").textContent()) ?? "");
  for (let left = await awaiting.count(); left > 0; left--) {
    await awaiting.first().getByRole("link").click();
    await coach.getByRole("radio", { name: left === 1 ? "Absent" : "Excusé" }).check();
    await coach.getByRole("button", { name: "Enregistrer" }).click();
    await expect(awaiting).toHaveCount(left - 1);
  }
  await draw(coach);
  await coach.getByRole("button", { name: "Contresigner" }).click();
  await expect(coach.getByText("La feuille est close.")).toBeVisible();
  await coach.getByRole("row").filter({ hasText: "Absent" }).first().getByRole("link").click();
  await coach.getByRole("radio", { name: "Présent, sans signature" }).check();
  await coach.getByRole("button", { name: "Ajouter la correction" }).click();
  await expect(coach.getByRole("alert")).toBeVisible();
  await coach.getByLabel("Pourquoi vous corrigez").fill("Présent, téléphone éteint");
  await coach.getByRole("button", { name: "Ajouter la correction" }).click();
  await expect(coach.getByRole("region", { name: "Corrections" })).toContainText("téléphone éteint");
  await expectAxeClean(coach);
  const href = await coach.getByRole("link", { name: "Ouvrir le PDF" }).getAttribute("href");
  const paper = await coach.request.get(new URL(href ?? "", coach.url()).href);
  expect((await paper.body()).subarray(0, 5).toString()).toBe("%PDF-");
});

test("a sheet that was signed on paper is closed with its scan, and is no longer to sign", async () => {
  await coach.goto(coach.url().replace(/\/emargement.*/, "?onglet=presence"));
  await coach.getByRole("region", { name: "Feuilles d’émargement" }).getByRole("link").first().click();
  await coach.getByRole("link", { name: "La feuille a été signée sur papier" }).click();
  await expect(coach.getByRole("heading", { level: 1, name: "Feuille signée sur papier" })).toBeVisible();
  await coach.getByRole("button", { name: "Fermer la feuille" }).click();
  await expect(coach.getByRole("alert").first()).toBeVisible();
  await expectAxeClean(coach);
  await coach.getByLabel("Où la feuille est conservée").fill("Classeur des feuilles, bureau de Lyon");
  const file = coach.getByLabel("Choisir un fichier");
  await file.setInputFiles({ name: "feuille.docx", mimeType: "application/msword", buffer: SCAN });
  await expect(coach.getByText("Ce fichier n’est pas d’un format accepté.")).toBeVisible();
  await file.setInputFiles({
    name: "feuille.pdf",
    mimeType: "application/pdf",
    buffer: Buffer.alloc(6_000_000, "%PDF-"),
  });
  await expect(coach.getByText("reste trop lourd", { exact: false })).toBeVisible();
  await expect(coach.getByText("feuille.pdf a été lu.")).toHaveCount(0);
  const scan = { name: "feuille.pdf", mimeType: "application/pdf", buffer: SCAN };
  await file.setInputFiles(scan);
  await expect(coach.getByText("feuille.pdf a été lu.")).toBeVisible();
  await coach.getByRole("button", { name: "Fermer la feuille" }).click();
  await expect(coach.getByText("La feuille est close.", { exact: false }).first()).toBeVisible();
  await expect(coach.getByRole("region", { name: "Signé sur papier" })).toContainText("bureau de Lyon");
  const href = await coach.getByRole("link", { name: "Télécharger le scan" }).getAttribute("href");
  expect(await (await coach.request.get(new URL(href ?? "", coach.url()).href)).body()).toEqual(SCAN);
  await expectAxeClean(coach);
});

test("who was there is asked one question, answers without script, and the coach reads it", async ({ browser }) => {
  const mail = await waitForMail(story.product.inbox, { to, subject: /Une question sur votre dernière séance/ });
  const phone = await story.open(browser, { width: 390, script: false });
  await phone.goto(linkOf(mail, /\/avis\//));
  await phone.getByRole("radio").last().check();
  await phone.getByRole("textbox").fill(PRAISE);
  await phone.getByRole("button", { name: "Envoyer mon avis" }).click();
  await expect(phone.getByRole("heading", { level: 1, name: /^Merci/ })).toBeVisible();
  await coach.goto(coach.url().replace(/\/emargement.*/, "?onglet=satisfaction"));
  await expect(coach.getByText(PRAISE)).toBeVisible();
});

test("the firm signs the certificates of a group in one act; its sponsor takes his people’s in one archive", async ({
  browser,
}) => {
  owner = await story.open(browser);
  await owner.goto(story.product.signIn.owner);
  firm = owner.url();
  await owner.goto(`${firm}groupes`);
  await owner.getByRole("link", { name: GROUP }).click();
  await owner.getByRole("tab", { name: "Documents" }).click();
  const certificates = owner.getByRole("region", { name: "Certificats de réalisation" });
  await certificates.getByRole("button", { name: "Signer les certificats" }).click();
  await expect(certificates.getByRole("listitem")).not.toHaveCount(0);
  await expectAxeClean(owner);
  const paper = await owner.request.get(
    new URL((await certificates.getByRole("link").first().getAttribute("href")) ?? "", owner.url()).href,
  );
  expect((await paper.body()).subarray(0, 5).toString()).toBe("%PDF-");

  await owner.goto(`${firm}reglages/journal`);
  await expect(owner.getByRole("row").filter({ hasText: "A signé les certificats d’un groupe" }).first()).toBeVisible();
  await owner.getByLabel("Sujet").selectOption({ label: "Présence et émargement" });
  await expect(owner.getByRole("row").filter({ hasText: "A contresigné une demi-journée" })).toHaveCount(1);
  await expectAxeClean(owner);

  const sponsor = await story.open(browser, { width: 390 });
  await sponsor.goto(story.product.signIn.sponsor);
  const files = await takenBy(sponsor, "Tout télécharger (ZIP)");
  expect(files[0]?.name).toMatch(/^01-certificat-.+\.pdf$/);
});

test("sheets, certificates and the firm’s own documents are drawn in one act and handed out", async ({ browser }) => {
  await owner.goto(`${firm}groupes`);
  await owner.getByRole("link", { name: GROUP }).click();
  await owner.getByRole("tab", { name: "Documents" }).click();
  await owner.getByRole("link", { name: "Préparer et remettre les documents" }).click();
  await owner.getByRole("button", { name: "Tout préparer" }).click();
  await expect(owner.getByRole("progressbar")).toBeVisible();
  await expect(owner.getByRole("button", { name: "Tout mettre à jour" })).toBeEnabled({ timeout: 60_000 });
  const papers = owner.getByRole("region", { name: "Documents", exact: true });
  for (const kind of ["Feuilles d’émargement", "Certificats de réalisation", "Règlement intérieur"]) {
    const link = papers.getByRole("link", { name: new RegExp(`^Anglais \\(PDF\\) ${kind}`) }).first();
    const file = await owner.request.get(new URL((await link.getAttribute("href")) ?? "", owner.url()).href);
    expect((await file.body()).subarray(0, 5).toString(), kind).toBe("%PDF-");
  }
  await owner.getByRole("button", { name: "Remettre à tous" }).click();
  await expect(papers.getByText(/pas encore ouvert/).first()).toBeVisible();
  await expectAxeClean(owner);
  const phone = await story.open(browser, { width: 390, script: false });
  await phone.goto(
    linkOf(await waitForMail(story.product.inbox, { to, subject: /Votre convocation/ }), /\/documents\//),
  );
  await expect(phone.getByRole("heading", { level: 2, name: "Certificat de réalisation" })).toBeVisible();
});

test("a coach hands over what shows that he is competent, from his own page", async () => {
  await coach.goto(`${firm}justificatifs`);
  await coach.getByRole("link", { name: "Ajouter un justificatif" }).click();
  await coach.getByRole("button", { name: "Déposer" }).click();
  await expect(coach.getByRole("alert").first()).toBeVisible();
  await expectAxeClean(coach);
  await coach.getByRole("radio", { name: "Diplôme ou certification" }).check();
  await coach.getByLabel("Intitulé").fill("Certification de coach");
  await coach
    .getByLabel("Choisir un fichier")
    .setInputFiles({ name: "certification.pdf", mimeType: "application/pdf", buffer: SCAN });
  await expect(coach.getByText("certification.pdf a été lu.")).toBeVisible();
  await coach.getByRole("button", { name: "Déposer" }).click();
  await expect(coach.getByText("Certification de coach").first()).toBeVisible();
  await expectAxeClean(coach);
});

test("a visitor complains without an account or a script; a person reads, answers and closes", async ({ browser }) => {
  const visitor = await story.open(browser, { width: 390, script: false });
  await owner.goto(`${firm}qualite`);
  await expectAxeClean(owner);
  const address = await owner.getByRole("link", { name: "la page des réclamations" }).getAttribute("href");
  await visitor.goto(new URL(address ?? "", owner.url()).href);
  const seeing = await story.open(browser, { width: 390 });
  await seeing.goto(visitor.url());
  await expectAxeClean(seeing);
  await visitor.getByRole("radio", { name: "Participant ou participante" }).check();
  await visitor.getByLabel("Prénom et nom").fill("Nora Bel");
  await visitor.getByLabel("Adresse électronique").fill("nora.bel@exemple.fr");
  await visitor.getByLabel("Votre réclamation").fill("Le parking est introuvable.");
  await visitor.getByRole("button", { name: "Envoyer la réclamation" }).click();
  await expect(visitor.getByRole("heading", { name: "Réclamation enregistrée" })).toBeVisible();
  const first = await waitForMail(story.product.inbox, { to: "nora.bel@exemple.fr", subject: /enregistrée/ });
  expect(first.text).not.toContain("parking");

  await owner.goto(firm);
  await owner.getByRole("link", { name: "Lire la réclamation" }).click();
  await expect(owner.getByText("Le parking est introuvable.")).toBeVisible();
  await expectAxeClean(owner);
  await owner.getByRole("button", { name: "Je l’ai lue" }).click();
  await waitForMail(story.product.inbox, { to: "nora.bel@exemple.fr", subject: /a été lue/ });
  await owner.getByLabel("Votre réponse").fill("Un plan d’accès part avec chaque convocation.");
  await owner.getByRole("button", { name: "Envoyer la réponse" }).click();
  await waitForMail(story.product.inbox, { to: "nora.bel@exemple.fr", subject: /réponse/ });
  await owner.getByLabel("Elle était").selectOption({ label: "Fondée" });
  await owner.getByRole("button", { name: "Clore la réclamation" }).click();
  await expect(owner.getByText("Close", { exact: true })).toBeVisible();
  await owner.getByRole("link", { name: "En tirer une amélioration" }).click();
  await owner.getByLabel("Intitulé").fill("Plan d’accès");
  await owner.getByLabel("Description").fill("Joint à chaque convocation.");
  await expectAxeClean(owner);
  await owner.getByRole("button", { name: "Enregistrer" }).click();
  await expect(owner.getByRole("row").filter({ hasText: "Plan d’accès" })).toContainText("Réclamation R-");
});

test("the yearly report says its boxes, what is behind them and what is missing", async () => {
  await owner.goto(`${firm}qualite/bpf`);
  await expect(owner.getByRole("heading", { name: /points à compléter/ })).toBeVisible();
  await expectAxeClean(owner);
  const report = owner.getByRole("region", { name: /^E – / });
  await expect(report.getByText("À préciser")).toBeVisible();
  await owner.getByRole("link", { name: "Compléter", exact: true }).first().click();
  await owner.getByLabel("Chiffre d’affaires global").fill("90 000");
  await owner.getByLabel("Total des charges de formation").fill("20 000,50");
  const coaches = owner.getByRole("region", { name: /^E – / }).getByRole("combobox");
  for (let at = 0; at < (await coaches.count()); at++) await coaches.nth(at).selectOption({ index: 1 });
  await expectAxeClean(owner);
  await owner.getByRole("button", { name: "Enregistrer" }).click();
  await expect(owner.getByRole("region", { name: /^E – / }).getByText("Personnes de l’organisme")).toBeVisible();
  const href = await owner.getByRole("link", { name: "Tableur (CSV)" }).getAttribute("href");
  const file = await (await owner.request.get(new URL(href ?? "", owner.url()).href)).text();
  expect(file).toContain('"D";"";"Total des charges de formation";20000,50');
});

test("the quality pack holds the proofs by indicator, and nothing that was said", async () => {
  await owner.goto(`${firm}qualite/dossiers`);
  await owner.getByLabel("Programme", { exact: true }).selectOption({ index: 1 });
  const year = new Date().getFullYear();
  await owner.getByLabel("Du", { exact: true }).fill(`${year - 1}-01-01`);
  await owner.getByLabel("Au", { exact: true }).fill(`${year + 1}-12-31`);
  await owner.getByRole("button", { name: "Préparer le dossier" }).click();
  const take = owner.getByRole("button", { name: "Télécharger l’archive" });
  await expect(take).toBeVisible({ timeout: 60_000 });
  await expectAxeClean(owner);
  const files = await takenBy(owner, "Télécharger l’archive");
  const names = files.map(({ name }) => name);
  expect(names[0]).toBe("00-sommaire.csv");
  for (const wanted of [
    /^indicateur-01\/programme\.pdf$/,
    /^indicateur-11\/.+\/\d\d-certificat-.+\.pdf$/,
    /^indicateur-12\/.+\/emargement-.+\.pdf$/,
    /^indicateur-21\/.+\.pdf$/,
    /^indicateur-30\/.+\/questionnaires\.csv$/,
    /^indicateur-31\/reclamations\.csv$/,
    /^indicateur-32\/registre\.csv$/,
    /^personnes\/01-.+\.pdf$/,
  ]) {
    expect(names.some((name) => wanted.test(name))).toBe(true);
  }
  for (const { name, bytes } of files.filter((one) => one.name.endsWith(".pdf"))) {
    expect(bytes.subarray(0, 5).toString(), name).toBe("%PDF-");
  }
  const words = files.filter(({ name }) => name.endsWith(".csv")).map(({ bytes }) => bytes.toString());
  for (const never of NEVER) expect(words.join("\n")).not.toContain(never);
  expect(words.join("\n")).toContain("fondée");
  await owner.goto(`${firm}reglages/journal?acte=quality.takePack`);
  await expect(owner.getByRole("row").filter({ hasText: "A téléchargé un dossier de preuves" })).toHaveCount(1);
});
