import { useNavigate, useParams } from "@solidjs/router";
import { createSignal, For, Match, Show, Switch, untrack } from "solid-js";
import * as v from "valibot";
import { useQuery } from "../../api/index.ts";
import type { Scan } from "../../base/scan.ts";
import { words } from "../../messages/signing.ts";
import { words as ui } from "../../messages/ui.ts";
import { useFirm } from "../../shell/firm.ts";
import { Button } from "../../ui/button.tsx";
import { CheckGroup } from "../../ui/choice.tsx";
import { Field } from "../../ui/field.tsx";
import { Form } from "../../ui/form.tsx";
import { Note, PageHead } from "../../ui/page.tsx";
import { ScanField } from "../../ui/scan-field.tsx";
import { optionalText, text, texts } from "../../ui/schema.ts";
import { Loaded } from "../../ui/state.tsx";
import { toast } from "../../ui/toast.tsx";
import { Attach } from "./attach.tsx";
import { nameOf, saidOf } from "./said.ts";
import { type Key, type Person, type Sheet, sheetOf, signedOnPaper } from "./signing.data.ts";

/** `chosen` tells which file: another one is another intention. */
const Words = v.object({ enrolmentIDs: texts(), statement: text(300), chosen: optionalText(80) });

/** A sheet that was signed on paper: who stands on it, where it is kept, its scan. */
export default function OnPaper() {
  const here = useFirm();
  const navigate = useNavigate();
  const params = useParams<{ id: string; session: string }>();
  const key = (): Key => ({ cohortID: params.id, sessionID: params.session });
  const query = useQuery(() => sheetOf(key()));
  const back = () => here.path(`/groupes/${params.id}/emargement/${params.session}`);
  const leave = () => navigate(back(), { replace: true });
  return (
    <Loaded of={query} rows={6} heading={words().onPaperTitle}>
      {(sheet) => (
        <>
          <PageHead
            title={sheet().lockedAt ? words().attach : words().onPaperTitle}
            crumbs={[
              { href: here.path(`/groupes/${params.id}?onglet=presence`), title: sheet().cohortName },
              { href: back(), title: words().title },
            ]}
          />
          <div class="stack narrow">
            <Switch fallback={<Note tone="good">{words().onPaperClosed}</Note>}>
              <Match when={!sheet().lockedAt}>
                <Fields of={key()} sheet={sheet()} onClose={leave} />
              </Match>
              <Match when={sheet().paper}>
                <Attach of={key()} onClose={leave} />
              </Match>
            </Switch>
          </div>
        </>
      )}
    </Loaded>
  );
}

const isAwaited = ({ cells }: Person) => cells.some(({ state }) => state === "awaited");

function Fields(props: { of: Key; sheet: Sheet; onClose: () => void }) {
  const [scan, setScan] = createSignal<Scan>();
  // Read once: a refetch must not take away what was ticked.
  const awaited = untrack(() => props.sheet.people.filter(isAwaited));
  const others = untrack(() => props.sheet.people.filter((person) => !isAwaited(person)));
  return (
    <Form
      schema={Words}
      send={({ enrolmentIDs, statement }, key) =>
        signedOnPaper(props.of, { enrolmentIDs, statement, scan: scan() ?? null }, key)
      }
      done={() => {
        toast(words().onPaperSaved);
        props.onClose();
      }}
      submit={words().onPaperSubmit}
      actions={<Button onClick={props.onClose}>{ui().cancel}</Button>}
    >
      <p>{words().onPaperBody}</p>
      <CheckGroup
        label={words().onPaperWho}
        hint={words().onPaperWhoHint}
        name="enrolmentIDs[]"
        initial={awaited.map(({ enrolmentID }) => enrolmentID)}
        options={awaited.map((person) => ({ value: person.enrolmentID, label: nameOf(person) }))}
      />
      <Show when={others.length > 0}>
        <ul class="plain-list hint">
          <For each={others}>
            {(person) => (
              <li>
                {nameOf(person)} – {person.cells.map(saidOf).join(", ")}
              </li>
            )}
          </For>
        </ul>
      </Show>
      <Field
        label={words().onPaperWhere}
        hint={words().onPaperWhereHint}
        name="statement"
        maxlength={300}
        autocomplete="off"
      />
      <ScanField label={words().scan} hint={words().scanHint} refused={words().scanRefused} onScan={setScan} />
    </Form>
  );
}
