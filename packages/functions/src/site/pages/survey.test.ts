import { db, metered } from "@entrepairs/core/db";
import { ID, now, plusMinutes, withClock } from "@entrepairs/core/kernel";
import { Link } from "@entrepairs/core/link";
import { asSystem, Satisfaction } from "@entrepairs/core/testing";
import { openTable } from "@entrepairs/core/testing/open.ts";
import { describe, expect, it } from "vitest";
import { siteApp } from "../app.tsx";

const ORIGIN = "http://127.0.0.1:1";
openTable(Satisfaction.configureForTests);

type Group = Satisfaction.Group;

/** The path that one person of the group was mailed. */
function pathOf(group: Group, surveyID: string, at = 0): string {
  const linkID = ID.derived("link", surveyID, group.enrolmentIDs[at] ?? "");
  return `/avis/${asSystem(group.firmID, () => Link.tokenOf(linkID))}`;
}

const get = async (path: string) => siteApp().request(path);
const post = async (path: string, values: Record<string, string>) =>
  siteApp().request(path, {
    method: "POST",
    headers: { "Content-Type": "application/x-www-form-urlencoded", Origin: ORIGIN },
    body: new URLSearchParams(values).toString(),
  });

async function closing(people = 5) {
  const group = await Satisfaction.addGroup({ people });
  const surveyID = await Satisfaction.openWave(group, 0);
  return { group, surveyID, path: pathOf(group, surveyID) };
}

async function final() {
  const group = await Satisfaction.addGroup({ people: 5 });
  const surveyID = await Satisfaction.openWave(group, "end");
  return { group, surveyID, path: pathOf(group, surveyID) };
}

describe("the closing question", () => {
  it("says who reads it, asks one figure and a word that stays inside unless released, and runs no script", async () => {
    const { path } = await closing();
    const answer = await get(path);
    const page = await answer.text();
    expect(answer.status).toBe(200);
    expect(page).toContain("lues une par une");
    expect(page.match(/type="radio"/g)).toHaveLength(5);
    expect(page).toContain("Pas du tout");
    expect(page).toMatch(/type="checkbox"[^>]*>/);
    expect(page).not.toContain("checked");
    expect(page).not.toContain("<script");
    expect(answer.headers.get("Content-Security-Policy")).toContain("default-src 'none'");
    expect(page).toContain("noindex");
  });

  it("is read in one round trip after its link, and reading it any number of times uses nothing", async () => {
    const { path } = await closing();
    for (let at = 0; at < 3; at++) expect((await get(path)).status).toBe(200);
    const { calls } = await metered(async () => get(path));
    expect(calls.filter((call) => call.operation === "get")).toHaveLength(2);
  });

  it("thanks, says what will be done, and takes no second answer", async () => {
    const { path } = await closing();
    const sent = await post(path, { etape: "1", sens: "suivant", useful: "4", word: "Utile" });
    expect(sent.status).toBe(303);
    expect(await (await get(sent.headers.get("Location") ?? "")).text()).toContain("Ce qui en sera fait");
    const again = await post(path, { etape: "1", sens: "suivant", useful: "1", word: "Un <second> mot" });
    const page = await again.text();
    expect(again.status).toBe(409);
    expect(page).toContain("Vous avez déjà répondu");
    expect(page).toContain("Un &lt;second&gt; mot</textarea>");
  });

  it("sent twice by an impatient thumb, is one answer and one thank-you", async () => {
    const { path } = await closing();
    const values = { etape: "1", sens: "suivant", useful: "4", key: crypto.randomUUID() };
    const statuses = (await Promise.all([post(path, values), post(path, values)])).map((answer) => answer.status);
    expect(statuses).toEqual([303, 303]);
  });

  it("takes one of ten answers posted at the same time", async () => {
    const { path } = await closing();
    const all = Array.from({ length: 10 }, (_, at) =>
      post(path, { etape: "1", sens: "suivant", useful: String(1 + (at % 5)) }),
    );
    const statuses = (await Promise.all(all)).map((answer) => answer.status);
    expect(statuses.filter((status) => status === 303)).toHaveLength(1);
    expect(statuses.filter((status) => status === 409)).toHaveLength(9);
  });

  it("keeps what was typed beside what is to be corrected", async () => {
    const { path } = await closing();
    const refused = await post(path, {
      etape: "1",
      sens: "suivant",
      useful: "9",
      word: "Un <mot>",
      "word.release": "yes",
    });
    const page = await refused.text();
    expect(refused.status).toBe(422);
    expect(page).toContain("Un &lt;mot&gt;");
    expect(page).toContain('id="useful-error"');
    expect(page).toMatch(/name="word.release"[^>]*checked/);
  });

  it("reads in the language of the enrolment, or the other by its link", async () => {
    const { path } = await closing();
    const french = await (await get(path)).text();
    expect(french).toContain('<html lang="fr">');
    const other = /href="(\/avis\/[^"]*langue=en)"/.exec(french)?.[1]?.replaceAll("&amp;", "&") ?? "";
    const english = await (await get(other)).text();
    expect(english).toContain('<html lang="en">');
    expect(english).toContain("Was this session useful to you?");
    const sent = await post(path, { etape: "1", sens: "suivant", useful: "4", langue: "en" });
    expect(await (await get(sent.headers.get("Location") ?? "")).text()).toContain("Thank you");
  });
});

