import { Navigate, type RouteSectionProps, useLocation, useParams } from "@solidjs/router";
import {
  type Accessor,
  createEffect,
  createRenderEffect,
  For,
  type JSX,
  Match,
  onCleanup,
  Show,
  Switch,
  untrack,
} from "solid-js";
import { useQuery } from "../api/query.ts";
import { chosen } from "../base/storage.ts";
import { readHoursIn } from "../format/zone.ts";
import { chooseLocale } from "../messages/dictionary.ts";
import { words } from "../messages/shell.ts";
import { Missing } from "../pages/error/missing.tsx";
import { OutsideLink } from "../ui/button.tsx";
import { H1, nameDocument } from "../ui/page.tsx";
import { Empty, Retry, Rows } from "../ui/state.tsx";
import { type Here, HereProvider } from "./firm.ts";
import { type FirmEntry, type Me, me } from "./me.data.ts";

/** The account must be known before anything is drawn; a person without a session is already on the way to sign in. */
function Known(props: { children: (me: Accessor<Me>) => JSX.Element }) {
  const query = useQuery(() => me);
  // On a new device the account's language is the first guess; a choice made here stays.
  createEffect(() => {
    // When its words cannot come, the screen stays readable in the other one.
    if (query.isSuccess && chosen("locale") === null) chooseLocale(query.data.account.locale).catch(() => undefined);
  });
  return (
    <Switch>
      <Match when={query.isLoadingError}>
        <Alone titled>
          <Retry error={query.error} again={() => query.refetch()} />
        </Alone>
      </Match>
      <Match when={query.isPending}>
        <Alone>
          <Rows />
        </Alone>
      </Match>
      <Match when={query.data}>{(known) => props.children(known)}</Match>
    </Switch>
  );
}

/** A page with nothing around; `titled` when what is inside has no heading of level 1. */
export function Alone(props: { children: JSX.Element; titled?: boolean }) {
  return (
    <main class="alone">
      <Show when={props.titled} fallback={<p class="brand">{words().product}</p>}>
        <H1>{words().product}</H1>
      </Show>
      {props.children}
    </main>
  );
}

/** `/f/:firm/…`: the firm must be one of the account's; else it does not exist. */
export function FirmGate(props: RouteSectionProps) {
  const params = useParams();
  return (
    <Known>
      {(known) => (
        <Show
          when={known().firms.find((firm) => firm.firmID === params.firm)}
          fallback={
            <Alone>
              <Missing />
            </Alone>
          }
        >
          {(firm) => (
            <Inside firm={firm()} me={known()}>
              {props.children}
            </Inside>
          )}
        </Show>
      )}
    </Known>
  );
}

function Inside(props: { firm: FirmEntry; me: Me; children: JSX.Element }) {
  const location = useLocation();
  const here: Here = {
    get firm() {
      return props.firm;
    },
    get account() {
      return props.me.account;
    },
    get firms() {
      return props.me.firms;
    },
    path: (to) => `/f/${props.firm.firmID}${to}`,
    is: (...roles) => roles.some((role) => props.firm.roles.includes(role)),
  };
  createEffect(() => nameDocument(props.firm.name));
  createRenderEffect(() => readHoursIn(props.firm.zone, () => untrack(() => location.pathname)));
  createEffect(() => {
    if (!props.firm.colour) return;
    const link = document.createElement("link");
    link.rel = "stylesheet";
    // The colour in the address: a new one is shown at once, whatever the browser kept.
    link.href = `/api/f/${props.firm.firmID}/firm/brand.css?${(props.firm.colour ?? "").slice(1)}`;
    document.head.append(link);
    onCleanup(() => link.remove());
  });
  return <HereProvider value={here}>{props.children}</HereProvider>;
}

/** `/`: straight to the only firm, or a choice. */
export function Landing() {
  return (
    <Known>
      {(known) => (
        <Switch>
          <Match when={known().firms.length === 1 && known().firms[0]}>
            {(firm) => <Navigate href={`/f/${firm().firmID}/`} />}
          </Match>
          <Match when={known().firms.length === 0}>
            <Alone>
              <H1>{words().noFirm}</H1>
              <Empty
                title={words().createFirm}
                action={
                  <OutsideLink href="/cabinet/nouveau" look="primary">
                    {words().createFirm}
                  </OutsideLink>
                }
              >
                <p>{words().noFirmBody}</p>
              </Empty>
            </Alone>
          </Match>
          <Match when={true}>
            <Alone>
              <H1>{words().chooseFirm}</H1>
              <ul class="firms">
                <For each={known().firms}>
                  {(firm) => (
                    <li>
                      <a class="card" href={`/app/f/${firm.firmID}/`} rel="external">
                        {firm.name}
                      </a>
                    </li>
                  )}
                </For>
              </ul>
            </Alone>
          </Match>
        </Switch>
      )}
    </Known>
  );
}
