import { useNavigate, useSearchParams } from "@solidjs/router";
import { useQuery } from "../../api/index.ts";
import { words } from "../../messages/credential.ts";
import { useFirm } from "../../shell/firm.ts";
import { Select } from "../../ui/field.tsx";
import { PageHead } from "../../ui/page.tsx";
import { one } from "../../ui/search-param.ts";
import { Loaded } from "../../ui/state.tsx";
import { team } from "../team/members.data.ts";
import { isStaff } from "../team/team.data.ts";
import { Fields } from "./fields.tsx";

/** The firm adds a file of someone of its team. */
export function AddFor() {
  const here = useFirm();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const query = useQuery(() => team);
  const of = () => one(search.membre) || here.firm.memberID;
  const back = () => here.path(`/justificatifs${search.membre ? `?membre=${of()}` : ""}`);
  return (
    <>
      <PageHead
        title={words().add}
        crumbs={[
          { href: here.path("/reglages/equipe"), title: words().team },
          { href: back(), title: words().title },
        ]}
      />
      <div class="narrow">
        <Loaded of={query} rows={5}>
          {(all) => (
            <Fields
              memberID={of()}
              onClose={() => navigate(back(), { replace: true })}
              whom={
                <Select
                  label={words().who}
                  name="memberID"
                  initial={of()}
                  empty={false}
                  options={all()
                    .filter(isStaff)
                    .map(({ memberID, name }) => ({ value: memberID, label: name }))}
                />
              }
            />
          )}
        </Loaded>
      </div>
    </>
  );
}
