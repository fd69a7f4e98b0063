import { useNavigate, useSearchParams } from "@solidjs/router";
import { words } from "../../messages/funding.ts";
import { useFirm } from "../../shell/firm.ts";
import { PageHead } from "../../ui/page.tsx";
import { one } from "../../ui/search-param.ts";
import { toast } from "../../ui/toast.tsx";
import { request } from "./funding.data.ts";
import { RequestForm } from "./request-form.tsx";

/** Writes down what a funder is asked. */
export default function NewFunding() {
  const here = useFirm();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  return (
    <>
      <PageHead title={words().add} crumbs={[{ href: here.path("/financements"), title: words().title }]} />
      <RequestForm
        about={{ organizationID: one(search.client), cohortID: one(search.groupe) }}
        send={request}
        done={({ fundingID }) => {
          toast(words().saved);
          navigate(here.path(`/financements/${fundingID}`));
        }}
      />
    </>
  );
}
