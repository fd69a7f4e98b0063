import { createSignal, For, Show } from "solid-js";
import IHelp from "~icons/lucide/keyboard";
import ILeave from "~icons/lucide/log-out";
import IComplaint from "~icons/lucide/message-square-warning";
import IPerson from "~icons/lucide/user";
import { initials } from "../format/text.ts";
import { LOCALES, locale } from "../messages/locale.ts";
import { words } from "../messages/shell.ts";
import { openKeyboardHelp } from "../ui/keys.tsx";
import { Menu, MenuAct, MenuLink } from "../ui/menu.tsx";
import { toastError } from "../ui/toast.tsx";
import { useFirm } from "./firm.ts";
import { languageNames, speak } from "./language.ts";
import { signOut } from "./me.data.ts";
import { chooseTheme, THEMES, theme } from "./theme.ts";

/** Who one is, which firm, the look, the language, the way out. */
export function AccountMenu() {
  const here = useFirm();
  const [leaving, setLeaving] = createSignal(false);
  const leave = async () => {
    if (leaving()) return;
    setLeaving(true);
    try {
      await signOut();
      location.assign("/connexion");
    } catch (error) {
      setLeaving(false);
      toastError(error);
    }
  };
  return (
    <Menu
      label={words().accountOf(here.firm.memberName, here.firm.name)}
      class="account"
      trigger={
        <>
          <span class="avatar" aria-hidden="true" data-initials={initials(here.firm.memberName)} />
          <span class="account-name">
            {here.firm.memberName} <small>{here.firm.name}</small>
          </span>
        </>
      }
    >
      <MenuLink href={here.path("/compte")} icon={<IPerson aria-hidden="true" />}>
        {words().profile}
      </MenuLink>
      <MenuLink href={`/c/${here.firm.slug}/reclamation`} outside icon={<IComplaint aria-hidden="true" />}>
        {words().complain}
      </MenuLink>
      <MenuAct onAct={openKeyboardHelp} icon={<IHelp aria-hidden="true" />}>
        {words().keyboard}
      </MenuAct>
      <FirmChoice />
      <Choice
        title={words().theme}
        options={THEMES.map((value) => ({ value, label: words().themes[value] }))}
        current={theme()}
        onPick={chooseTheme}
      />
      <Choice
        title={words().language}
        options={LOCALES.map((value) => ({ value, label: languageNames[value] }))}
        current={locale()}
        onPick={(next) => void speak(next)}
      />
      <hr />
      <MenuAct onAct={() => void leave()} icon={<ILeave aria-hidden="true" />}>
        {words().signOut}
      </MenuAct>
    </Menu>
  );
}

/** Only for people of several firms. Another firm is another document: no word of this one can stay on screen. */
function FirmChoice() {
  const here = useFirm();
  return (
    <Show when={here.firms.length > 1}>
      <p class="menu-title">{words().firms}</p>
      <For each={here.firms}>
        {(firm) => (
          <MenuLink href={`/app/f/${firm.firmID}/`} outside current={firm.firmID === here.firm.firmID}>
            {firm.name}
          </MenuLink>
        )}
      </For>
    </Show>
  );
}

interface ChoiceProps<T extends string> {
  title: string;
  options: readonly { value: T; label: string }[];
  current: T;
  onPick: (value: T) => void;
}

function Choice<T extends string>(props: ChoiceProps<T>) {
  return (
    <fieldset class="menu-choice">
      <legend class="menu-title">{props.title}</legend>
      <div>
        <For each={props.options}>
          {(option) => (
            <button
              type="button"
              aria-pressed={props.current === option.value}
              onClick={() => props.onPick(option.value)}
            >
              {option.label}
            </button>
          )}
        </For>
      </div>
    </fieldset>
  );
}
