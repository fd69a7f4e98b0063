import { describe, expect, it } from "vitest";
import { Table, type TableClient } from "../db/index.ts";
import { ID, withIdempotencyKey } from "../kernel/index.ts";
import { asMember, asSystem } from "../testing/index.ts";
import { openTable } from "../testing/open.ts";
import { Participant, PeopleImport } from "./index.ts";

openTable();

interface Place {
  firmID: string;
  organizationID: string;
}
const aPlace = (firmID = ID.createFirm()): Place => ({ firmID, organizationID: ID.create("organization") });
const asOwner = <R>({ firmID }: Place, body: () => R) =>
  asMember({ firmID, memberID: `member_${firmID}`, roles: ["owner"] }, body);
const run = (place: Place, text: string, key?: string) =>
  asOwner(place, () => withIdempotencyKey(key, () => PeopleImport.run({ organizationID: place.organizationID, text })));
const people = (place: Place) => asOwner(place, () => Participant.ofOrganization(place.organizationID));
const listOf = (count: number, job = "Cadre") =>
  `Prénom;Nom;Adresse;Poste\n${Array.from({ length: count }, (_, at) => `Paul;Essai${String(at).padStart(3, "0")};p${at}@essai.example;${job}`).join("\n")}`;

/** A table that dies at the transaction of this number, after or before it is written. */
function dyingAt(number: number, when: "before" | "after"): TableClient {
  const real = Table.use();
  let count = 0;
  return {
    ...real,
    transact: async (items, token) => {
      count += 1;
      if (count > number) throw new Error("killed");
      if (count === number && when === "before") throw new Error("killed");
      await real.transact(items, token);
      if (count === number) throw new Error("killed");
    },
  };
}

