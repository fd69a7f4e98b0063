import { useNavigate, useParams } from "@solidjs/router";
import { useQuery } from "../../api/query.ts";
import { words } from "../../messages/funding.ts";
import { useFirm } from "../../shell/firm.ts";
import { PageHead } from "../../ui/page.tsx";
import { Loaded } from "../../ui/state.tsx";
import { toast } from "../../ui/toast.tsx";
import { edit, fundingOf } from "./funding.data.ts";
import { RequestForm } from "./request-form.tsx";

/** Changes a request that has no answer yet. */
export default function EditFunding() {
  const here = useFirm();
  const navigate = useNavigate();
  const params = useParams<{ id: string }>();
  const query = useQuery(() => fundingOf(params.id));
  const card = () => here.path(`/financements/${params.id}`);
  return (
    <Loaded of={query} heading={words().edit}>
      {(data) => (
        <>
          <PageHead
            title={words().edit}
            crumbs={[
              { href: here.path("/financements"), title: words().title },
              { href: card(), title: data().funding.funderName },
            ]}
          />
          <RequestForm
            of={data().funding}
            send={(asked, key) => edit(params.id, { ...asked, rev: data().funding.rev }, key)}
            done={() => {
              toast(words().saved);
              navigate(card());
            }}
          />
        </>
      )}
    </Loaded>
  );
}
