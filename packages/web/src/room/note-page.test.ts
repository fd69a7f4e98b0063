// @vitest-environment jsdom
import { createRoot } from "solid-js";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createNotePage } from "./note-page.ts";

const place = { firmID: "f", cohortID: "c", sessionID: "s" };

beforeEach(() => {
  sessionStorage.clear();
  localStorage.clear();
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const answer = (status: number, body: unknown) => new Response(JSON.stringify(body), { status });

test("a mark is kept with what another tab wrote meanwhile, and taken off again", async () => {
  const written: { text: string; marks: number[]; rev: number }[] = [];
  let there = { text: "", marks: [] as number[], rev: 0 };
  vi.stubGlobal("fetch", async (_: string, init?: RequestInit) => {
    if ((init?.method ?? "GET") === "GET") return answer(200, there);
    const given = JSON.parse(typeof init?.body === "string" ? init.body : "") as typeof there;
    if (given.rev !== there.rev) {
      return answer(409, { error: { code: "room.note_changed", message: "", fields: [], requestID: "r" } });
    }
    written.push(given);
    there = { ...given, rev: given.rev + 1 };
    return answer(200, { sessionID: "s", rev: there.rev });
  });
  await createRoot(async (dispose) => {
    const page = createNotePage(place);
    page.open();
    await vi.advanceTimersByTimeAsync(10);
    there = { text: "écrit ailleurs", marks: [3], rev: 1 };
    page.mark(7, true);
    expect(page.isMarked(7)).toBe(true);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(written.at(-1)).toEqual({ text: "écrit ailleurs", marks: [3, 7], rev: 1 });
    page.mark(3, false);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(written.at(-1)).toMatchObject({ marks: [7] });
    expect([page.isMarked(3), page.isMarked(7), page.state()]).toEqual([false, true, "saved"]);
    dispose();
  });
});
