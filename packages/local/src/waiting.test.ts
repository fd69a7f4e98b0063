import { expect, it } from "vitest";
import { waiting } from "./waiting.ts";

/** A piece of work that ends when told. */
function held() {
  let end: () => void = () => undefined;
  const work = new Promise<void>((resolve) => {
    end = resolve;
  });
  return { work: () => work, end: () => end() };
}

it("is over at once where nobody waits", async () => {
  await waiting().over(60_000);
});

it("is over when the last one has his answer", async () => {
  const people = waiting();
  const [one, other] = [held(), held()];
  const answers = [people.during(one.work), people.during(other.work)];
  let over = false;
  const end = people.over(60_000).then(() => {
    over = true;
  });
  one.end();
  await answers[0];
  expect(over).toBe(false);
  other.end();
  await end;
});

it("counts him out whose answer failed", async () => {
  const people = waiting();
  await expect(people.during(() => Promise.reject(new Error("no")))).rejects.toThrow("no");
  await people.over(60_000);
});

it("is over in time although someone waits for ever", async () => {
  const people = waiting();
  void people.during(held().work);
  await people.over(1);
});
