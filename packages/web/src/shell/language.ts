import { chooseLocale } from "../messages/dictionary.ts";
import type { Locale } from "../messages/locale.ts";
import { toastError } from "../ui/toast.tsx";
import { keepLocale } from "./me.data.ts";

/** Each language by its own name: who looks for it may not read the other. */
export const languageNames: Readonly<Record<Locale, string>> = { fr: "Français", en: "English" };

/** Changes the screens at once, then tells the account, whose mails follow. True when the account knows. */
export async function speak(next: Locale): Promise<boolean> {
  try {
    await chooseLocale(next);
    await keepLocale(next);
    return true;
  } catch (error) {
    toastError(error);
    return false;
  }
}
