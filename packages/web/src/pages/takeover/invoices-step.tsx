import { createSignal, Show } from "solid-js";
import * as v from "valibot";
import { createCommand } from "../../api/index.ts";
import { textOf } from "../../base/text-file.ts";
import { words } from "../../messages/takeover.ts";
import { Button } from "../../ui/button.tsx";
import { DropZone } from "../../ui/drop-zone.tsx";
import { TextArea } from "../../ui/field.tsx";
import { Form } from "../../ui/form.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import { toast } from "../../ui/toast.tsx";
import { Day, Money } from "../../ui/value.tsx";
import { Problems } from "./problems.tsx";
import { type InvoicesPreview, importInvoices, previewInvoices } from "./takeover.data.ts";

const Schema = v.object({ text: v.pipe(v.string(), v.nonEmpty("required"), v.maxLength(200_000, "too_long")) });
type Row = InvoicesPreview["invoices"][number];

/** Open invoices of the former tool: a table that is checked, then taken over whole or not at all. */
export function InvoicesStep() {
  const [text, setText] = createSignal("");
  const [checked, setChecked] = createSignal<{ text: string; preview: InvoicesPreview }>();
  const check = async (value: string, key: string) =>
    setChecked({ text: value, preview: await previewInvoices(value, key) });
  const taking = createCommand({
    send: (value: string, key) => importInvoices(value, key),
    done: ({ count }) => {
      toast(words().invoicesTaken(count));
      setText("");
      setChecked(undefined);
    },
    refused: (_, value) => void check(value, crypto.randomUUID()),
  });
  const current = () => (checked()?.text === text() ? checked()?.preview : undefined);
  return (
    <div class="stack">
      <p class="hint">{words().invoicesHint}</p>
      <p class="hint">
        {words().columns}
        {"\u00a0: "}
        <strong>{words().invoiceColumns}</strong>
        {". "}
        {words().invoiceColumnsHint}
      </p>
      <div class="halves">
        <DropZone
          label={words().file}
          accept=".csv,.txt,.tsv,text/*"
          onFile={(file) => void file.arrayBuffer().then((bytes) => setText(textOf(bytes)))}
        />
        <Form schema={Schema} send={(values, key) => check(values.text, key)} submit={words().checkInvoices}>
          <TextArea
            label={words().table}
            name="text"
            value={text()}
            onInput={(event) => setText(event.currentTarget.value)}
            rows={6}
            spellcheck={false}
          />
        </Form>
      </div>
      <Show
        when={current()}
        fallback={
          <Show when={checked() && text()}>
            <p role="status" class="hint">
              {words().changed}
            </p>
          </Show>
        }
      >
        {(preview) => (
          <>
            <Problems title={words().problems} source={text()} rows={preview().problems} />
            <Show when={preview().invoices.length > 0}>
              <Table caption={words().understood} rows={preview().invoices} columns={columns()} />
            </Show>
            <Show when={preview().problems.length === 0 && preview().invoices.length > 0}>
              <div>
                <Button look="primary" pending={taking.pending()} onClick={() => void taking.run(text())}>
                  {words().takeInvoices(preview().invoices.length)}
                </Button>
              </div>
            </Show>
          </>
        )}
      </Show>
    </div>
  );
}

const columns = (): Column<Row>[] => [
  { id: "number", head: words().heads.number, cell: (row) => <span class="code">{row.number}</span>, phone: "title" },
  { id: "client", head: words().heads.client, cell: (row) => row.name },
  { id: "issued", head: words().heads.issuedOn, cell: (row) => <Day day={row.issuedOn} />, phone: "hide" },
  { id: "due", head: words().heads.dueOn, cell: (row) => <Day day={row.dueOn} /> },
  { id: "gross", head: words().heads.gross, num: true, cell: (row) => <Money cents={row.gross} /> },
  { id: "paid", head: words().heads.paid, num: true, cell: (row) => <Money cents={row.paid} /> },
];
