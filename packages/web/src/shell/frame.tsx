import { A, type RouteSectionProps, useNavigate } from "@solidjs/router";
import { For, Show } from "solid-js";
import IMore from "~icons/lucide/ellipsis";
import { locale } from "../messages/locale.ts";
import { words } from "../messages/shell.ts";
import { KeyboardHelp, useKeys } from "../ui/keys.tsx";
import { Menu, MenuLink } from "../ui/menu.tsx";
import { AccountMenu } from "./account-menu.tsx";
import { useFirm } from "./firm.ts";
import { Guarded } from "./guard.tsx";
import { OfflineBar } from "./offline.tsx";
import { menuOf } from "./pages.ts";
import type { MenuEntry } from "./route.ts";

/** A phone's bar holds five targets that a thumb can press. */
const BAR = 5;

/** Navigation and account around every screen but the room's. */
export function Frame(props: RouteSectionProps) {
  const here = useFirm();
  const navigate = useNavigate();
  const entries = menuOf(here.firm.roles);
  useKeys(() =>
    entries
      .filter((entry) => entry.key)
      .map((entry) => ({
        keys: `g ${entry.key}`,
        label: words().goTo(entry.label[locale()]),
        run: () => navigate(here.path(entry.path)),
      })),
  );
  return (
    <div class="shell">
      <a class="skip" href="#contenu" rel="external">
        {words().skip}
      </a>
      <header class="side">
        <p class="brand">{words().product}</p>
        <Navigation entries={entries} />
        <AccountMenu />
      </header>
      <main id="contenu" tabindex="-1">
        <OfflineBar />
        <Show when={here.firm.closesAt}>
          {(at) => (
            <p class="note" data-tone="wait" role="note">
              {words().closing(new Date(at()).toLocaleDateString(locale(), { dateStyle: "long" }))}
            </p>
          )}
        </Show>
        <Guarded>{props.children}</Guarded>
      </main>
      <KeyboardHelp />
    </div>
  );
}

function Navigation(props: { entries: readonly MenuEntry[] }) {
  const here = useFirm();
  const tooMany = () => props.entries.length > BAR;
  const beyond = (index: number) => tooMany() && index >= BAR - 1;
  return (
    <nav aria-label={words().nav} class="nav">
      <ul>
        <For each={props.entries}>
          {(entry, index) => (
            <li data-beyond={beyond(index()) ? "" : undefined}>
              <A href={here.path(entry.path)} end={entry.exact ?? false}>
                <entry.icon aria-hidden="true" />
                <span class="long">{entry.label[locale()]}</span>
                <span class="short">{(entry.short ?? entry.label)[locale()]}</span>
              </A>
            </li>
          )}
        </For>
        <Show when={tooMany()}>
          <li class="nav-more">
            <Menu
              label={words().more}
              class="nav-button"
              trigger={
                <>
                  <IMore aria-hidden="true" />
                  <span>{words().more}</span>
                </>
              }
            >
              <For each={props.entries.slice(BAR - 1)}>
                {(entry) => (
                  <MenuLink href={here.path(entry.path)} icon={<entry.icon aria-hidden="true" />}>
                    {entry.label[locale()]}
                  </MenuLink>
                )}
              </For>
            </Menu>
          </li>
        </Show>
      </ul>
    </nav>
  );
}
