// @vitest-environment jsdom
import { describe, expect, test } from "vitest";
import { Refusal } from "../base/refusal.ts";
import { persisting } from "./acting.ts";
import { createDraft } from "./draft.ts";
import { seqIn } from "./socket.ts";

const noWait = () => Promise.resolve();
const failing = (times: number, refusal: Refusal) => {
  let sent = 0;
  const send = async () => {
    sent += 1;
    if (sent <= times) throw refusal;
    return "written";
  };
  return { send, sent: () => sent };
};

describe("an act", () => {
  test("is sent again while the connection is gone", async () => {
    const { send, sent } = failing(3, new Refusal({ status: 0, code: "network" }));
    expect(await persisting(send, noWait)).toBe("written");
    expect(sent()).toBe(4);
  });

  test("that is refused is sent once", async () => {
    const { send, sent } = failing(1, new Refusal({ status: 409, code: "room.not_this_step" }));
    await expect(persisting(send, noWait)).rejects.toMatchObject({ code: "room.not_this_step" });
    expect(sent()).toBe(1);
  });
});

describe("a text that is not sent yet", () => {
  test("is there after the page is loaded again, under the key it was sent with", () => {
    const act = { kind: "write", text: "Et si…" };
    const before = createDraft("word.1");
    before.set("Et si…");
    const key = before.keyOf(act);
    const after = createDraft("word.1");
    expect([after.text(), after.keyOf(act)]).toEqual(["Et si…", key]);
    expect(after.keyOf({ ...act, text: "Autre" })).not.toBe(key);
    after.done();
    expect([createDraft("word.1").text(), createDraft("word.1").keyOf(act) === key]).toEqual(["", false]);
  });
});

test.each([
  ['{"seq":12,"kind":"write"}', 12],
  ['{"kind":"beat"}', undefined],
  ["<html>", undefined],
  ["null", undefined],
])("a signal carries a number or nothing: %s", (data, seq) => expect(seqIn(data)).toBe(seq));
