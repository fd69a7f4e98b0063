import { useNavigate, useParams } from "@solidjs/router";
import { Show } from "solid-js";
import * as v from "valibot";
import { createCommand } from "../../api/command.ts";
import { useQuery } from "../../api/query.ts";
import { dayPlain } from "../../format/index.ts";
import { words } from "../../messages/form.ts";
import { locale } from "../../messages/locale.ts";
import { useFirm } from "../../shell/firm.ts";
import { Button } from "../../ui/button.tsx";
import { PageHead, Section } from "../../ui/page.tsx";
import { oneOf } from "../../ui/schema.ts";
import { Empty, Loaded } from "../../ui/state.tsx";
import { toast } from "../../ui/toast.tsx";
import { type Kept, restore, type Version, versionOf } from "./form.data.ts";
import { Preview } from "./preview.tsx";
import "./form.css";

const FORMS = [
  "closing",
  "positioning",
  "hot",
  "cold",
  "sponsor",
  "funder",
  "facilitator",
] as const satisfies readonly Kept["formID"][];

/** One version of a questionnaire as it was asked: read, and taken back as the next one. */
export default function VersionPage() {
  const params = useParams<{ formID: string; version: string }>();
  const asked = () => {
    const formID = v.safeParse(oneOf(FORMS), params.formID);
    return formID.success && /^[1-9]\d{0,5}$/.test(params.version)
      ? { formID: formID.output, version: Number(params.version) }
      : undefined;
  };
  return (
    <Show when={asked()} fallback={<Empty title={words().noVersion} />}>
      {(known) => <OfVersion {...known()} />}
    </Show>
  );
}

function OfVersion(props: { formID: Kept["formID"]; version: number }) {
  const query = useQuery(() => versionOf(props.formID, props.version));
  return (
    <Loaded of={query} rows={6}>
      {(data) => <AsAsked of={data()} />}
    </Loaded>
  );
}

function AsAsked(props: { of: Version }) {
  const here = useFirm();
  const go = useNavigate();
  const form = () => here.path(`/reglages/questionnaires/${props.of.formID}`);
  const taking = createCommand({
    send: (after: number, key) => restore({ formID: props.of.formID, version: props.of.version, after }, key),
    done: ({ version }) => {
      toast(words().restored(version));
      go(form());
    },
  });
  const madeOn = () => (props.of.editedAt ? dayPlain(props.of.editedAt) : words().original);
  return (
    <>
      <PageHead
        title={words().past(props.of.version)}
        crumbs={[
          { href: here.path("/reglages"), title: words().settings },
          { href: here.path("/reglages/questionnaires"), title: words().title },
          { href: form(), title: props.of.title[locale()] },
        ]}
        sub={madeOn()}
      />
      <div class="narrow stack">
        <p>{words().pastNote}</p>
        <Section title={words().asAsked}>
          <Preview of={props.of} draft={{}} />
        </Section>
        <Show when={props.of.version < props.of.latest} fallback={<p class="hint">{words().current}</p>}>
          <p class="hint">{words().restoreHint(props.of.latest + 1)}</p>
          <div class="form-actions">
            <Button look="primary" pending={taking.pending()} onClick={() => void taking.run(props.of.latest)}>
              {words().restore}
            </Button>
          </div>
        </Show>
      </div>
    </>
  );
}
