import { Show } from "solid-js";
import { together } from "../../format/index.ts";
import { words } from "../../messages/account.ts";
import { LOCALES, locale } from "../../messages/locale.ts";
import { words as shell } from "../../messages/shell.ts";
import { useFirm } from "../../shell/firm.ts";
import { languageNames, speak } from "../../shell/language.ts";
import { STAFF } from "../../shell/route.ts";
import { chooseTheme, THEMES, theme } from "../../shell/theme.ts";
import { Link } from "../../ui/button.tsx";
import { Checkbox, RadioRow } from "../../ui/choice.tsx";
import { keysOn, switchKeys } from "../../ui/keys.tsx";
import { Facts, PageHead, Section } from "../../ui/page.tsx";
import { toast } from "../../ui/toast.tsx";
import { OwnZone } from "./zone.tsx";

/** Who one is in this firm, and how the screens behave. */
export default function Profile() {
  const here = useFirm();
  const roles = () => together(here.firm.roles.map((role) => words().role[role]));
  const pickLocale = async (value: string) => {
    const next = LOCALES.find((one) => one === value);
    if (next && (await speak(next))) toast(words().localeKept);
  };
  return (
    <>
      <PageHead title={words().title} />
      <div class="halves">
        <Section title={words().identity}>
          <Facts
            facts={[
              { label: words().name, value: here.firm.memberName },
              { label: words().email, value: here.account.email },
              { label: words().firm, value: here.firm.name },
              { label: words().roles, value: roles() },
            ]}
          />
          <Show when={here.is(...STAFF)}>
            <p>
              <Link href={here.path(`/justificatifs?membre=${here.firm.memberID}`)}>{words().credentials}</Link>
            </p>
          </Show>
        </Section>
        <Section title={words().preferences}>
          <RadioRow
            label={shell().language}
            hint={words().languageHint}
            layout="row"
            options={LOCALES.map((value) => ({ value, label: languageNames[value] }))}
            value={locale()}
            onPick={(value) => void pickLocale(value)}
          />
          <RadioRow
            label={shell().theme}
            hint={words().themeHint}
            layout="row"
            options={THEMES.map((value) => ({ value, label: shell().themes[value] }))}
            value={theme()}
            onPick={(value) => {
              const next = THEMES.find((one) => one === value);
              if (next) chooseTheme(next);
            }}
          />
          <Checkbox label={words().keys} hint={words().keysHint} checked={keysOn()} onToggle={switchKeys} />
        </Section>
        <OwnZone />
      </div>
    </>
  );
}
