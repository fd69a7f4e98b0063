import { render, screen, within } from "@solidjs/testing-library";
import userEvent from "@testing-library/user-event";
import { createSignal } from "solid-js";
import { expect, test } from "vitest";
import { type Column, Table } from "./table.tsx";

interface Row {
  name: string;
  seats: number;
}
const columns: Column<Row>[] = [
  { id: "name", head: "Groupe", cell: (row) => row.name, sort: true },
  { id: "seats", head: "Inscrits", cell: (row) => row.seats, num: true },
];
const rows: Row[] = [
  { name: "Lyon 1", seats: 6 },
  { name: "Lille 2", seats: 8 },
];

test("is a table with a name, column headings and one heading a row", () => {
  render(() => (
    <Table caption="Groupes" columns={columns} rows={rows} actions={(row) => <a href="#x">Voir {row.name}</a>} />
  ));
  const table = screen.getByRole("table", { name: "Groupes" });
  expect(within(table).getAllByRole("columnheader")).toHaveLength(3);
  expect(
    within(table)
      .getAllByRole("rowheader")
      .map((cell) => cell.textContent),
  ).toEqual(["Lyon 1", "Lille 2"]);
  expect(within(table).getByRole("link", { name: "Voir Lille 2" })).toBeTruthy();
});

test("a heading sorts up, then down, and says which", async () => {
  const user = userEvent.setup();
  const [sort, setSort] = createSignal("");
  render(() => <Table caption="Groupes" columns={columns} rows={rows} sort={{ value: sort(), onSort: setSort }} />);
  const heading = screen.getByRole("columnheader", { name: "Groupe" });
  await user.click(within(heading).getByRole("button"));
  expect(sort()).toBe("name");
  expect(heading.getAttribute("aria-sort")).toBe("ascending");
  await user.click(within(heading).getByRole("button"));
  expect(sort()).toBe("-name");
  expect(heading.getAttribute("aria-sort")).toBe("descending");
  expect(within(screen.getByRole("columnheader", { name: "Inscrits" })).queryByRole("button")).toBeNull();
});
