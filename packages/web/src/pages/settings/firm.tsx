import { useQuery } from "../../api/index.ts";
import { words } from "../../messages/firm.ts";
import { words as settings } from "../../messages/settings.ts";
import { useFirm } from "../../shell/firm.ts";
import { Editable } from "../../ui/editing.tsx";
import { PageHead } from "../../ui/page.tsx";
import { Loaded } from "../../ui/state.tsx";
import { toast } from "../../ui/toast.tsx";
import { edit, firm } from "./firm.data.ts";
import { FirmForm } from "./firm-form.tsx";

/** The firm's identity and colour. */
export default function FirmSettings() {
  const here = useFirm();
  const query = useQuery(() => firm);
  return (
    <>
      <PageHead
        title={words().title}
        crumbs={[{ href: here.path("/reglages"), title: settings().title }]}
        sub={<span>{words().issued}</span>}
      />
      <Loaded of={query}>
        {(found) => (
          <Editable rev={found().rev} reload={() => query.refetch()}>
            {(editing) => (
              <FirmForm
                firm={found()}
                send={(details, key) => editing.save((rev) => edit({ ...details, rev }, key))}
                done={() => toast(words().saved)}
              />
            )}
          </Editable>
        )}
      </Loaded>
    </>
  );
}
