import { useSearchParams } from "@solidjs/router";
import { useQuery } from "../../api/index.ts";
import { words } from "../../messages/credential.ts";
import { useFirm } from "../../shell/firm.ts";
import { LinkButton } from "../../ui/button.tsx";
import { PageHead } from "../../ui/page.tsx";
import { one } from "../../ui/search-param.ts";
import { Empty, Loaded } from "../../ui/state.tsx";
import { credentials } from "./credential.data.ts";
import { List } from "./list.tsx";

/** What shows that the firm's facilitators are competent: everyone's, or one's by the address. */
export function TeamCredentials() {
  const here = useFirm();
  const [search] = useSearchParams();
  const query = useQuery(() => credentials());
  const of = () => one(search.membre);
  const shown = () => (query.data ?? []).filter(({ memberID }) => !of() || memberID === of());
  const add = () => here.path(`/justificatifs/ajouter${of() ? `?membre=${of()}` : ""}`);
  return (
    <>
      <PageHead
        title={words().title}
        crumbs={[
          { href: here.path("/reglages"), title: words().settings },
          { href: here.path("/reglages/equipe"), title: words().team },
        ]}
        actions={
          <LinkButton look="primary" href={add()}>
            {words().add}
          </LinkButton>
        }
      />
      <div class="stack">
        <p class="hint">{words().body}</p>
        <Loaded
          of={query}
          rows={4}
          isEmpty={() => shown().length === 0}
          empty={
            <Empty title={words().none}>
              <p>{words().noneBody}</p>
            </Empty>
          }
        >
          {() => <List rows={shown()} caption={words().title} several />}
        </Loaded>
      </div>
    </>
  );
}
