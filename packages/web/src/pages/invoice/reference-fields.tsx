import { Show, untrack } from "solid-js";
import { words } from "../../messages/references.ts";
import { Field, Select } from "../../ui/field.tsx";
import { TERM_NAMES, TERMS, type TermName } from "./line-schema.ts";

interface References {
  purchaseOrder?: string | null;
  serviceCode?: string | null;
  engagementNumber?: string | null;
}

const named = (term: { days: number; endOfMonth: boolean } | undefined): TermName | undefined =>
  TERM_NAMES.find((name) => term && TERMS[name].days === term.days && TERMS[name].endOfMonth === term.endOfMonth);

/** What a buyer asks to read on his invoice, and when he pays; the codes are those of a public body. */
export function ReferenceFields(props: {
  of: References;
  term?: { days: number; endOfMonth: boolean };
  isPublic: boolean;
}) {
  const held = untrack(() => props.of);
  const first = untrack(() => named(props.term));
  return (
    <>
      <Field
        label={words().purchaseOrder}
        name="purchaseOrder"
        initial={held.purchaseOrder ?? ""}
        maxlength={50}
        autocomplete="off"
        optional
      />
      <Show when={props.isPublic}>
        <Field
          label={words().serviceCode}
          name="serviceCode"
          hint={words().serviceCodeHint}
          initial={held.serviceCode ?? ""}
          maxlength={100}
          autocomplete="off"
          optional
        />
        <Field
          label={words().engagementNumber}
          name="engagementNumber"
          hint={words().engagementHint}
          initial={held.engagementNumber ?? ""}
          maxlength={50}
          autocomplete="off"
          optional
        />
      </Show>
      <Show when={first}>
        {(name) => (
          <Select
            label={words().term}
            name="term"
            empty={false}
            options={TERM_NAMES.map((value) => ({ value, label: words().terms[value] }))}
            initial={name()}
          />
        )}
      </Show>
    </>
  );
}
