import { useNavigate, useParams, useSearchParams } from "@solidjs/router";
import { createSignal, type JSX, Show } from "solid-js";
import * as v from "valibot";
import { useQuery } from "../../api/index.ts";
import { words } from "../../messages/signing.ts";
import { words as ui } from "../../messages/ui.ts";
import { useFirm } from "../../shell/firm.ts";
import { Button } from "../../ui/button.tsx";
import { RadioRow } from "../../ui/choice.tsx";
import { Field } from "../../ui/field.tsx";
import { Form } from "../../ui/form.tsx";
import { PageHead } from "../../ui/page.tsx";
import { optionalText } from "../../ui/schema.ts";
import { one } from "../../ui/search-param.ts";
import { Loaded } from "../../ui/state.tsx";
import { toast } from "../../ui/toast.tsx";
import { Missing } from "../error/missing.tsx";
import { nameOf } from "./said.ts";
import { correct, type Key, note, type Person, type Sheet, sheetOf } from "./signing.data.ts";

const PRESENCES = ["present", "late", "excused", "absent"] as const;
const Words = v.object({
  presence: v.picklist(PRESENCES, "required"),
  lateMinutes: v.pipe(
    v.optional(v.string(), ""),
    v.trim(),
    v.check((typed) => typed === "" || (/^\d{1,3}$/.test(typed) && Number(typed) > 0), "attendance.minutes"),
    v.transform((typed) => (typed === "" ? undefined : Number(typed))),
  ),
  reason: optionalText(300),
});

/** One person's half-day: said while the sheet is open, corrected with a reason once it is closed. */
export default function Say() {
  const here = useFirm();
  const navigate = useNavigate();
  const params = useParams<{ id: string; session: string; seat: string }>();
  const [search] = useSearchParams();
  const key = (): Key => ({ cohortID: params.id, sessionID: params.session });
  const query = useQuery(() => sheetOf(key()));
  const back = () => here.path(`/groupes/${params.id}/emargement/${params.session}`);
  const half = () => Number(one(search.demi));
  const personIn = (sheet: Sheet) => sheet.people.find(({ enrolmentID }) => enrolmentID === params.seat);
  return (
    <Loaded of={query} rows={4} heading={words().title}>
      {(sheet) => (
        <Show when={sheet().halves[half()] && personIn(sheet())} keyed fallback={<Missing />}>
          {(person) => (
            <>
              <PageHead
                title={sheet().lockedAt ? words().correctOf(nameOf(person)) : words().sayOf(nameOf(person))}
                crumbs={[
                  { href: here.path(`/groupes/${params.id}?onglet=presence`), title: sheet().cohortName },
                  { href: back(), title: words().title },
                ]}
              />
              <div class="stack narrow">
                <Fields
                  of={key()}
                  half={half()}
                  person={person}
                  closed={sheet().lockedAt !== null}
                  onClose={() => navigate(back(), { replace: true })}
                  cancel={<Button onClick={() => navigate(back(), { replace: true })}>{ui().cancel}</Button>}
                />
              </div>
            </>
          )}
        </Show>
      )}
    </Loaded>
  );
}

interface FieldsProps {
  of: Key;
  half: number;
  person: Person;
  closed: boolean;
  onClose: () => void;
  cancel: JSX.Element;
}

function Fields(props: FieldsProps) {
  const [presence, setPresence] = createSignal("");
  // Read once: a refetch must not take away what is being said.
  const closed = props.closed;
  const send = (said: v.InferOutput<typeof Words>, key: string) => {
    const { enrolmentID } = props.person;
    const late = said.presence === "late" && said.lateMinutes ? { lateMinutes: said.lateMinutes } : {};
    const about = { enrolmentID, half: props.half, presence: said.presence, ...late };
    if (closed) return correct(props.of, { ...about, reason: said.reason ?? "" }, key);
    const why = said.presence === "excused" && said.reason ? { reason: said.reason } : {};
    return note(props.of, { ...about, ...why }, key);
  };
  const done = () => {
    toast(words().saved);
    props.onClose();
  };
  return (
    <Form
      schema={Words}
      send={send}
      done={done}
      submit={closed ? words().correctSubmit : ui().save}
      actions={props.cancel}
    >
      <p class="hint">{closed ? words().correctBody : words().sayBody}</p>
      <RadioRow
        label={words().presence}
        name="presence"
        value={presence()}
        onPick={setPresence}
        options={PRESENCES.map((value) => ({
          value,
          label: value === "present" && !closed ? words().willSign : words().state[value],
        }))}
      />
      <Show when={presence() === "late"}>
        <Field
          label={words().minutes}
          name="lateMinutes"
          inputmode="numeric"
          autocomplete="off"
          optional
          trailing="min"
        />
      </Show>
      <Show when={closed || presence() === "excused"}>
        <Field
          label={closed ? words().why : words().reason}
          hint={closed ? words().whyHint : words().reasonHint}
          name="reason"
          autocomplete="off"
          optional={!closed}
        />
      </Show>
    </Form>
  );
}
