import { useNavigate, useParams } from "@solidjs/router";
import { useQuery } from "../../api/index.ts";
import { locale } from "../../messages/locale.ts";
import { words } from "../../messages/rights.ts";
import { useFirm } from "../../shell/firm.ts";
import { Take } from "../../shell/take.tsx";
import { PageHead, Section } from "../../ui/page.tsx";
import { Loaded } from "../../ui/state.tsx";
import { toast } from "../../ui/toast.tsx";
import { Erasing } from "./erasing.tsx";
import { Rows } from "./held.tsx";
import { archiveOf, erase, heldOf } from "./rights.data.ts";

/** One person's rights, as the firm answers for them. */
export default function PersonRights() {
  const here = useFirm();
  const params = useParams<{ organization: string; participant: string }>();
  const navigate = useNavigate();
  const key = () => ({ organizationID: params.organization, participantID: params.participant });
  const query = useQuery(() => heldOf(key()));
  const list = () => here.path("/reglages/droits");
  const done = () => {
    toast(words().began);
    navigate(list());
  };
  return (
    <Loaded of={query} rows={8}>
      {(held) => (
        <>
          <PageHead title={held().name} sub={held().email} crumbs={[{ href: list(), title: words().title }]} />
          <div class="stack">
            <Rows rows={held().rows} />
            <Section title={words().take}>
              <p>{words().takeBody}</p>
              <div class="actions">
                <Take href={archiveOf(key(), locale())}>{words().download}</Take>
              </div>
            </Section>
            <Erasing held={held()} own={false} send={(typed, intent) => erase(key(), typed, intent)} done={done} />
          </div>
        </>
      )}
    </Loaded>
  );
}
