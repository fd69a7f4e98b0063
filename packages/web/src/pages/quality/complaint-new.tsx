import { useNavigate } from "@solidjs/router";
import * as v from "valibot";
import { locale } from "../../messages/locale.ts";
import { words } from "../../messages/quality.ts";
import { useFirm } from "../../shell/firm.ts";
import { Field, Select, TextArea } from "../../ui/field.tsx";
import { Form } from "../../ui/form.tsx";
import { PageHead, Section } from "../../ui/page.tsx";
import { oneOf, optionalText, text } from "../../ui/schema.ts";
import { record } from "./quality.data.ts";

const ROLES = ["participant", "client", "funder", "visitor"] as const;
const Schema = v.object({
  role: oneOf(ROLES),
  name: text(120),
  email: v.union([
    v.pipe(
      v.literal(""),
      v.transform(() => null),
    ),
    v.pipe(text(254), v.email("email")),
  ]),
  about: optionalText(200),
  text: text(4_000),
});

/** Someone of the firm takes down what was said to him by telephone or letter. */
export default function NewComplaint() {
  const here = useFirm();
  const navigate = useNavigate();
  return (
    <>
      <PageHead title={words().complaints.record} crumbs={[{ href: here.path("/qualite"), title: words().title }]} />
      <Form
        schema={Schema}
        send={({ about, ...rest }, key) => record({ ...rest, about: about ?? null, locale: locale() }, key)}
        done={({ complaintID }) => navigate(here.path(`/qualite/reclamations/${complaintID}`))}
        submit={words().complaints.keep}
      >
        <Section title={words().complaint.said}>
          <p class="hint">{words().complaints.recordBody}</p>
          <Select
            label={words().head.from}
            name="role"
            options={ROLES.map((value) => ({ value, label: words().roles[value] }))}
          />
          <div class="pair">
            <Field label={words().complaint.name} name="name" maxlength={120} autocomplete="off" />
            <Field
              label={words().complaint.email}
              hint={words().complaint.emailHint}
              name="email"
              type="email"
              autocomplete="off"
              optional
            />
          </div>
          <Field
            label={words().head.about}
            hint={words().complaint.aboutHint}
            name="about"
            autocomplete="off"
            optional
          />
          <TextArea label={words().complaint.text} name="text" rows={6} />
        </Section>
      </Form>
    </>
  );
}
