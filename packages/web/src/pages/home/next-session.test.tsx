import { render, screen } from "@solidjs/testing-library";
import { afterEach, expect, test, vi } from "vitest";
import { NextSession } from "./next-session.tsx";

afterEach(() => vi.useRealTimers());

const at = (now: string) => {
  vi.useFakeTimers({ now: new Date(now), toFake: ["Date"] });
  render(() => (
    <NextSession
      title="Séance 6"
      sub="Groupe"
      startsAt="2026-06-09T08:00:00.000Z"
      zone="Europe/Paris"
      minutes={210}
      place="Nantes"
    />
  ));
};

test("a session that has begun is told as under way, not as the next one", () => {
  at("2026-06-09T08:03:00.000Z");
  expect(screen.getByText("Séance en cours")).toBeDefined();
  expect(screen.getByText(/commencée il y a 3\sminutes/u)).toBeDefined();
});

test("a session ahead is the next one, with what is left before it", () => {
  at("2026-06-09T07:40:00.000Z");
  expect(screen.getByText("Prochaine séance")).toBeDefined();
  expect(screen.getByText(/dans 20\sminutes/u)).toBeDefined();
});