describe("the questionnaire at the end", () => {
  const figures = ["problems", "ideas", "relations", "network", "facilitation", "safety", "recommendation"];

  it("goes question by question, forward and back, keeps each answer, and ends with thanks", async () => {
    const { path } = await final();
    for (const [at, questionID] of figures.entries()) {
      const page = await (await get(`${path}?etape=${at + 1}`)).text();
      expect(page).toContain(`${at + 1} sur 8`);
      expect(page).toContain(`name="${questionID}"`);
      const next = await post(path, { etape: String(at + 1), sens: "suivant", [questionID]: "5" });
      expect(next.headers.get("Location")).toContain(`etape=${at + 2}`);
    }
    const back = await post(path, { etape: "8", sens: "precedent", words: "À garder", "words.release": "yes" });
    expect(back.headers.get("Location")).toContain("etape=7");
    expect(await (await get(`${path}?etape=7`)).text()).toMatch(/value="5"[^>]*checked/);
    const last = await (await get(`${path}?etape=8`)).text();
    expect(last).toContain("À garder");
    expect(last).toContain("Envoyer mon avis");
    const sent = await post(path, { etape: "8", sens: "suivant", words: "À garder", "words.release": "yes" });
    expect(sent.status).toBe(303);
    expect(await (await get(path)).text()).toContain("Merci");
  });

  it("asks for eleven figures of a recommendation and for one answer before going on", async () => {
    const { path } = await final();
    expect((await (await get(`${path}?etape=7`)).text()).match(/type="radio"/g)).toHaveLength(11);
    const refused = await post(path, { etape: "3", sens: "suivant" });
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain("Choisissez une réponse.");
    expect((await post(path, { etape: "3", sens: "precedent" })).headers.get("Location")).toContain("etape=2");
  });

  it("sent from its last step by who skipped the others, shows the first that is missing", async () => {
    const { path } = await final();
    await post(path, { etape: "1", sens: "suivant", problems: "4" });
    const refused = await post(path, { etape: "8", sens: "suivant", words: "Fin" });
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain("2 sur 8");
    expect(await (await get(`${path}?etape=8`)).text()).toContain("Fin</textarea>");
  });
});

describe("a link that leads nowhere", () => {
  it("is said in plain words: unknown, of another purpose, over", async () => {
    const { group, surveyID, path } = await closing();
    const firmOfAnother = ID.createFirm();
    for (const wrong of [
      "/avis/rien",
      `/avis/${firmOfAnother}${"a".repeat(43)}`,
      `${path.slice(0, -1)}${path.endsWith("A") ? "B" : "A"}`,
    ]) {
      const answer = await get(wrong);
      expect(answer.status).toBe(410);
      expect(await answer.text()).toContain("ne mène à aucun questionnaire");
    }
    const linkID = ID.create("link");
    const subject = { surveyID, enrolmentID: group.enrolmentIDs[0] ?? "" };
    const token = await asSystem(group.firmID, async () => {
      const link = Link.issue({ linkID, purpose: "enrolment", subject, expiresAt: plusMinutes(now(), 60) });
      await db().write({ link: link.operation }, {});
      return Link.tokenOf(linkID);
    });
    for (const answer of [await get(`/avis/${token}`), await post(`/avis/${token}`, { etape: "1", useful: "4" })]) {
      expect(answer.status).toBe(410);
      expect(await answer.text()).toContain("ne mène à aucun questionnaire");
    }
  });

  it("after fourteen days says until when answers were expected, and takes none", async () => {
    const { path } = await closing();
    const late = Date.parse(plusMinutes(now(), 15 * 24 * 60));
    const shown = await withClock(late, () => get(path));
    expect(shown.status).toBe(410);
    expect(await shown.text()).toContain("Ce questionnaire est clos");
    const sent = await withClock(late, () =>
      post(path, { etape: "1", sens: "suivant", useful: "4", word: "Trop tard" }),
    );
    expect(sent.status).toBe(410);
    expect(await sent.text()).toContain("Trop tard</textarea>");
  });

  it("is refused to another site's form", async () => {
    const { path } = await closing();
    const answer = await siteApp().request(path, {
      method: "POST",
      headers: { "Content-Type": "application/x-www-form-urlencoded", Origin: "https://elsewhere.example" },
      body: "etape=1&sens=suivant&useful=4",
    });
    expect(answer.status).toBe(403);
  });
});
