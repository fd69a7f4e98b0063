import { useNavigate } from "@solidjs/router";
import { words } from "../../messages/organization.ts";
import { useFirm } from "../../shell/firm.ts";
import { PageHead } from "../../ui/page.tsx";
import { toast } from "../../ui/toast.tsx";
import { create } from "./organization.data.ts";
import { OrganizationForm } from "./organization-form.tsx";

/** Adds a client. */
export default function NewOrganization() {
  const here = useFirm();
  const navigate = useNavigate();
  return (
    <>
      <PageHead title={words().list.create} crumbs={[{ href: here.path("/entreprises"), title: words().list.title }]} />
      <OrganizationForm
        submit={words().create}
        send={create}
        done={({ organizationID }) => {
          toast(words().created);
          navigate(here.path(`/entreprises/${organizationID}`));
        }}
      />
    </>
  );
}
