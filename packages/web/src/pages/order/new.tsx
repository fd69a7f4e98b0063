import { useNavigate, useSearchParams } from "@solidjs/router";
import { words } from "../../messages/order.ts";
import { useFirm } from "../../shell/firm.ts";
import { PageHead } from "../../ui/page.tsx";
import { one } from "../../ui/search-param.ts";
import { toast } from "../../ui/toast.tsx";
import { create } from "./order.data.ts";
import { OrderForm } from "./order-form.tsx";

/** Prepares a quote. */
export default function NewOrder() {
  const here = useFirm();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  return (
    <>
      <PageHead title={words().add} crumbs={[{ href: here.path("/devis"), title: words().title }]} />
      <OrderForm
        about={{ cohortID: one(search.groupe), organizationID: one(search.client) }}
        send={create}
        done={({ orderID }) => {
          toast(words().saved);
          navigate(here.path(`/devis/${orderID}`));
        }}
      />
    </>
  );
}
