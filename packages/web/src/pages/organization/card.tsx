import { useParams } from "@solidjs/router";
import { Show } from "solid-js";
import IUpload from "~icons/lucide/upload";
import { useQuery } from "../../api/index.ts";
import { siret, vatNumber } from "../../format/identity.ts";
import { words as identity } from "../../messages/identity.ts";
import { words } from "../../messages/organization.ts";
import { words as references } from "../../messages/references.ts";
import { words as ui } from "../../messages/ui.ts";
import { useFirm } from "../../shell/firm.ts";
import { LinkButton } from "../../ui/button.tsx";
import { Facts, Note, PageHead, Section } from "../../ui/page.tsx";
import { Loaded } from "../../ui/state.tsx";
import { Fundings } from "./fundings.tsx";
import { type Organization, organizationOf } from "./organizations.data.ts";
import { People } from "./people.tsx";
import { Sponsors } from "./sponsors.tsx";

/** One client: who it is, its people, who may follow them. */
export default function OrganizationCard() {
  const here = useFirm();
  const params = useParams<{ id: string }>();
  const query = useQuery(() => organizationOf(params.id));
  return (
    <Loaded of={query} heading={words().one}>
      {(found) => (
        <>
          <PageHead
            title={found().organization.name}
            crumbs={[{ href: here.path("/entreprises"), title: words().list.title }]}
            sub={
              <>
                <Show when={found().organization.address?.city}>{(city) => <span>{city()}</span>}</Show>
                <span>{words().people.count(found().people.length)}</span>
              </>
            }
            actions={
              <>
                <LinkButton href={here.path(`/financements/nouveau?client=${params.id}`)}>{words().fund}</LinkButton>
                <LinkButton
                  href={here.path(`/entreprises/${params.id}/importer`)}
                  look="primary"
                  icon={<IUpload aria-hidden="true" />}
                >
                  {words().people.import}
                </LinkButton>
              </>
            }
          />
          <div class="stack">
            <Identity organization={found().organization} />
            <Fundings organizationID={params.id} />
            <People organizationID={params.id} people={found().people} />
            <Sponsors organization={found().organization} />
          </div>
        </>
      )}
    </Loaded>
  );
}

function Identity(props: { organization: Organization }) {
  const here = useFirm();
  const held = () => props.organization;
  const address = () => {
    const place = held().address;
    return place ? `${place.street}, ${place.postalCode} ${place.city}` : ui().none;
  };
  return (
    <Section
      title={words().identityAndBilling}
      actions={
        <LinkButton href={here.path(`/entreprises/${held().organizationID}/modifier`)}>{words().edit}</LinkButton>
      }
    >
      <Facts
        facts={[
          { label: identity().siret, value: shown(held().siret, siret) },
          { label: identity().vatNumber, value: shown(held().vatNumber, vatNumber) },
          { label: identity().address, value: address() },
          { label: words().billingEmail, value: held().billingEmail ?? ui().none },
          { label: words().contactName, value: held().contactName ?? ui().none },
          ...publicFacts(held()),
        ]}
      />
      <Show when={!held().address || !held().billingEmail}>
        <Note tone="wait">{words().billingIncomplete}</Note>
      </Show>
    </Section>
  );
}

/** What a public body's invoices bear. */
function publicFacts({ publicBody, serviceCode, engagementNumber }: Organization) {
  if (!publicBody) return [];
  return [
    { label: references().public.fact, value: references().public.yes },
    { label: references().serviceCode, value: serviceCode ?? ui().none },
    { label: references().engagementNumber, value: engagementNumber ?? ui().none },
  ];
}

const shown = (value: string | null, format: (value: string) => string) => (value ? format(value) : ui().none);
