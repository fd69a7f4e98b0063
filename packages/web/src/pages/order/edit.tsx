import { useNavigate, useParams } from "@solidjs/router";
import { useQuery } from "../../api/index.ts";
import { words } from "../../messages/order.ts";
import { words as states } from "../../messages/order-state.ts";
import { useFirm } from "../../shell/firm.ts";
import { Editable } from "../../ui/editing.tsx";
import { PageHead } from "../../ui/page.tsx";
import { Loaded } from "../../ui/state.tsx";
import { toast } from "../../ui/toast.tsx";
import { edit, orderOf } from "./order.data.ts";
import { OrderForm } from "./order-form.tsx";

/** Changes a quote that was not sent yet. */
export default function EditOrder() {
  const here = useFirm();
  const navigate = useNavigate();
  const params = useParams<{ id: string }>();
  const query = useQuery(() => orderOf(params.id));
  const card = () => here.path(`/devis/${params.id}`);
  return (
    <Loaded of={query} heading={words().one}>
      {(found) => (
        <>
          <PageHead
            title={words().edit}
            crumbs={[
              { href: here.path("/devis"), title: words().title },
              { href: card(), title: found().order.number ?? states().draftTitle },
            ]}
          />
          <Editable rev={found().order.rev} reload={() => query.refetch()}>
            {(editing) => (
              <OrderForm
                order={found().order}
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
