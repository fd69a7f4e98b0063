import { useNavigate, useParams } from "@solidjs/router";
import { useQuery } from "../../api/index.ts";
import { words } from "../../messages/organization.ts";
import { words as ui } from "../../messages/ui.ts";
import { useFirm } from "../../shell/firm.ts";
import { Editable } from "../../ui/editing.tsx";
import { PageHead } from "../../ui/page.tsx";
import { Loaded } from "../../ui/state.tsx";
import { toast } from "../../ui/toast.tsx";
import { edit } from "./organization.data.ts";
import { OrganizationForm } from "./organization-form.tsx";
import { organizationOf } from "./organizations.data.ts";

/** Changes a client's card. */
export default function EditOrganization() {
  const here = useFirm();
  const navigate = useNavigate();
  const params = useParams<{ id: string }>();
  const query = useQuery(() => organizationOf(params.id));
  const card = () => here.path(`/entreprises/${params.id}`);
  return (
    <Loaded of={query} heading={words().one}>
      {(found) => (
        <>
          <PageHead
            title={words().edit}
            crumbs={[
              { href: here.path("/entreprises"), title: words().list.title },
              { href: card(), title: found().organization.name },
            ]}
          />
          <Editable rev={found().organization.rev} reload={() => query.refetch()}>
            {(editing) => (
              <OrganizationForm
                organization={found().organization}
                submit={ui().save}
                send={(details, key) => editing.save((rev) => edit(params.id, { ...details, rev }, key))}
                done={() => {
                  toast(words().saved);
                  navigate(card());
                }}
              />
            )}
          </Editable>
        </>
      )}
    </Loaded>
  );
}
