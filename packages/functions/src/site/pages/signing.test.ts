import { Attendance, Signing } from "@entrepairs/core/attendance";
import { db } from "@entrepairs/core/db";
import { Firm } from "@entrepairs/core/firm";
import { plusMinutes, withClock } from "@entrepairs/core/kernel";
import { Link } from "@entrepairs/core/link";
import { RoomCode } from "@entrepairs/core/platform";
import { asSystem, Satisfaction } from "@entrepairs/core/testing";
import { openTable } from "@entrepairs/core/testing/open.ts";
import { recordDocument } from "@entrepairs/facturx";
import { expect, it } from "vitest";
import { sheetDocument } from "../../paper/sheet.ts";
import { siteApp } from "../app.tsx";

const START = Date.parse("2026-02-01T08:00:00.000Z");
const at = <R>(minutes: number, body: () => R) => withClock(START + minutes * 60_000, body);
let group: Satisfaction.Group;
let key = { cohortID: "", sessionID: "" };
let link = "";
let screen = "";
openTable(async () => {
  Satisfaction.configureForTests();
  group = await Satisfaction.addGroup({ people: 2 });
  key = { cohortID: group.cohortID, sessionID: group.sessionIDs[0] ?? "" };
  const subject = { cohortID: group.cohortID, enrolmentID: group.enrolmentIDs[1] ?? "" };
  await at(-20, () =>
    asSystem(group.firmID, async () => {
      const expiresAt = plusMinutes(new Date(START).toISOString(), 600);
      const { linkID, operation } = Link.issue({ purpose: "enrolment", subject, expiresAt });
      await db().write({ operation }, {});
      link = `/emargement/lien/${Link.tokenOf(linkID)}`;
      screen = `/emargement/${await RoomCode.claim(key)}`;
    }),
  );
});

const get = async (path: string) => siteApp().request(path);
const post = async (path: string, values: Record<string, string>) =>
  siteApp().request(path, {
    method: "POST",
    headers: { "Content-Type": "application/x-www-form-urlencoded", Origin: "http://127.0.0.1:1" },
    body: new URLSearchParams(values).toString(),
  });
const asCoach = <R>(body: () => R) => Satisfaction.asCoach(group, body);

it("signs by the code on the screen: not ahead, under one's name, drawn or typed, and says so", async () => {
  const enrolmentID = group.enrolmentIDs[0] ?? "";
  const early = await at(-10, () => get(screen));
  expect(await early.text()).toContain("Cette séance n’a pas commencé");
  expect((await at(-10, () => post(screen, { enrolmentID, half: "0", name: "Ana Lopes" }))).status).toBe(422);
  await at(5, async () => {
    const page = await get(screen);
    const text = await page.text();
    expect(page.headers.get("Content-Security-Policy")).toContain("script-src 'self'");
    expect(text).toContain("Ana L.");
    expect(text.match(/<script/g)).toHaveLength(1);
    const pad = /src="(\/pad-[^"]+\.js)"/.exec(text)?.[1] ?? "";
    expect((await get(pad)).headers.get("Content-Type")).toContain("text/javascript");
    const nobody = await post(screen, { enrolmentID: "", half: "0", name: "Ana Lopes" });
    expect(await nobody.text()).toContain("Choisissez votre nom dans la liste.");
    const other = await post(screen, { enrolmentID, half: "0", name: "Zoé Martin" });
    expect(other.status).toBe(422);
    expect(await other.text()).toContain("Ce n’est pas le nom choisi");
    const done = await post(screen, { enrolmentID, half: "0", name: "", strokes: "M10 20L30 40" });
    expect(done.headers.get("Location")).toBe(`${screen}?fait=1`);
    expect(await (await get(`${screen}?fait=1`)).text()).toContain("Votre signature est enregistrée.");
  });
  expect((await get("/emargement/ZZZZZZ")).status).toBe(404);
});

it("signs by one's own link what has begun and is not signed, and lists the rest", async () => {
  expect(await (await at(-10, () => get(link))).text()).toContain("Aucune demi-journée n’est à signer");
  await at(20, async () => {
    expect(await (await get(`${link}?langue=en`)).text()).toContain("Sign my attendance");
    const { sessionID } = key;
    expect((await post(link, { sessionID, half: "0", name: "" })).status).toBe(422);
    expect((await post(link, { sessionID, half: "0", name: "Ana Lopes" })).status).toBe(303);
    expect(await (await get(link)).text()).toContain("Signé");
  });
  expect((await at(700, () => get(link))).status).toBe(410);
});

it("prints the sheet in both languages, closed by the coach, the same bytes each time", async () => {
  await at(30, () => asCoach(() => Signing.countersign({ ...key, half: 0, strokes: "M1 1L200 100" })));
  const [paper, firm] = await asCoach(() => Promise.all([Signing.sheetPaper(key), Firm.get()]));
  for (const locale of ["fr", "en"] as const) {
    const document = sheetDocument(paper, firm, locale);
    expect(document.rows).toHaveLength(3);
    expect(document.closing).toContain(paper.entries.at(-1)?.hash);
    const bytes = await recordDocument(document);
    expect(Buffer.from(bytes.subarray(0, 5)).toString()).toBe("%PDF-");
    expect(await recordDocument(document)).toEqual(bytes);
  }
  const { sheets } = await asCoach(() => Attendance.roster({ cohortID: group.cohortID }));
  expect(sheets[0]?.marks.map(({ presence }) => presence)).toEqual(["present", "present"]);
});