describe("importing an organization's people", () => {
  it("creates, updates and leaves, and says how many of each", async () => {
    const place = aPlace();
    expect(await run(place, listOf(3))).toMatchObject({ created: 3, updated: 0, unchanged: 0 });
    const before = await people(place);
    expect(await run(place, listOf(3))).toMatchObject({ created: 0, updated: 0, unchanged: 3 });
    expect(await people(place)).toEqual(before);
    const more = `${listOf(2)}\nZoé;Neuve;zoe@essai.example;\nPaul;Essai002;p2@essai.example;Chef`;
    expect(await run(place, more)).toMatchObject({ created: 1, updated: 1, unchanged: 2 });
    expect((await people(place)).find((one) => one.email === "p2@essai.example")?.job).toBe("Chef");
  });

  it("never empties what a shorter list does not say", async () => {
    const place = aPlace();
    await run(place, listOf(1));
    expect(await run(place, "Paul Essai000 <p0@essai.example>")).toMatchObject({ unchanged: 1 });
    expect(await people(place)).toMatchObject([{ job: "Cadre" }]);
  });

  it("imports nothing when one line is in error, and names the line", async () => {
    const place = aPlace();
    const text = `${listOf(30)}\nPaul;Sans;;Cadre\nPaul;Deux;p1@essai.example;Cadre`;
    await expect(run(place, text)).rejects.toMatchObject({
      code: "participant.list_refused",
      fields: [
        { path: "lines.32", code: "email_missing" },
        { path: "lines.33", code: "email_twice" },
      ],
    });
    expect(await people(place)).toEqual([]);
  });

  it("refuses an unknown trainee status by its line rather than guess it", async () => {
    const place = aPlace();
    const plan = await asOwner(place, () =>
      PeopleImport.preview({
        organizationID: place.organizationID,
        text: "Nom;Prénom;Email;Statut\nEssai;Ana;ana@essai.example;Salariée\nEssai;Bo;bo@essai.example;astronaute",
      }),
    );
    expect(plan.people).toMatchObject([{ email: "ana@essai.example", traineeStatus: "employee", change: "created" }]);
    expect(plan.errors).toMatchObject([{ line: 3, code: "trainee_status" }]);
    expect(await people(place)).toEqual([]);
  });

  it("keeps by whose clocks someone lives, and refuses a zone that does not exist by its line", async () => {
    const place = aPlace();
    const head = "Prénom;Nom;Email;Fuseau horaire\n";
    const wrong = `${head}Ana;Essai;ana@essai.example;indian/reunion\nBo;Essai;bo@essai.example;Mars/Olympe`;
    await expect(run(place, wrong)).rejects.toMatchObject({ fields: [{ path: "lines.3", code: "zone" }] });
    const right = `${head}Ana;Essai;ana@essai.example;indian/reunion\nBo;Essai;bo@essai.example;`;
    expect(await run(place, right)).toMatchObject({ created: 2 });
    const zones = async () => (await people(place)).map(({ given, zone }) => [given, zone]);
    expect(await zones()).toEqual([
      ["Ana", "Indian/Reunion"],
      ["Bo", undefined],
    ]);
    expect(await run(place, `${head}Bo;Essai;bo@essai.example;Europe/Paris`)).toMatchObject({ updated: 1 });
    expect(await run(place, listOf(1))).toMatchObject({ created: 1 });
    expect(new Set((await zones()).map(([, zone]) => zone))).toEqual(
      new Set(["Europe/Paris", "Indian/Reunion", undefined]),
    );
  });

  it("keeps what serves to compose groups, and changes nothing when it is said again", async () => {
    const place = aPlace();
    const text =
      "Nom;Prénom;Email;Équipe;Ancienneté;Motivation;Besoins\nEssai;Ana;ana@essai.example;Achats;8 ans;Prendre du recul;délégation, conflit";
    expect(await run(place, text)).toMatchObject({ created: 1 });
    expect(await people(place)).toMatchObject([
      {
        team: "Achats",
        seniority: "8 ans",
        motivation: "Prendre du recul",
        needs: ["délégation", "conflit"],
        unit: null,
      },
    ]);
    expect(await run(place, text)).toMatchObject({ unchanged: 1 });
  });

  it("refuses managers in a circle by their lines, even through someone known before", async () => {
    const place = aPlace();
    const head = "Prénom;Nom;Email;Responsable";
    await run(place, `${head}\nAna;Essai;ana@essai.example;Bo Essai\nBo;Essai;bo@essai.example;`);
    const text = `${head}\nCy;Essai;cy@essai.example;ANA essai\nBo;Essai;bo@essai.example;cy@essai.example`;
    await expect(run(place, text)).rejects.toMatchObject({
      fields: [
        { path: "lines.2", code: "manager_circle" },
        { path: "lines.3", code: "manager_circle" },
      ],
    });
  });

  it("leaves someone of another organization where he is", async () => {
    const place = aPlace();
    const other = aPlace(place.firmID);
    await run(place, listOf(1));
    await expect(run(other, listOf(2))).rejects.toMatchObject({
      fields: [{ path: "lines.2", code: "participant.other_organization" }],
    });
    expect(await people(other)).toEqual([]);
    const stranger = aPlace();
    expect(await run(stranger, listOf(1))).toMatchObject({ created: 1 });
  });

  it("takes 300 people, and 301 not", async () => {
    const place = aPlace();
    expect(await run(place, listOf(300))).toMatchObject({ created: 300 });
    expect(await people(place)).toHaveLength(300);
    await expect(run(place, listOf(301))).rejects.toMatchObject({
      fields: [{ path: "lines.302", code: "list_too_long" }],
    });
  });

  it("is done once by two presses at once", async () => {
    const place = aPlace();
    const key = crypto.randomUUID();
    const [one, two] = await Promise.all([run(place, listOf(40), key), run(place, listOf(40), key)]);
    expect(two).toEqual(one);
    expect(await people(place)).toHaveLength(40);
    await Promise.all([run(place, listOf(40, "Chef")), run(place, listOf(45, "Chef"))]);
    expect((await people(place)).filter((one) => one.job === "Chef")).toHaveLength(45);
  });

  const kills = [1, 2, 3, 4, 5].flatMap((number) => (["before", "after"] as const).map((when) => ({ number, when })));
  it.each(kills)(
    "killed $when transaction $number and run again, ends as if it had not been",
    async ({ number, when }) => {
      const key = crypto.randomUUID();
      const killed = aPlace();
      await run(killed, listOf(5, "Ancien"));
      await Table.provide(dyingAt(number, when), () => run(killed, listOf(70), key).catch(() => undefined));
      expect(await run(killed, listOf(70), key)).toMatchObject({ created: 65, updated: 5, unchanged: 0 });
      expect((await people(killed)).map(({ email, job }) => `${email} ${job}`)).toEqual(
        Array.from({ length: 70 }, (_, at) => `p${at}@essai.example Cadre`),
      );
    },
  );

  it.each(kills.slice(1))("killed $when transaction $number, is finished by its job", async ({ number, when }) => {
    const place = aPlace();
    await Table.provide(dyingAt(number, when), () => run(place, listOf(70)).catch(() => undefined));
    await asSystem(place.firmID, () => PeopleImport.resume(place.organizationID));
    expect(await people(place)).toHaveLength(70);
    expect(await run(place, listOf(70))).toMatchObject({ unchanged: 70 });
  });

  it.each(["coach", "sponsor", "participant"] as const)("is not open to a %s", (role) =>
    asMember({ roles: [role] }, async () => {
      const input = { organizationID: ID.create("organization"), text: listOf(1) };
      await expect(PeopleImport.run(input)).rejects.toMatchObject({ kind: "forbidden" });
      await expect(PeopleImport.preview(input)).rejects.toMatchObject({ kind: "forbidden" });
    }),
  );
});
