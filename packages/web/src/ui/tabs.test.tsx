import { screen } from "@solidjs/testing-library";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { renderAt } from "../testing/routed.tsx";
import { Tabs } from "./tabs.tsx";

const tabs = () => (
  <Tabs
    label="Groupe"
    tabs={[
      { id: "seances", title: "Séances", body: () => <p>Les dates</p> },
      { id: "participants", title: "Participants", count: 6, body: () => <p>Les noms</p> },
      { id: "reglages", title: "Réglages", body: () => <p>Le reste</p> },
    ]}
  />
);

test("opens on the tab of the address, and on the first one when the address says nonsense", async () => {
  renderAt("/?onglet=participants", tabs);
  expect(await screen.findByText("Les noms")).toBeTruthy();
  expect(screen.queryByText("Les dates")).toBeNull();
});

test("a tab unknown to the screen shows the first one", async () => {
  renderAt("/?onglet=nimporte", tabs);
  expect(await screen.findByText("Les dates")).toBeTruthy();
});

test("arrows move focus and panel together, round the ends, and the address follows", async () => {
  const user = userEvent.setup();
  const { address } = renderAt("/", tabs);
  const first = await screen.findByRole("tab", { name: "Séances" });
  first.focus();
  await user.keyboard("{ArrowLeft}");
  expect(await screen.findByText("Le reste")).toBeTruthy();
  expect(document.activeElement).toBe(screen.getByRole("tab", { name: "Réglages" }));
  expect(address()).toBe("/?onglet=reglages");
  await user.keyboard("{Home}");
  expect(await screen.findByText("Les dates")).toBeTruthy();
  expect(address()).toBe("/");
  expect(screen.getAllByRole("tab").filter((tab) => tab.getAttribute("tabindex") === "0")).toHaveLength(1);
});
