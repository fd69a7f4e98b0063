import { Navigate } from "@solidjs/router";
import { Match, Switch } from "solid-js";
import { words } from "../../messages/home.ts";
import { useFirm } from "../../shell/firm.ts";
import { PageHead } from "../../ui/page.tsx";
import { Today } from "./today.tsx";

/** Each role begins at its own page; who has several begins where there is most to do. */
export default function Home() {
  const here = useFirm();
  return (
    <Switch>
      <Match when={here.is("owner", "manager", "coach")}>
        <PageHead title={words().title} />
        <Today />
      </Match>
      <Match when={here.is("sponsor")}>
        <Navigate href={here.path("/espace")} />
      </Match>
      <Match when={true}>
        <Navigate href={here.path("/parcours")} />
      </Match>
    </Switch>
  );
}
