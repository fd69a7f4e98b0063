import type { Page } from "@playwright/test";

/** Answers each slot in turn; `of` says what by its place. */
export async function say(page: Page, of: (slot: number) => "Oui" | "Si besoin" | "Non"): Promise<void> {
  const slots = page.locator("fieldset");
  const count = await slots.count();
  for (let at = 0; at < count; at++)
    await slots
      .nth(at)
      .getByRole("radio", { name: of(at), exact: true })
      .check();
}
