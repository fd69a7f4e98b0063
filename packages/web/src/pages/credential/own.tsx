import { useQuery } from "../../api/index.ts";
import { words } from "../../messages/credential.ts";
import { useFirm } from "../../shell/firm.ts";
import { LinkButton } from "../../ui/button.tsx";
import { PageHead } from "../../ui/page.tsx";
import { Empty, Loaded } from "../../ui/state.tsx";
import { credentials } from "./credential.data.ts";
import { List } from "./list.tsx";

/** What shows that one is competent, as one handed it over. */
export function OwnCredentials() {
  const here = useFirm();
  const query = useQuery(() => credentials());
  const mine = () => (query.data ?? []).filter(({ memberID }) => memberID === here.firm.memberID);
  return (
    <>
      <PageHead
        title={words().mine}
        crumbs={[{ href: here.path("/compte"), title: words().profile }]}
        actions={
          <LinkButton look="primary" href={here.path("/justificatifs/ajouter")}>
            {words().add}
          </LinkButton>
        }
      />
      <div class="stack">
        <p class="hint">{words().mineBody}</p>
        <Loaded
          of={query}
          rows={4}
          isEmpty={() => mine().length === 0}
          empty={
            <Empty title={words().none}>
              <p>{words().noneBody}</p>
            </Empty>
          }
        >
          {() => <List rows={mine()} caption={words().mine} several={false} />}
        </Loaded>
      </div>
    </>
  );
}
