import { useNavigate } from "@solidjs/router";
import { words } from "../../messages/credential.ts";
import { useFirm } from "../../shell/firm.ts";
import { PageHead } from "../../ui/page.tsx";
import { Fields } from "./fields.tsx";

/** One hands over a file of one's own. */
export function AddOwn() {
  const here = useFirm();
  const navigate = useNavigate();
  const back = () => here.path("/justificatifs");
  return (
    <>
      <PageHead
        title={words().add}
        crumbs={[
          { href: here.path("/compte"), title: words().profile },
          { href: back(), title: words().mine },
        ]}
      />
      <div class="narrow">
        <Fields memberID={here.firm.memberID} onClose={() => navigate(back(), { replace: true })} />
      </div>
    </>
  );
}
