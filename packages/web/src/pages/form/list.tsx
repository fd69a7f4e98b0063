import { useQuery } from "../../api/query.ts";
import { dayPlain } from "../../format/index.ts";
import { words } from "../../messages/form.ts";
import { locale } from "../../messages/locale.ts";
import { useFirm } from "../../shell/firm.ts";
import { Link } from "../../ui/button.tsx";
import { PageHead } from "../../ui/page.tsx";
import { Loaded } from "../../ui/state.tsx";
import { Table } from "../../ui/table.tsx";
import { forms, type Kept } from "./form.data.ts";

const editedOn = ({ versions }: Kept) => versions.at(-1)?.editedAt;

/** The questionnaires that the firm sends, by whom they ask and when. */
export default function Forms() {
  const here = useFirm();
  const query = useQuery(() => forms());
  return (
    <>
      <PageHead title={words().title} crumbs={[{ href: here.path("/reglages"), title: words().settings }]} />
      <p>{words().intro}</p>
      <Loaded of={query} rows={7}>
        {(data) => (
          <Table
            caption={words().title}
            rows={data().forms}
            columns={[
              {
                id: "title",
                head: words().head.form,
                width: 34,
                cell: (form) => (
                  <Link href={here.path(`/reglages/questionnaires/${form.formID}`)}>{form.title[locale()]}</Link>
                ),
              },
              { id: "audience", head: words().head.audience, cell: (form) => words().audience[form.audience] },
              { id: "when", head: words().head.when, cell: (form) => words().when[form.formID] },
              {
                id: "length",
                head: words().head.length,
                cell: (form) => words().length(form.questions.length, form.seconds),
              },
              {
                id: "version",
                head: words().head.version,
                cell: (form) => {
                  const on = editedOn(form);
                  return on ? words().edited(form.version, dayPlain(on)) : words().shipped;
                },
              },
            ]}
          />
        )}
      </Loaded>
    </>
  );
}
